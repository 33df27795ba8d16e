package org.standbild.editorial.edition;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.editorial.account.Member;
import org.standbild.editorial.change.Hashes;
import org.standbild.editorial.change.IdempotentRequest;
import org.standbild.editorial.change.Preconditions;
import org.standbild.profile.EditionPublished;
import org.standbild.webframe.ReadYourWrites;

/** Where reviewers publish editions and ask for agreement. */
@RestController
class EditionsController {

    private final Publishing publishing;
    private final SignOffs signOffs;

    EditionsController(Publishing publishing, SignOffs signOffs) {
        this.publishing = publishing;
        this.signOffs = signOffs;
    }

    @Operation(
            summary = "Publish an edition",
            description =
                    "For reviewers: the document at that Stand, as it is known now, gets a name and a SHA-256 and never changes again. "
                            + "With dryRun=true nothing is published; the answer says what it would be and what is overdue. "
                            + "Body: slug, title {de, en}, stand, and optionally note.")
    @PostMapping(path = "/api/editions", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Publishing.Cut> publish(
            @Parameter(description = "true: only say what would be published") @RequestParam(defaultValue = "false")
                    boolean dryRun,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody byte[] body,
            @AuthenticationPrincipal Member member) {
        EditionPublished wanted = EditionBody.edition(body);
        if (dryRun) {
            return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(publishing.tried(wanted));
        }
        IdempotentRequest request = key == null ? null : Preconditions.idempotent(key, Hashes.sha256(body));
        Publishing.Cut cut = publishing.publish(wanted, member.actor(), request);
        String position = String.valueOf(cut.publishedAtPosition());
        return ResponseEntity.created(URI.create("/api/editions/" + cut.edition()))
                .header(ReadYourWrites.POSITION, position)
                .header(ReadYourWrites.MIN_POSITION, position)
                .body(cut);
    }

    @Operation(
            summary = "Ask the coordination of one Land's IQ network for its agreement",
            description =
                    "For reviewers. The answer holds a personal link, once: it can be used once, expires and can be revoked. "
                            + "Body: profile, coordination, and optionally validForDays (1 to 90, usually 30).")
    @PostMapping(path = "/api/editions/{slug}/sign-offs", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SignOffs.Invitation> ask(
            @PathVariable String slug,
            @Parameter(
                            description =
                                    "Chosen by the client; the same key and body ask once. Sent again within 15 minutes, the answer holds the link again")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key,
            @RequestBody byte[] body,
            @AuthenticationPrincipal Member member) {
        EditionBody.Asked asked = EditionBody.signOff(body);
        IdempotentRequest request = key == null ? null : Preconditions.idempotent(key, Hashes.sha256(body));
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(signOffs.ask(
                        slug, asked.profile(), asked.coordination(), asked.validFor(), member.actor(), request));
    }

    @Operation(
            summary = "Who was asked for agreement to an edition, and what became of it",
            description = "For reviewers.")
    @GetMapping("/api/editions/{slug}/sign-offs")
    List<SignOffs.Invitation> links(@PathVariable String slug) {
        return signOffs.of(slug);
    }

    @Operation(summary = "Take a personal link back", description = "For reviewers; a link that was used stays used.")
    @DeleteMapping("/api/editions/{slug}/sign-offs/{id}")
    ResponseEntity<Void> revoke(
            @PathVariable String slug, @PathVariable String id, @AuthenticationPrincipal Member member) {
        signOffs.revoke(slug, id, member.actor());
        return ResponseEntity.noContent().build();
    }
}
