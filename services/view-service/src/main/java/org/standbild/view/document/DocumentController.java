package org.standbild.view.document;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.standbild.eventstore.Document;
import org.standbild.profile.ProfileCode;
import org.standbild.view.answer.Answers;
import org.standbild.view.point.PointInTime;
import org.standbild.view.point.Points;
import org.standbild.webframe.Words;

@RestController
@Tag(name = "Reading")
class DocumentController {

    private final WholeDocument document;
    private final Points points;

    DocumentController(WholeDocument document, Points points) {
        this.document = document;
        this.points = points;
    }

    @GetMapping(
            path = "/api/document",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_HTML_VALUE, "text/markdown", "text/csv"})
    @Operation(
            summary = "The whole document at a point of the two clocks",
            description =
                    "All 17 profiles, the federal chapter first; the same point gives the same document. Accept chooses: JSON, text/markdown, text/csv"
                            + " (the entries, RFC 4180) or text/html, which leads to the page. Links that cannot say Accept:"
                            + " /api/document/document.md and /api/document/entries.csv, for one profile with profile=.")
    @ApiResponse(
            responseCode = "200",
            description = "The document",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = Document.class)),
                @Content(mediaType = "text/markdown"),
                @Content(mediaType = "text/csv")
            })
    @ApiResponse(responseCode = "303", description = "To the page, for who accepts text/html most", content = @Content)
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
                    String knownAt,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable
                    String accept) {
        Format format = Format.wanted(accept);
        PointInTime point = points.at(stand, knownAt);
        return switch (format) {
            case JSON -> Answers.json(document.at(point), point.settled());
            case HTML -> toThePage(stand, knownAt);
            case MARKDOWN -> markdown(document.at(point), point, null);
            case CSV -> csv(document.at(point), point);
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
        return markdown(part(point, profile), point, language);
    }

    @Hidden
    @GetMapping("/api/document/entries.csv")
    ResponseEntity<byte[]> csv(
            @RequestParam(required = false) @Nullable String stand,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String profile) {
        PointInTime point = points.at(stand, knownAt);
        return csv(part(point, profile), point);
    }

    private static ResponseEntity<byte[]> markdown(Document part, PointInTime point, @Nullable String language) {
        Words words = new Words("en".equals(language) ? "en" : "de");
        return Answers.text(DocumentAsMarkdown.of(part, words), Format.MARKDOWN.type(), point.settled());
    }

    private static ResponseEntity<byte[]> csv(Document part, PointInTime point) {
        return Answers.text(EntriesAsCsv.of(part), Format.CSV.type(), point.settled());
    }

    private Document part(PointInTime point, @Nullable String profile) {
        Document all = document.at(point);
        if (profile == null || profile.isBlank()) {
            return all;
        }
        ProfileCode code = points.profile(profile);
        return new Document(
                all.stand(),
                all.knownAt(),
                all.position(),
                all.coverage(),
                all.profiles().stream().filter(each -> each.code() == code).toList());
    }

    private static ResponseEntity<byte[]> toThePage(@Nullable String stand, @Nullable String knownAt) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .varyBy(HttpHeaders.ACCEPT)
                .location(ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/dokument")
                        .queryParamIfPresent("stand", Optional.ofNullable(stand))
                        .queryParamIfPresent("knownAt", Optional.ofNullable(knownAt))
                        .encode()
                        .build()
                        .toUri())
                .build();
    }
}
