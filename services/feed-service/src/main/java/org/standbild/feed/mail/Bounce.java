package org.standbild.feed.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A mail server gave up on a mail of ours (RFC 3464).
 *
 * @param messageId of our mail, in angle brackets
 * @param status why, as RFC 3463 numbers it; begins with 5
 */
record Bounce(String messageId, String status) {

    /** What a message says; empty when it is no such report, or one of something that may still go well. */
    static Optional<Bounce> in(byte[] message) throws MessagingException {
        MimeMessage report = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message));
        String status = null;
        String messageId = null;
        try {
            if (!new ContentType(report.getContentType()).match("multipart/report")
                    || !(report.getContent() instanceof Multipart parts)) {
                return Optional.empty();
            }
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                switch (new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT)) {
                    case "message/delivery-status", "message/global-delivery-status" -> status = failure(part);
                    case "message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers" ->
                        messageId = first(new InternetHeaders(part.getInputStream()), "Message-ID");
                    default -> {
                        // what people read
                    }
                }
            }
        } catch (IOException e) {
            throw new MessagingException("It cannot be read", e);
        }
        return status == null || messageId == null ? Optional.empty() : Optional.of(new Bounce(messageId, status));
    }

    /** Fields of the message, then a group for each recipient; we write to one. */
    private static @Nullable String failure(BodyPart part) throws MessagingException, IOException {
        InputStream fields = part.getInputStream();
        InternetHeaders group = new InternetHeaders(fields);
        while (group.getAllHeaders().hasMoreElements()) {
            String action = first(group, "Action");
            String status = first(group, "Status");
            if (action != null && action.equalsIgnoreCase("failed") && status != null && status.startsWith("5.")) {
                return status.split("[ (]", 2)[0];
            }
            group = new InternetHeaders(fields);
        }
        return null;
    }

    private static @Nullable String first(InternetHeaders headers, String name) {
        String[] values = headers.getHeader(name);
        return values == null ? null : values[0].strip();
    }
}
