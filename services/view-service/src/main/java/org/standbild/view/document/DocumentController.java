package org.standbild.view.document;

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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.eventstore.Document;
import org.standbild.view.answer.Answers;
import org.standbild.view.point.PointInTime;
import org.standbild.view.point.Points;

@RestController
@Tag(name = "Reading")
class DocumentController {

    private final WholeDocument document;
    private final Points points;

    DocumentController(WholeDocument document, Points points) {
        this.document = document;
        this.points = points;
    }

    @GetMapping(path = "/api/document", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The whole document at a point of the two clocks",
            description = "All 17 profiles, the federal chapter first; the same point gives the same document.")
    @ApiResponse(
            responseCode = "200",
            description = "The document",
            content = @Content(schema = @Schema(implementation = Document.class)))
    @ApiResponse(responseCode = "304", description = "The client has exactly this answer")
    @ApiResponse(responseCode = "400", description = "bad-parameter: a date that cannot be read", content = @Content)
    ResponseEntity<byte[]> document(
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
        PointInTime point = points.at(stand, knownAt);
        return Answers.json(document.at(point), point.settled());
    }
}
