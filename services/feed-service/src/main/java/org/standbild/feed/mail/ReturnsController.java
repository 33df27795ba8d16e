package org.standbild.feed.mail;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.mail.MessagingException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/** Where the mail server of the sender hands in what came back. */
@RestController
@Tag(name = "Subscriptions")
class ReturnsController {

    private static final String HEADER = "Bounce-Key";
    private static final int SHORTEST = 16;
    /** What follows is text of the mail itself. */
    private static final int ENOUGH = 1 << 20;

    private final Returns returns;
    private final byte[] key;

    ReturnsController(Returns returns, @Value("${standbild.mail.bounce-key:}") String key) {
        if (!key.isEmpty() && key.length() < SHORTEST) {
            throw new IllegalStateException("standbild.mail.bounce-key has fewer than " + SHORTEST + " characters");
        }
        this.returns = returns;
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    @PostMapping("/api/subscriptions/bounces")
    @Operation(
            summary = "A mail has come back (RFC 3464)",
            description =
                    "For the mail server that receives what is addressed to the sender: the message as it came. Of a mail that"
                            + " could not be delivered for good, the subscription is paused. Anything else is taken and changes nothing."
                            + " The header " + HEADER + " has the value of the setting standbild.mail.bounce-key.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "message/rfc822",
                                            schema = @Schema(type = "string", format = "binary"))))
    @ApiResponse(responseCode = "204", description = "Taken", content = @Content)
    ResponseEntity<Void> take(
            @RequestHeader(name = HEADER, required = false) @Nullable String given,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        if (given == null || key.length == 0 || !MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), key)) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "no-bounces-from-you",
                    new Text("Nur für den Mailserver", "For the mail server only"),
                    new Text(
                            "Der Kopf " + HEADER
                                    + " muss haben, was auf dem Server in standbild.mail.bounce-key steht.",
                            "The header " + HEADER
                                    + " must have what the server's setting standbild.mail.bounce-key says."));
        }
        try {
            Bounce.in(request.getInputStream().readNBytes(ENOUGH)).ifPresent(returns::returned);
        } catch (MessagingException e) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "unreadable-message",
                    new Text("Das ist keine Mail", "This is no mail message"),
                    new Text(
                            "Erwartet wird die Mail, wie sie ankam (message/rfc822).",
                            "Expected is the message as it came (message/rfc822)."));
        }
        return ResponseEntity.noContent().build();
    }
}
