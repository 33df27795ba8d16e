package org.standbild.view.edition;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.eventstore.CanonicalDocument;
import org.standbild.eventstore.Document;
import org.standbild.view.answer.Answers;

@RestController
@RequestMapping(path = "/api/editions", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Editions", description = "Published, named, frozen documents and the proof that they have not changed")
class EditionController {

    private final Editions editions;

    EditionController(Editions editions) {
        this.editions = editions;
    }

    @GetMapping
    @Operation(summary = "The editions, in the order of publication")
    @ApiResponse(
            responseCode = "200",
            description = "Each with its Stand, position, SHA-256 and sign-offs",
            content = @Content(array = @ArraySchema(schema = @Schema(implementation = Edition.class))))
    ResponseEntity<byte[]> all() {
        return Answers.json(editions.all(), false);
    }

    @GetMapping("/{slug}")
    @Operation(summary = "One edition")
    @ApiResponse(
            responseCode = "200",
            description = "The edition with its sign-offs",
            content = @Content(schema = @Schema(implementation = Edition.class)))
    @ApiResponse(responseCode = "404", description = "no-such-edition: names those there are", content = @Content)
    ResponseEntity<byte[]> edition(
            @Parameter(description = "Its slug", example = "stand-2020-02") @PathVariable String slug) {
        return Answers.json(editions.named(slug), false);
    }

    @GetMapping("/{slug}/document")
    @Operation(
            summary = "An edition's document, byte by byte as it was hashed",
            description = "Canonical JSON (RFC 8785): the SHA-256 of the body is the published one. Never changes.")
    @ApiResponse(
            responseCode = "200",
            description = "The document; the ETag is its SHA-256",
            content = @Content(schema = @Schema(implementation = Document.class)))
    @ApiResponse(responseCode = "304", description = "The client has it")
    @ApiResponse(responseCode = "404", description = "no-such-edition: names those there are", content = @Content)
    ResponseEntity<byte[]> document(
            @Parameter(description = "Its slug", example = "stand-2020-02") @PathVariable String slug) {
        Edition edition = editions.named(slug);
        byte[] bytes = editions.document(edition);
        String sha256 = CanonicalDocument.sha256(bytes);
        return Answers.bytes(bytes, sha256, sha256.equalsIgnoreCase(edition.sha256()));
    }

    @GetMapping("/{slug}/verification")
    @Operation(
            summary = "Folds an edition anew and compares its hash with the published one",
            description = "Computed from the log at every request, never from a copy.")
    @ApiResponse(
            responseCode = "200",
            description = "Both hashes, and whether they are the same",
            content = @Content(schema = @Schema(implementation = Verification.class)))
    @ApiResponse(responseCode = "404", description = "no-such-edition: names those there are", content = @Content)
    ResponseEntity<byte[]> verification(
            @Parameter(description = "Its slug", example = "stand-2020-02") @PathVariable String slug) {
        return Answers.json(editions.verify(editions.named(slug)), false);
    }
}
