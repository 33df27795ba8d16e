package org.standbild.feed.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.standbild.profile.Text;

/** Through whom mail goes, from whom it comes and where its links lead; not every server has been told. */
@Component
class MailRoute {

    private final @Nullable JavaMailSender sender;
    private final @Nullable InternetAddress from;
    private final String publicUrl;

    MailRoute(
            ObjectProvider<JavaMailSender> sender,
            MailSettings settings,
            @Value("${standbild.public-url:}") String publicUrl) {
        JavaMailSender configured = sender.getIfAvailable();
        this.sender = configured instanceof JavaMailSenderImpl named && !StringUtils.hasText(named.getHost())
                ? null
                : configured;
        this.from = from(settings.from());
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }

    private static @Nullable InternetAddress from(String configured) {
        if (configured.isBlank()) {
            return null;
        }
        try {
            InternetAddress parsed = new InternetAddress(configured, true);
            return parsed.getPersonal() == null
                    ? new InternetAddress(parsed.getAddress(), "Standbild", StandardCharsets.UTF_8.name())
                    : parsed;
        } catch (AddressException | UnsupportedEncodingException e) {
            throw new IllegalStateException("standbild.mail.from is no mail address: " + configured, e);
        }
    }

    /**
     * Why no mail can be sent; absent when it can. Links never follow from a request: whoever sends one could choose where they lead.
     */
    @Nullable
    Text unavailable() {
        List<String> missing = new ArrayList<>();
        if (sender == null) {
            missing.add("spring.mail.host");
        }
        if (from == null) {
            missing.add("standbild.mail.from");
        }
        if (publicUrl.isEmpty()) {
            missing.add("standbild.public-url");
        }
        if (missing.isEmpty()) {
            return null;
        }
        String names = String.join(", ", missing);
        return new Text(
                "Dieser Server verschickt keine Mails; wer ihn betreibt, müsste noch angeben: " + names + ".",
                "This server sends no mail; whoever runs it would still have to set: " + names + ".");
    }

    JavaMailSender sender() {
        if (sender == null) {
            throw new IllegalStateException("There is no mail server");
        }
        return sender;
    }

    InternetAddress from() {
        if (from == null) {
            throw new IllegalStateException("There is no sender of mails");
        }
        return from;
    }

    /** The domain in the sender's address: what ids of messages end with. */
    String domain() {
        String address = from().getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** @param path below the service's address */
    String link(String path) {
        return publicUrl + path;
    }
}
