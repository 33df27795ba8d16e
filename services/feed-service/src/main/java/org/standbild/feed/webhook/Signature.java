package org.standbild.feed.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Standard Webhooks 1.0 says: HMAC-SHA256 over id, time and body, once for each secret that counts. */
final class Signature {

    private static final String PREFIX = "whsec_";

    private Signature() {}

    /** The value of the header {@code webhook-signature}. */
    static String of(List<String> secrets, String id, Instant at, byte[] body) {
        return secrets.stream().map(secret -> "v1," + one(secret, id, at, body)).collect(Collectors.joining(" "));
    }

    private static String one(String secret, String id, Instant at, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), "HmacSHA256"));
            mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
