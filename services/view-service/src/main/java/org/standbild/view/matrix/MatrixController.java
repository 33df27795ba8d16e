package org.standbild.view.matrix;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.view.answer.Answers;
import org.standbild.view.point.PointInTime;
import org.standbild.view.point.Points;

@RestController
@Tag(name = "Comparing")
class MatrixController {

    private final Matrices matrices;
    private final Points points;

    MatrixController(Matrices matrices, Points points) {
        this.matrices = matrices;
        this.points = points;
    }

    @GetMapping(path = "/api/matrix/{topic}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "One topic in all 16 Länder",
            description = "One row a Land, with its situation on the day asked and the entries behind it.")
    @ApiResponse(
            responseCode = "200",
            description = "16 rows, in the document's order; their members depend on the topic",
            content = @Content(schema = @Schema(implementation = Matrix.class)))
    @ApiResponse(responseCode = "400", description = "bad-parameter: a date that cannot be read", content = @Content)
    @ApiResponse(responseCode = "404", description = "no-such-topic: names the three", content = @Content)
    ResponseEntity<byte[]> matrix(
            @Parameter(
                            description = "The topic",
                            example = "zentrale-auslaenderbehoerde",
                            schema = @Schema(allowableValues = {"zentrale-auslaenderbehoerde", "strategies", "hsp4"}))
                    @PathVariable
                    String topic,
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
                    String knownAt) {
        Topic known = Topic.asked(topic);
        PointInTime point = points.at(stand, knownAt);
        return Answers.json(matrices.of(known, point), point.settled());
    }
}
