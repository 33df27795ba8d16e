package org.standbild.editorial.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.eventstore.ChangesCheck;
import org.standbild.eventstore.ChangesProjection;
import org.standbild.eventstore.EventLog;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/** How far readers are, and how to build anew what they read. */
@RestController
class ProjectionsController {

    private final ChangesProjection changes;
    private final EventLog log;
    private final RowsFoldedAnew proposals;
    private final ChangesCheck check;

    ProjectionsController(
            ChangesProjection changes,
            ChangesCheck check,
            EventLog log,
            EventProcessingConfiguration processing,
            Clock clock) {
        this.changes = changes;
        this.check = check;
        this.log = log;
        this.proposals = new RowsFoldedAnew("proposals", processing, clock);
    }

    /**
     * A projection.
     *
     * @param position up to where readers see the log
     * @param lag how many events behind the head
     * @param rebuild absent when this process has none under way and none behind it
     * @param check the last comparison with the log and with the hash of every edition; absent before the first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Projection(
            String name,
            long position,
            long head,
            long lag,
            @Nullable Rebuild rebuild,
            ChangesCheck.@Nullable Result check) {

        public boolean isBeingRebuilt() {
            return rebuild != null && rebuild.state() == ChangesProjection.State.REBUILDING;
        }

        public boolean wasRebuilt() {
            return rebuild != null && rebuild.endedAt() != null;
        }

        /** Only what is compared can be checked. */
        public boolean canBeChecked() {
            return name.equals(ChangesProjection.NAME);
        }
    }

    /**
     * The last rebuild of this process.
     *
     * @param timeLeft ISO 8601 duration; absent when nothing is being rebuilt
     */
    record Rebuild(
            ChangesProjection.State state,
            long position,
            long target,
            long changesPerSecond,
            @Nullable Duration timeLeft,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String message) {}

    @Operation(summary = "Every projection with its position, its lag and its last rebuild")
    @GetMapping("/api/admin/projections")
    List<Projection> projections() {
        ChangesProjection.Progress progress = changes.progress();
        long head = log.headPosition();
        long position = changes.position();
        long seen = proposals.position(head);
        return List.of(
                new Projection(
                        ChangesProjection.NAME,
                        position,
                        head,
                        Math.max(0, head - position),
                        new Rebuild(
                                progress.state(),
                                progress.position(),
                                progress.target(),
                                progress.changesPerSecond(),
                                progress.timeLeft(),
                                progress.startedAt(),
                                progress.endedAt(),
                                progress.message()),
                        check.last()),
                new Projection(
                        proposals.name(),
                        seen,
                        head,
                        Math.max(0, head - seen),
                        proposals.rebuild(head).orElse(null),
                        null));
    }

    @Operation(
            summary = "Build a projection anew beside the live one and swap",
            description =
                    "Answers at once; GET /api/admin/projections tells how far it is. Readers see the old rows until the new ones"
                            + " are complete and say the same.")
    @PostMapping("/api/admin/projections/{name}/rebuild")
    ResponseEntity<List<Projection>> rebuild(@PathVariable String name) {
        if (name.equals(proposals.name())) {
            if (!proposals.isUnderWay()) {
                start(name, () -> proposals.foldAnew(log.headPosition()));
                return accepted();
            }
            throw underWay();
        }
        if (!name.equals(ChangesProjection.NAME)) {
            throw unknown(name, List.of(ChangesProjection.NAME, proposals.name()));
        }
        if (changes.progress().state() == ChangesProjection.State.REBUILDING) {
            throw underWay();
        }
        start(name, changes::rebuild);
        return accepted();
    }

    @Operation(
            summary = "Hold what readers see against the log",
            description =
                    "Compares every stored row, every change in memory, the whole document and the hash of every edition with a fold of"
                            + " the log from its beginning. Happens every night by itself; what it found is in the answer of"
                            + " GET /api/admin/projections and in the health of the log.")
    @PostMapping("/api/admin/projections/{name}/check")
    ChangesCheck.Result check(@PathVariable String name) {
        if (!name.equals(ChangesProjection.NAME)) {
            throw unknown(name, List.of(ChangesProjection.NAME));
        }
        return check.run();
    }

    private static Problem unknown(String name, List<String> known) {
        return Problem.of(
                        HttpStatus.NOT_FOUND,
                        "no-such-projection",
                        new Text("Diese Projektion gibt es nicht", "There is no such projection"),
                        new Text(
                                "„" + name + "“ gibt es hier nicht; es gibt " + String.join(", ", known),
                                "There is no \"" + name + "\" here; there is " + String.join(", ", known)))
                .with("known", known);
    }

    private static void start(String name, Runnable work) {
        Thread rebuild = new Thread(work, "rebuild-" + name);
        rebuild.setDaemon(true);
        rebuild.start();
    }

    private ResponseEntity<List<Projection>> accepted() {
        return ResponseEntity.accepted()
                .header("Location", "/api/admin/projections")
                .body(projections());
    }

    private static Problem underWay() {
        return Problem.of(
                HttpStatus.CONFLICT,
                "rebuild-under-way",
                new Text("Der Neuaufbau läuft schon", "The rebuild is under way"),
                new Text(
                        "Bitte warten; GET /api/admin/projections sagt, wie weit er ist",
                        "Please wait; GET /api/admin/projections says how far it is"));
    }
}
