package org.standbild.feed.subscription;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a subscription leads to, and what is secret about it: what the log must not know.
 *
 * @param address the URL of a webhook, or a mail address
 * @param ownerMail where the owner of a webhook is told that it no longer works; absent when not given
 * @param token whoever has it may manage the subscription
 * @param secrets of a webhook, the newest first; none of a mail
 */
public record Contact(String address, @Nullable String ownerMail, String token, List<Secret> secrets) {

    public Contact {
        secrets = List.copyOf(secrets);
    }

    /**
     * A secret with which deliveries are signed.
     *
     * @param value {@code whsec_} and Base64
     * @param until from then on it counts no more; absent for the newest
     */
    public record Secret(String value, @Nullable Instant until) {

        boolean countsAt(Instant now) {
            return until == null || now.isBefore(until);
        }

        @Override
        public String toString() {
            return "Secret until " + until;
        }
    }

    /** With which a delivery at that moment is signed, the newest first. */
    public List<String> secretsAt(Instant now) {
        return secrets.stream()
                .filter(secret -> secret.countsAt(now))
                .map(Secret::value)
                .toList();
    }

    /** Nothing of it belongs into a log of the program. */
    @Override
    public String toString() {
        return "Contact";
    }
}
