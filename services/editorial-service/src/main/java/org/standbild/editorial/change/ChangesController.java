package org.standbild.editorial.change;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.OptionalLong;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.editorial.account.Member;
import org.standbild.eventstore.EventLog;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Review;
import org.standbild.profile.Text;
import org.standbild.webframe.JsonBody;
import org.standbild.webframe.Problem;
import org.standbild.webframe.ReadYourWrites;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Where a reviewer records changes directly. */
@RestController
class ChangesController {

    private final CommandGateway commands;
    private final EventLog log;
    private final boolean directRecording;

    ChangesController(
            CommandGateway commands,
            EventLog log,
            @Value("${standbild.editing.direct-recording:true}") boolean directRecording) {
        this.commands = commands;
        this.log = log;
        this.directRecording = directRecording;
    }

    /**
     * What was recorded.
     *
     * @param position of the last change of the commit
     * @param version of the profile from then on
     */
    record Recorded(long position, long version) {}

    @Operation(
            summary = "Record changes directly",
            description =
                    "For reviewers: one or more changes of one profile, all or none, in one commit. They are shown as recorded "
                            + "without a second review. Needs If-Match; takes an Idempotency-Key.")
    @PostMapping(path = "/api/profiles/{code}/changes", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Recorded> record(
            @PathVariable String code,
            @Parameter(description = "ETag of the profile, or its version in quotes", example = "\"42\"")
                    @RequestHeader(name = "If-Match", required = false)
                    @Nullable
                    String ifMatch,
            @Parameter(
                            description = "Chosen by the client; the same key and body get the first answer again",
                            example = "7f9c2ba4")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String idempotencyKey,
            @RequestBody byte[] body,
            @AuthenticationPrincipal Member member) {
        if (!directRecording) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "direct-recording-off",
                    new Text("Direktes Erfassen ist abgeschaltet", "Recording directly is switched off"),
                    new Text(
                            "Änderungen werden hier vorgeschlagen und von einer zweiten Person freigegeben: /api/proposals",
                            "Changes are proposed here and approved by a second person: /api/proposals"));
        }
        ProfileCode profile = ProfileCode.find(code).orElseThrow(() -> noSuchProfile(code));
        long version = Preconditions.version(ifMatch);
        IdempotentRequest request =
                idempotencyKey == null ? null : Preconditions.idempotent(idempotencyKey, Hashes.sha256(body));
        List<ProfileChange> changes = ChangeReader.read(profile, parsed(body));
        long newVersion = commands.sendAndWait(new RecordChanges(
                profile.code(), version, changes, member.actor().person(), Review.WITHOUT_SECOND_REVIEW, request));
        OptionalLong position = log.positionOf(profile.code(), newVersion - 1);
        Recorded recorded = new Recorded(position.orElseThrow(), newVersion);
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(ReadYourWrites.POSITION, Long.toString(recorded.position()))
                .header(ReadYourWrites.MIN_POSITION, Long.toString(recorded.position()))
                .header("Location", "/api/changes/" + recorded.position())
                .eTag("\"" + newVersion + "\"")
                .body(recorded);
    }

    private static JsonNode parsed(byte[] body) {
        JsonNode node = JsonBody.parse(body);
        return node.isObject() ? JsonNodeFactory.instance.arrayNode().add(node) : node;
    }

    private static Problem noSuchProfile(String code) {
        return Problem.of(
                        HttpStatus.NOT_FOUND,
                        "no-such-profile",
                        new Text("Dieses Profil gibt es nicht", "There is no such profile"),
                        new Text(
                                "„" + code + "“ ist keines der 17 Profile",
                                "\"" + code + "\" is none of the 17 profiles"))
                .with("known", ProfileCode.values());
    }
}
