package org.standbild.view.document;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.eventstore.Document;
import org.standbild.profile.ProfileCode;
import org.standbild.view.answer.Answers;
import org.standbild.view.point.PointInTime;
import org.standbild.view.point.Points;

@RestController
@Tag(name = "Reading")
class DocumentController {

    private final WholeDocument document;
    private final Renditions renditions;
    private final Points points;

    DocumentController(WholeDocument document, Renditions renditions, Points points) {
        this.document = document;
        this.renditions = renditions;
        this.points = points;
    }

    @GetMapping("/api/document")
    @Operation(
            summary = "The whole document at a point of the two clocks",
            description =
                    "All 17 profiles, the federal chapter first; the same point gives the same document. Accept chooses: JSON, text/markdown, text/csv"
                            + " (the entries, RFC 4180), application/pdf (tagged) or text/html, which leads to the page. Links that cannot say Accept:"
                            + " /api/document/document.md and /api/document/entries.csv, for one profile with profile=, and /dokument.pdf,"
                            + " for one profile /laender/{slug}.pdf.")
    @ApiResponse(
            responseCode = "200",
            description = "The document",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = Document.class)),
                @Content(mediaType = "text/markdown"),
                @Content(mediaType = "text/csv"),
                @Content(mediaType = MediaType.APPLICATION_PDF_VALUE)
            })
    @ApiResponse(responseCode = "303", description = "To the page, for who accepts text/html most", content = @Content)
    @ApiResponse(responseCode = "304", description = "The client has exactly this answer")
    @ApiResponse(responseCode = "400", description = "bad-parameter: a date that cannot be read", content = @Content)
    @ApiResponse(responseCode = "406", description = "not-acceptable: names the formats there are", content = @Content)
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
                    String knownAt,
            @Parameter(description = "Of Markdown and PDF: de or en. Default: de", example = "en")
                    @RequestParam(required = false)
                    @Nullable
                    String language,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable
                    String accept) {
        Format format = Format.wanted(accept);
        PointInTime point = points.at(stand, knownAt);
        return switch (format) {
            case JSON -> Answers.json(document.at(point), point.settled());
            case HTML -> renditions.page("/dokument", stand, knownAt);
            default -> renditions.of(document.at(point), point, format, language);
        };
    }

    @Hidden
    @GetMapping("/api/document/document.md")
    ResponseEntity<byte[]> markdown(
            @RequestParam(required = false) @Nullable String stand,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String profile,
            @RequestParam(required = false) @Nullable String language) {
        PointInTime point = points.at(stand, knownAt);
        return renditions.of(part(point, profile), point, Format.MARKDOWN, language);
    }

    @Hidden
    @GetMapping("/api/document/entries.csv")
    ResponseEntity<byte[]> csv(
            @RequestParam(required = false) @Nullable String stand,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String profile) {
        PointInTime point = points.at(stand, knownAt);
        return renditions.of(part(point, profile), point, Format.CSV, null);
    }

    @Hidden
    @GetMapping("/dokument.pdf")
    ResponseEntity<byte[]> pdf(
            @RequestParam(required = false) @Nullable String stand,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String language) {
        PointInTime point = points.at(stand, knownAt);
        return renditions.of(document.at(point), point, Format.PDF, language);
    }

    @Hidden
    @GetMapping("/laender/{slug}.pdf")
    ResponseEntity<byte[]> pdfOfAProfile(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String stand,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String language) {
        ProfileCode code = ProfileCode.withSlug(slug).orElseGet(() -> points.profile(slug));
        PointInTime point = points.at(stand, knownAt);
        return renditions.of(document.at(point, code), point, Format.PDF, language);
    }

    private Document part(PointInTime point, @Nullable String profile) {
        return profile == null || profile.isBlank() ? document.at(point) : document.at(point, points.profile(profile));
    }
}
