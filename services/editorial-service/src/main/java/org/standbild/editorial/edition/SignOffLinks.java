package org.standbild.editorial.edition;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.standbild.editorial.change.Hashes;

/** Personal links: the name of the edition and 256 random bits, of which only the hash is kept. */
final class SignOffLinks {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private SignOffLinks() {}

    /** A token that was never there before. */
    static String token(String slug) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return slug + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String hash(String token) {
        return Hashes.sha256(token.getBytes(StandardCharsets.UTF_8));
    }

    /** The edition that a token speaks of; empty when it cannot be one of ours. */
    static Optional<String> slug(String token) {
        int dot = token.indexOf('.');
        return dot < 1 || token.length() > 200
                ? Optional.empty()
                : Optional.of(token.substring(0, dot)).filter(EditionIds::isSlug);
    }
}
