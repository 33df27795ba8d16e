package org.standbild.view.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.eventstore.ChainVerifier;
import org.standbild.eventstore.EventLog;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/** Walks the hash chain of the log. */
@RestController
class AuditController {

    private static final int MOST = 100_000;

    private final ObjectProvider<EventLog> log;

    AuditController(ObjectProvider<EventLog> log) {
        this.log = log;
    }

    /**
     * What the walk found.
     *
     * @param intact whether every commit walked follows from the one before it
     * @param complete whether the walk came to the end of the log
     * @param verifiedCommits ordinal of the first commit not walked: what to ask next as {@code from}
     * @param headHash hash of the last commit walked; published elsewhere, it proves that nobody cut off the end
     * @param broken the first commit that is not what was recorded; absent when there is none
     */
    record Verification(
            boolean intact,
            boolean complete,
            long from,
            long verifiedCommits,
            long verifiedEvents,
            String headHash,
            ChainVerifier.@Nullable Break broken) {}

    @Operation(
            summary = "Verify the hash chain of the log",
            description =
                    "Walks at most limit commits from the ordinal given and names the first one that was edited, deleted, inserted"
                            + " or swapped. When complete is false, ask again with from = verifiedCommits.")
    @GetMapping("/api/audit/verification")
    ResponseEntity<Verification> verify(
            @Parameter(
                            description = "ordinal of the first commit to walk; the hash of the one before is trusted",
                            example = "0")
                    @RequestParam(defaultValue = "0")
                    String from,
            @Parameter(description = "commits to walk at most, 1 to 100000", example = "10000")
                    @RequestParam(defaultValue = "10000")
                    String limit) {
        long first = number("from", from, 0, Long.MAX_VALUE);
        long most = number("limit", limit, 1, MOST);
        EventLog here = log.getIfAvailable();
        if (here == null) {
            throw Problem.of(
                    HttpStatus.NOT_FOUND,
                    "no-log-here",
                    new Text("Hier liegt kein Protokoll", "There is no log here"),
                    new Text(
                            "Diese Instanz liest nicht aus dem Ereignisprotokoll",
                            "This instance does not read the event log"));
        }
        ChainVerifier.Result result = new ChainVerifier(here).verify(first, most);
        ChainVerifier.Checkpoint reached = result.reached();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(new Verification(
                        result.intact(),
                        result.complete(),
                        first,
                        reached.ordinal(),
                        reached.position(),
                        reached.hash(),
                        result.broken()));
    }

    private static long number(String parameter, String value, long least, long most) {
        if (value.matches("\\d{1,18}")) {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        String range = most == Long.MAX_VALUE ? "ab " + least : least + " bis " + most;
        throw Problem.badParameter(
                parameter,
                new Text(
                        "„" + value + "“: erwartet wird eine ganze Zahl " + range,
                        "\"" + value + "\": expected is a whole number "
                                + range.replace("ab", "from").replace("bis", "to")));
    }
}
