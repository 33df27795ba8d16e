package org.standbild.editorial.change;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
import org.standbild.editorial.account.Account;
import org.standbild.eventstore.EventLog;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Review;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;
import org.standbild.webframe.ReadYourWrites;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where a reviewer records changes directly. */
@RestController
class ChangesController {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

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
            @AuthenticationPrincipal Account actor) {
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
                idempotencyKey == null ? null : Preconditions.idempotent(idempotencyKey, sha256(body));
        List<ProfileChange> changes = ChangeReader.read(profile, parsed(body));
        long newVersion = commands.sendAndWait(new RecordChanges(
                profile.code(), version, changes, actor.person(), Review.WITHOUT_SECOND_REVIEW, request));
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
        try {
            JsonNode node = JSON.readTree(body);
            return node.isObject() ? JSON.createArrayNode().add(node) : node;
        } catch (JacksonException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " (" + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr() + ")";
            throw Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "not-json",
                    new Text("Kein lesbares JSON", "No readable JSON"),
                    new Text(
                            "Der Rumpf ist kein gültiges JSON" + where + ": " + e.getOriginalMessage(),
                            "The body is not valid JSON" + where + ": " + e.getOriginalMessage()));
        }
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

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
