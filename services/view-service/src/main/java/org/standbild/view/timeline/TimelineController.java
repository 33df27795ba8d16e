package org.standbild.view.timeline;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.Kind;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Section;
import org.standbild.view.answer.Answers;
import org.standbild.view.point.Points;
import org.standbild.view.timeline.Selection.Sorting;

@RestController
@Tag(name = "Reading")
class TimelineController {

    /** A profile's changes, oldest first by that clock. */
    private record Timeline(
            ProfileCode profile,
            String name,
            @Schema(allowableValues = {"stand", "recorded"}) String clock,

            List<TimelineChange> items) {}

    private final Timelines timelines;
    private final Points points;

    TimelineController(Timelines timelines, Points points) {
        this.timelines = timelines;
        this.points = points;
    }

    @GetMapping(path = "/api/profiles/{code}/timeline", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What happened to a profile, change by change",
            description =
                    "Every change that was ever recorded, retracted ones included, with what recording it altered on the day from"
                            + " which it is true. Oldest first, by the clock asked. Each item is the change itself and, besides, its position,"
                            + " eventId, label, class, recordedAt, review, the entry's title, kind and sections, and its differences.")
    @ApiResponse(
            responseCode = "200",
            description = "The timeline",
            content = @Content(schema = @Schema(implementation = Timeline.class)))
    @ApiResponse(responseCode = "400", description = "bad-parameter", content = @Content)
    @ApiResponse(responseCode = "404", description = "no-such-profile: names the 17 codes", content = @Content)
    ResponseEntity<byte[]> timeline(
            @Parameter(description = "ISO 3166-2; DE is the federal chapter", example = "DE-HE") @PathVariable
                    String code,
            @Parameter(
                            description =
                                    "stand: by the day from which a change is true; recorded: by when it was recorded",
                            schema =
                                    @Schema(
                                            allowableValues = {"stand", "recorded"},
                                            defaultValue = "stand"))
                    @RequestParam(required = false)
                    @Nullable
                    String clock,
            @Parameter(
                            description =
                                    "From that day or the beginning of that period on; by clock=recorded an instant as well",
                            example = "2020-01")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(
                            description =
                                    "Up to that day or the end of that period; by clock=recorded an instant as well",
                            example = "2020-12")
                    @RequestParam(required = false)
                    @Nullable
                    String to,
            @Parameter(description = "Only changes of what these sections mention", example = "IQ_HSP4")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> section,
            @Parameter(description = "Only changes of entries of these kinds", example = "PROGRAMME")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> kind,
            @Parameter(description = "Only changes of these classes", example = "DEVELOPMENT")
                    @RequestParam(name = "class", required = false)
                    @Nullable
                    List<String> changeClass) {
        ProfileCode profile = points.profile(code);
        Sorting sorting =
                Selection.constants(Sorting.class, "clock", clock == null ? List.of() : List.of(clock)).stream()
                        .findFirst()
                        .orElse(Sorting.STAND);
        Predicate<TimelineItem> asked = sorting == Sorting.STAND ? trueWithin(from, to) : recordedWithin(from, to);
        Selection selection = new Selection(
                sorting,
                Selection.constants(Section.class, "section", section),
                Selection.constants(Kind.class, "kind", kind),
                Selection.constants(ChangeClass.class, "class", changeClass));
        return Answers.json(
                new Timeline(
                        profile,
                        profile.label().de(),
                        sorting.toString(),
                        selection.of(timelines.of(profile)).stream()
                                .filter(asked)
                                .map(TimelineChange::of)
                                .toList()),
                false);
    }

    private Predicate<TimelineItem> trueWithin(@Nullable String from, @Nullable String to) {
        LocalDate first = points.firstDay("from", from).orElse(LocalDate.MIN);
        LocalDate last = points.lastDay("to", to).orElse(LocalDate.MAX);
        return item -> !Selection.takesEffect(item).isBefore(first)
                && !Selection.takesEffect(item).isAfter(last);
    }

    private Predicate<TimelineItem> recordedWithin(@Nullable String from, @Nullable String to) {
        Instant first = points.beginning("from", from).orElse(Instant.MIN);
        Instant last = points.end("to", to).orElse(Instant.MAX);
        return item -> !item.recorded().recordedAt().isBefore(first)
                && !item.recorded().recordedAt().isAfter(last);
    }
}
