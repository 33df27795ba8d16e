package org.standbild.editorial.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.editorial.account.Member;
import org.standbild.editorial.change.Hashes;
import org.standbild.editorial.change.IdempotentRequest;
import org.standbild.editorial.change.Preconditions;
import org.standbild.editorial.proposal.Mistake;
import org.standbild.editorial.proposal.Proposals;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;
import tools.jackson.databind.JsonNode;

/** Where the file of a profile becomes a proposal. */
@RestController
class UploadController {

    private final Uploads uploads;
    private final Proposals proposals;

    UploadController(Uploads uploads, Proposals proposals) {
        this.uploads = uploads;
        this.proposals = proposals;
    }

    /**
     * What a file would change.
     *
     * @param baseVersion the version of the profile that it was held against
     * @param classes of each change; empty while there are mistakes
     * @param mistakes why changes could not be recorded as they are
     * @param unresolved what differs and no correction can say
     * @param onlyInProfile slugs that the file does not name; they stay
     * @param proposal id of the draft; absent when it was only tried, or when nothing differs
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Uploaded(
            ProfileCode profile,
            long baseVersion,
            JsonNode changes,
            List<ChangeClass> classes,
            List<Mistake> mistakes,
            List<Differences.Unresolved> unresolved,
            List<String> onlyInProfile,
            @Nullable String proposal) {}

    @Operation(
            summary = "Propose what a profile's file says and the profile does not",
            description =
                    "For editors of that Land and for reviewers. Body: the YAML file of the profile, or its entries as CSV, as "
                            + "/api/document/entries.csv gives them, edited. Every difference becomes one change of a draft; nothing is deleted. "
                            + "What was recorded after a table was made is not undone by it. With dryRun=true the answer says what it would be. "
                            + "Mistakes are named with line and column, in a table the number of the cell.")
    @PostMapping(
            path = "/api/proposals/import",
            consumes = {"application/yaml", "application/x-yaml", "text/yaml", MediaType.TEXT_PLAIN_VALUE, "text/csv"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Uploaded> upload(
            @Parameter(description = "Code of the profile, such as DE-HE") @RequestParam String profile,
            @Parameter(description = "true: only say what would change") @RequestParam(defaultValue = "false")
                    boolean dryRun,
            @Parameter(description = "What the proposal is about") @RequestParam(required = false) @Nullable
                    String note,
            @Parameter(description = "Of a table: the Stand that it shows, as EDTF; usually today")
                    @RequestParam(required = false)
                    @Nullable
                    String stand,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody byte[] body,
            HttpServletRequest http,
            @AuthenticationPrincipal Member member) {
        ProfileCode code = ProfileCode.find(profile)
                .orElseThrow(() -> Problem.badParameter(
                        "profile",
                        new Text(
                                "„" + profile + "“ ist kein Profil; erwartet wird DE oder DE-BW bis DE-TH",
                                "\"" + profile + "\" is no profile; expected is DE or DE-BW to DE-TH")));
        if (note != null && note.length() > 4_000) {
            throw Problem.badParameter("note", new Text("höchstens 4000 Zeichen", "at most 4000 characters"));
        }
        Uploads.File file = "csv"
                        .equals(MediaType.parseMediaType(String.valueOf(http.getContentType()))
                                .getSubtype())
                ? Uploads.File.CSV
                : Uploads.File.YAML;
        Uploads.Tried tried;
        try {
            tried = uploads.tried(code, file, body, uploads.day(stand));
        } catch (UnsoundFile unsound) {
            throw unsound(unsound.mistakes());
        }
        if (dryRun || tried.compared().changes().isEmpty()) {
            return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(uploaded(code, tried, null));
        }
        byte[] asked = (http.getRequestURI() + "?" + http.getQueryString() + "\n").getBytes(StandardCharsets.UTF_8);
        IdempotentRequest request = key == null ? null : Preconditions.idempotent(key, Hashes.sha256(asked, body));
        String id = uploads.draft(code, tried, note, member.actor(), request);
        return ResponseEntity.created(URI.create("/api/proposals/" + id))
                .cacheControl(CacheControl.noStore())
                .header("ETag", "\"" + proposals.find(id).version() + "\"")
                .body(uploaded(code, tried, id));
    }

    private static Uploaded uploaded(ProfileCode code, Uploads.Tried tried, @Nullable String proposal) {
        return new Uploaded(
                code,
                tried.compared().baseVersion(),
                tried.compared().changes(),
                tried.examination().classes(),
                tried.examination().mistakes(),
                tried.compared().unresolved(),
                tried.compared().onlyInProfile(),
                proposal);
    }

    private static Problem unsound(List<Misplaced> mistakes) {
        Problem problem = Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "unsound-file",
                        new Text("In der Datei sind Fehler", "There are mistakes in the file"),
                        new Text(
                                mistakes.size() + " zu berichtigen; nichts wurde vorgeschlagen",
                                mistakes.size() + " to be mended; nothing was proposed"))
                .with("mistakes", mistakes);
        mistakes.forEach(mistake -> problem.error(mistake.line() + ":" + mistake.column(), mistake.message()));
        return problem;
    }
}
