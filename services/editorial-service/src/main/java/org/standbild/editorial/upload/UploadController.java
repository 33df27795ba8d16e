package org.standbild.editorial.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.StringReader;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.gateway.CommandGateway;
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
import org.standbild.editorial.change.IdempotentRequest;
import org.standbild.editorial.change.JsonBody;
import org.standbild.editorial.change.Preconditions;
import org.standbild.editorial.document.ProfileFile;
import org.standbild.editorial.document.UnsoundDocument;
import org.standbild.editorial.proposal.DraftProposal;
import org.standbild.editorial.proposal.Examination;
import org.standbild.editorial.proposal.Mistake;
import org.standbild.editorial.proposal.ProposalIds;
import org.standbild.editorial.proposal.Proposals;
import org.standbild.eventstore.Histories;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.History;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;
import tools.jackson.databind.JsonNode;

/** Where the file of a profile becomes a proposal. */
@RestController
class UploadController {

    private static final int LARGEST = 1024 * 1024;
    private static final int MOST_CHANGES = 200;
    private static final Pattern PLACE = Pattern.compile("[^:]*:(\\d+):(\\d+): (.*)", Pattern.DOTALL);

    private final CommandGateway commands;
    private final Histories histories;
    private final Proposals proposals;

    UploadController(CommandGateway commands, Histories histories, Proposals proposals) {
        this.commands = commands;
        this.histories = histories;
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

    /** One mistake in a file. */
    record Misplaced(int line, int column, String message) {}

    @Operation(
            summary = "Propose what a profile's file says and the profile does not",
            description =
                    "For editors of that Land and for reviewers. Body: the YAML file of the profile. Every difference becomes one change "
                            + "of a draft; nothing is deleted. With dryRun=true the answer says what it would be. Mistakes are named with line and column.")
    @PostMapping(
            path = "/api/proposals/import",
            consumes = {"application/yaml", "application/x-yaml", "text/yaml", MediaType.TEXT_PLAIN_VALUE},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Uploaded> upload(
            @Parameter(description = "Code of the profile, such as DE-HE") @RequestParam String profile,
            @Parameter(description = "true: only say what would change") @RequestParam(defaultValue = "false")
                    boolean dryRun,
            @Parameter(description = "What the proposal is about") @RequestParam(required = false) @Nullable
                    String note,
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
        History current = histories.of(code);
        Differences differences = Differences.between(current, read(code, body));
        Examination examination = Examination.of(current, current.version(), differences.changes());
        if (dryRun || differences.changes().isEmpty()) {
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .body(uploaded(code, current, differences, examination, null));
        }
        requireFew(differences.changes().size());
        byte[] asked = (http.getRequestURI() + "?" + http.getQueryString() + "\n").getBytes(StandardCharsets.UTF_8);
        IdempotentRequest request = key == null ? null : Preconditions.idempotent(key, JsonBody.sha256(asked, body));
        String id = ProposalIds.next(member.actor(), request);
        commands.sendAndWait(new DraftProposal(
                id,
                member.actor(),
                code,
                Objects.requireNonNullElse(note, "Abgleich mit der hochgeladenen Datei"),
                differences.changes(),
                current.version(),
                request));
        return ResponseEntity.created(URI.create("/api/proposals/" + id))
                .cacheControl(CacheControl.noStore())
                .header("ETag", "\"" + proposals.find(id).version() + "\"")
                .body(uploaded(code, current, differences, examination, id));
    }

    private static Uploaded uploaded(
            ProfileCode code,
            History current,
            Differences differences,
            Examination examination,
            @Nullable String proposal) {
        return new Uploaded(
                code,
                current.version(),
                differences.changes(),
                examination.classes(),
                examination.mistakes(),
                differences.unresolved(),
                differences.onlyInProfile(),
                proposal);
    }

    private static List<ProfileChange> read(ProfileCode code, byte[] body) {
        if (body.length > LARGEST) {
            throw Problem.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "too-large",
                    new Text("Die Datei ist zu groß", "The file is too large"),
                    new Text("Höchstens 1 MiB", "At most 1 MiB"));
        }
        List<ProfileChange> changes;
        try {
            String yaml = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            changes = ProfileFile.read(code + ".yaml", new StringReader(yaml));
        } catch (CharacterCodingException e) {
            throw unsound(List.of(new Misplaced(1, 1, "is not UTF-8")));
        } catch (UnsoundDocument unsound) {
            throw unsound(
                    unsound.mistakes().stream().map(UploadController::misplaced).toList());
        }
        if (changes.stream().anyMatch(change -> change.profile() != code)) {
            throw unsound(List.of(new Misplaced(1, 1, "profile: expected is " + code)));
        }
        return changes;
    }

    private static Misplaced misplaced(String mistake) {
        Matcher match = PLACE.matcher(mistake);
        return match.matches()
                ? new Misplaced(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)), match.group(3))
                : new Misplaced(1, 1, mistake);
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
        mistakes.forEach(mistake ->
                problem.error(mistake.line() + ":" + mistake.column(), new Text(mistake.message(), mistake.message())));
        return problem;
    }

    private static void requireFew(int changes) {
        if (changes > MOST_CHANGES) {
            throw Problem.of(
                    HttpStatus.CONFLICT,
                    "too-many-differences",
                    new Text("Zu viele Unterschiede für einen Vorschlag", "Too many differences for one proposal"),
                    new Text(
                            changes + " Unterschiede; ein Vorschlag hat höchstens " + MOST_CHANGES
                                    + ". Bitte die Datei in Schritten angleichen.",
                            changes + " differences; a proposal has at most " + MOST_CHANGES
                                    + ". Please change the file step by step."));
        }
    }
}
