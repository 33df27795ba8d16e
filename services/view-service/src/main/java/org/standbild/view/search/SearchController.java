package org.standbild.view.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.view.answer.Answers;
import org.standbild.view.point.PointInTime;
import org.standbild.view.point.Points;

@RestController
@Tag(name = "Reading")
class SearchController {

    private final Search search;
    private final Points points;

    SearchController(Search search, Points points) {
        this.search = search;
        this.points = points;
    }

    @GetMapping(path = "/api/search", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Entries and statements by their words, at a point of the two clocks",
            description =
                    "Every word of q has to be found, in any field: titles, other names, summaries and statements, bodies, places, the name of the Land. Case,"
                            + " endings, ä or ae, ß or ss make no difference, and a word is found in longer ones that are made of it (Behörde in"
                            + " Ausländerbehörde). \"Words in quotes\" stand side by side; -word must not be there. Nothing that can be typed is an"
                            + " error. Without q: everything the filters admit.")
    @ApiResponse(
            responseCode = "200",
            description =
                    "The best hits with the wording that was found, and how many there are by profile, kind and status",
            content = @Content(schema = @Schema(implementation = Results.class)))
    @ApiResponse(responseCode = "304", description = "The client has exactly this answer")
    @ApiResponse(
            responseCode = "400",
            description = "bad-parameter: a date, filter or number that cannot be read; names those there are",
            content = @Content)
    ResponseEntity<byte[]> search(
            @Parameter(description = "What is looked for", example = "Ausländerbehörde")
                    @RequestParam(required = false, defaultValue = "")
                    String q,
            @Parameter(
                            description =
                                    "The day looked at (valid time), as EDTF; a period means its last day. Default: today in Berlin",
                            example = "2020-02")
                    @RequestParam(required = false)
                    @Nullable
                    String stand,
            @Parameter(
                            description =
                                    "As known at that instant (recorded time), or at the end of that day or period in Berlin. Default: all we know",
                            example = "2020-05-01")
                    @RequestParam(required = false)
                    @Nullable
                    String knownAt,
            @Parameter(description = "Only of these profiles, by ISO 3166-2", example = "DE-HE")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> profile,
            @Parameter(description = "Only of these kinds", example = "ZAB") @RequestParam(required = false) @Nullable
                    List<String> kind,
            @Parameter(description = "Only with one of these statuses on that day", example = "PLANNED")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> status,
            @Parameter(description = "How many of the best hits to leave out", example = "20")
                    @RequestParam(required = false, defaultValue = "0")
                    String offset,
            @Parameter(description = "How many hits to give, 100 at most", example = "20")
                    @RequestParam(required = false, defaultValue = "20")
                    String limit) {
        PointInTime point = points.at(stand, knownAt);
        Question question = Question.read(q, profile, kind, status, offset, limit);
        return Answers.json(search.find(question, point), point.settled());
    }
}
