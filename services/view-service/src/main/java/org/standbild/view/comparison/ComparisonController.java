package org.standbild.view.comparison;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.profile.ProfileCode;
import org.standbild.view.answer.Answers;
import org.standbild.view.point.PointInTime;
import org.standbild.view.point.Points;

@RestController
@Tag(name = "Comparing", description = "What differs between two points of the two clocks, and why")
class ComparisonController {

    private final Comparisons comparisons;
    private final TwoPoints twoPoints;
    private final Points points;

    ComparisonController(Comparisons comparisons, TwoPoints twoPoints, Points points) {
        this.comparisons = comparisons;
        this.twoPoints = twoPoints;
        this.points = points;
    }

    @GetMapping(path = "/api/profiles/{code}/comparison", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What differs in a profile between two points",
            description =
                    "Field by field, prose word by word, each difference with the changes behind it, or DATE_PASSED when only time"
                            + " went by. An edition may stand for a point.")
    @ApiResponse(
            responseCode = "200",
            description = "The differences; a sentence that sums them up comes first",
            content = @Content(schema = @Schema(implementation = ProfileComparison.class)))
    @ApiResponse(responseCode = "400", description = "bad-parameter", content = @Content)
    @ApiResponse(
            responseCode = "404",
            description = "no-such-profile: names the 17 codes; no-such-entry: the profile never had it",
            content = @Content)
    ResponseEntity<byte[]> profile(
            @Parameter(description = "ISO 3166-2; DE is the federal chapter", example = "DE-HE") @PathVariable
                    String code,
            @ParameterObject TwoPoints.Asked asked,
            @Parameter(description = "Only this entry or statement, by its slug", example = "puma")
                    @RequestParam(required = false)
                    @Nullable
                    String entry) {
        PointInTime from = twoPoints.from(asked);
        PointInTime to = twoPoints.to(asked);
        ProfileCode profile = points.profile(code);
        return Answers.json(
                entry == null || entry.isBlank()
                        ? comparisons.between(profile, from, to)
                        : comparisons.between(profile, entry.strip(), from, to),
                from.settled() && to.settled());
    }

    @GetMapping(path = "/api/document/comparison", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What differs in the whole document between two points",
            description = "All 17 profiles, also those without a difference.")
    @ApiResponse(
            responseCode = "200",
            description = "The differences by profile; a sentence that sums them up comes first",
            content = @Content(schema = @Schema(implementation = DocumentComparison.class)))
    @ApiResponse(responseCode = "400", description = "bad-parameter", content = @Content)
    ResponseEntity<byte[]> document(@ParameterObject TwoPoints.Asked asked) {
        PointInTime from = twoPoints.from(asked);
        PointInTime to = twoPoints.to(asked);
        return Answers.json(comparisons.between(from, to), from.settled() && to.settled());
    }
}
