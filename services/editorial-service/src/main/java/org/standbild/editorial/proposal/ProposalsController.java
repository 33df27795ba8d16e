package org.standbild.editorial.proposal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.editorial.account.Member;
import org.standbild.editorial.change.Hashes;
import org.standbild.editorial.change.IdempotentRequest;
import org.standbild.editorial.change.Preconditions;
import org.standbild.eventstore.EventLog;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;
import org.standbild.webframe.ReadYourWrites;

/** Where editors propose and reviewers decide. Every write names the version it has seen and answers with the proposal as it left it. */
@RestController
@RequestMapping(path = "/api/proposals", produces = MediaType.APPLICATION_JSON_VALUE)
class ProposalsController {

    private static final int LONGEST_PAGE = 500;
    private static final byte[] NOTHING = {};

    private final CommandGateway commands;
    private final Proposals proposals;
    private final EventLog log;

    ProposalsController(CommandGateway commands, Proposals proposals, EventLog log) {
        this.commands = commands;
        this.proposals = proposals;
        this.log = log;
    }

    @Operation(
            summary = "Proposals, as a list",
            description =
                    "For everybody who is logged in. With state=SUBMITTED it is the review queue, the oldest first.")
    @GetMapping
    ResponseEntity<ProposalList> list(
            @Parameter(
                            description =
                                    "DRAFT, SUBMITTED, CHANGES_REQUESTED, APPROVED, REJECTED or WITHDRAWN; absent: any")
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @Parameter(description = "Code of a profile, such as DE-HE; absent: any")
                    @RequestParam(required = false)
                    @Nullable
                    String profile,
            @Parameter(description = "true: only those that I wrote or helped to write")
                    @RequestParam(defaultValue = "false")
                    String mine,
            @RequestParam(defaultValue = "0") String offset,
            @Parameter(description = "1 to 500") @RequestParam(defaultValue = "100") String limit,
            @AuthenticationPrincipal Member member) {
        ProposalList.Wanted wanted = new ProposalList.Wanted(
                state == null ? null : state(state),
                profile == null ? null : profile(profile),
                truth("mine", mine) ? member.actor().person() : null,
                number("offset", offset, 0, 1_000_000),
                number("limit", limit, 1, LONGEST_PAGE));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(proposals.list(wanted));
    }

    @Operation(
            summary = "Begin a proposal",
            description =
                    "For editors of that Land and for reviewers. The changes may be unfinished; they are examined when the "
                            + "proposal is submitted, and what is wrong with them is in the answer already.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ProposalView> draft(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody byte[] body,
            HttpServletRequest http,
            @AuthenticationPrincipal Member member) {
        ProposalBody.Draft draft = ProposalBody.draft(body);
        IdempotentRequest request = request(key, http, body);
        String id = ProposalIds.next(member.actor(), request);
        long version = commands.sendAndWait(new DraftProposal(
                id, member.actor(), draft.profile(), draft.note(), draft.changes(), draft.baseVersion(), request));
        return answer(ResponseEntity.created(URI.create("/api/proposals/" + id)), id, version);
    }

    @Operation(summary = "A proposal, with what it would overwrite and what is wrong with it")
    @GetMapping("/{id}")
    ResponseEntity<ProposalView> read(@PathVariable String id) {
        ProposalView view = proposals.find(id);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("ETag", "\"" + view.version() + "\"")
                .body(view);
    }

    @Operation(
            summary = "Let a draft say something else, as a whole",
            description =
                    "A draft, or a proposal that was given back. baseVersion says that the writer has seen that version of the "
                            + "profile; without it, the one before stays.")
    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ProposalView> revise(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody byte[] body,
            HttpServletRequest http,
            @AuthenticationPrincipal Member member) {
        ProposalView known = proposals.find(id);
        long version = Preconditions.version(ifMatch);
        ProposalBody.Draft draft = ProposalBody.revision(body, known.profile());
        return send(new ReviseDraft(
                id,
                version,
                member.actor(),
                draft.note(),
                draft.changes(),
                draft.baseVersion(),
                request(key, http, body)));
    }

    @Operation(
            summary = "Hand a draft in for review",
            description = "It needs a note, at least one source, and changes that fit the profile as it is now.")
    @PostMapping("/{id}/submission")
    ResponseEntity<ProposalView> submit(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest http,
            @AuthenticationPrincipal Member member) {
        return send(
                new SubmitProposal(id, Preconditions.version(ifMatch), member.actor(), request(key, http, NOTHING)));
    }

    @Operation(
            summary = "Give a proposal back to its author",
            description = "For reviewers who have not written any of it. Body: reason.")
    @PostMapping("/{id}/change-requests")
    ResponseEntity<ProposalView> requestChanges(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody(required = false) byte @Nullable [] body,
            HttpServletRequest http,
            @AuthenticationPrincipal Member member) {
        byte[] given = given(body);
        String reason = Objects.requireNonNull(ProposalBody.reason(given, true));
        return send(new RequestChanges(
                id, Preconditions.version(ifMatch), member.actor(), reason, request(key, http, given)));
    }

    @Operation(
            summary = "Approve a proposal: its changes are recorded, in one commit with the approval",
            description =
                    "For reviewers who have not written any of it. Body, optional: classes, one for each change, null for the "
                            + "class that follows from the change. X-Position names the last change.")
    @PostMapping("/{id}/approval")
    ResponseEntity<ProposalView> approve(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody(required = false) byte @Nullable [] body,
            HttpServletRequest http,
            @AuthenticationPrincipal Member member) {
        byte[] given = given(body);
        return send(new ApproveProposal(
                id,
                Preconditions.version(ifMatch),
                member.actor(),
                ProposalBody.classes(given),
                request(key, http, given)));
    }

    @Operation(
            summary = "Say no to a proposal for good",
            description = "For reviewers who have not written any of it. Body: reason.")
    @PostMapping("/{id}/rejection")
    ResponseEntity<ProposalView> reject(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody(required = false) byte @Nullable [] body,
            HttpServletRequest http,
            @AuthenticationPrincipal Member member) {
        byte[] given = given(body);
        String reason = Objects.requireNonNull(ProposalBody.reason(given, true));
        return send(new RejectProposal(
                id, Preconditions.version(ifMatch), member.actor(), reason, request(key, http, given)));
    }

    @Operation(summary = "Give a proposal up", description = "For those who wrote it. Body, optional: reason.")
    @PostMapping("/{id}/withdrawal")
    ResponseEntity<ProposalView> withdraw(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody(required = false) byte @Nullable [] body,
            HttpServletRequest http,
            @AuthenticationPrincipal Member member) {
        byte[] given = given(body);
        return send(new WithdrawProposal(
                id,
                Preconditions.version(ifMatch),
                member.actor(),
                ProposalBody.reason(given, false),
                request(key, http, given)));
    }

    @Operation(
            summary = "Say something about a proposal",
            description = "Body: text, and optionally pointer, a JSON pointer to the part of the proposal it is about.")
    @PostMapping(path = "/{id}/comments", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ProposalView> comment(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody byte[] body,
            HttpServletRequest http,
            @AuthenticationPrincipal Member member) {
        ProposalBody.Said said = ProposalBody.comment(body);
        return send(new CommentOnProposal(
                id,
                Preconditions.version(ifMatch),
                member.actor(),
                said.text(),
                said.pointer(),
                request(key, http, body)));
    }

    private ResponseEntity<ProposalView> send(ProposalCommand command) {
        if (!proposals.exists(command.proposal())) {
            throw Refused.by(Rule.NO_SUCH_PROPOSAL);
        }
        long version = commands.sendAndWait(command);
        return answer(ResponseEntity.ok(), command.proposal(), version);
    }

    private ResponseEntity<ProposalView> answer(ResponseEntity.BodyBuilder answer, String id, long version) {
        ProposalView view = proposals.at(id, version);
        long position = view.recorded() == null
                ? log.positionOf(id, version - 1).orElseThrow()
                : view.recorded().last();
        return answer.cacheControl(CacheControl.noStore())
                .header(ReadYourWrites.POSITION, Long.toString(position))
                .header(ReadYourWrites.MIN_POSITION, Long.toString(position))
                .header("ETag", "\"" + version + "\"")
                .body(view);
    }

    private static byte[] given(byte @Nullable [] body) {
        return body == null ? NOTHING : body;
    }

    /** The same key for another thing to do is another request. */
    private static @Nullable IdempotentRequest request(@Nullable String key, HttpServletRequest http, byte[] body) {
        byte[] asked = (http.getMethod() + " " + http.getRequestURI() + "\n").getBytes(StandardCharsets.UTF_8);
        return key == null ? null : Preconditions.idempotent(key, Hashes.sha256(asked, body));
    }

    private static State state(String given) {
        return Arrays.stream(State.values())
                .filter(state -> state.name().equals(given.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problem.badParameter(
                        "state",
                        new Text(
                                "„" + given + "“ gibt es nicht; möglich sind " + Arrays.toString(State.values()),
                                "\"" + given + "\" is unknown; possible are " + Arrays.toString(State.values()))));
    }

    private static ProfileCode profile(String given) {
        return ProfileCode.find(given)
                .orElseThrow(() -> Problem.badParameter(
                        "profile",
                        new Text(
                                "„" + given + "“ ist kein Profil; erwartet wird DE oder DE-BW bis DE-TH",
                                "\"" + given + "\" is no profile; expected is DE or DE-BW to DE-TH")));
    }

    private static boolean truth(String parameter, String given) {
        if (given.equals("true") || given.equals("false")) {
            return given.equals("true");
        }
        throw Problem.badParameter(parameter, new Text("erwartet wird true oder false", "expected is true or false"));
    }

    private static int number(String parameter, String given, int least, int most) {
        if (given.matches("\\d{1,7}")) {
            int number = Integer.parseInt(given);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw Problem.badParameter(
                parameter,
                new Text(
                        "erwartet wird eine ganze Zahl von " + least + " bis " + most,
                        "expected is a whole number from " + least + " to " + most));
    }
}
