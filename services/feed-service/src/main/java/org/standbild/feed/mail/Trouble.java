package org.standbild.feed.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailSendException;

/**
 * Why a mail could not be sent.
 *
 * @param says what the server answered, for whoever looks after the service; without the address
 */
record Trouble(Kind kind, String says) {

    enum Kind {
        /** Nothing to do with this mail: the server cannot be reached, or takes nothing from us. */
        SERVER,
        /** May go better another time. */
        TEMPORARY,
        /** The mailbox, or its server, takes none of our mails (5xx, RFC 5321 section 4.2.1). */
        REFUSED
    }

    private static final int DEEPEST = 20;

    static Trouble of(Exception failure, String address) {
        Throwable cause = failure;
        if (failure instanceof MailSendException several && several.getMessageExceptions().length > 0) {
            cause = several.getMessageExceptions()[0];
        }
        Trouble trouble = found(cause, 0);
        String says = (trouble == null ? everything(cause) : trouble.says()).replace(address, "…");
        Kind kind = trouble == null ? Kind.TEMPORARY : trouble.kind();
        return new Trouble(isNotConnected(failure) ? Kind.SERVER : kind, Letters.oneLine(says));
    }

    /**
     * No mail has been looked at: Spring names as the cause of all what is the cause for each mail. Another cause is that the connection could
     * not be closed after a mail had failed.
     */
    private static boolean isNotConnected(Exception failure) {
        return failure instanceof MailSendException several
                && failure.getCause() != null
                && List.of(several.getMessageExceptions()).contains(failure.getCause());
    }

    /** Such as that there is no TLS, and why: because the certificate is not trusted. */
    private static String everything(Throwable failure) {
        Set<String> messages = new LinkedHashSet<>();
        Throwable next = failure;
        for (int depth = 0; next != null && depth < DEEPEST; depth++) {
            messages.add(String.valueOf(next.getMessage()));
            next = next.getCause();
        }
        return String.join(": ", messages);
    }

    private static @Nullable Trouble found(@Nullable Throwable failure, int depth) {
        if (failure == null || depth > DEEPEST) {
            return null;
        }
        Trouble deeper = failure instanceof MessagingException messaging
                ? found(messaging.getNextException(), depth + 1)
                : found(failure.getCause(), depth + 1);
        return deeper != null ? deeper : itself(failure);
    }

    private static @Nullable Trouble itself(Throwable failure) {
        String says = String.valueOf(failure.getMessage());
        if (failure instanceof SMTPAddressFailedException address) {
            return new Trouble(address.getReturnCode() >= 500 ? Kind.REFUSED : Kind.TEMPORARY, says);
        } else if (failure instanceof SMTPSenderFailedException) {
            return new Trouble(Kind.SERVER, says);
        } else if (failure instanceof SMTPSendFailedException content) {
            return new Trouble(content.getReturnCode() >= 500 ? Kind.REFUSED : Kind.TEMPORARY, says);
        } else if (failure instanceof AddressException) {
            return new Trouble(Kind.REFUSED, says);
        } else if (failure instanceof AuthenticationFailedException
                || failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof SocketTimeoutException) {
            return new Trouble(Kind.SERVER, failure.getClass().getSimpleName() + ": " + says);
        }
        return null;
    }
}
