package org.standbild.eventstore;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256 over fields that cannot run into each other: each carries its length. */
final class Digests {

    static final byte[] GENESIS = new byte[32];

    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static void number(MessageDigest sha, long value) {
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    static void text(MessageDigest sha, @Nullable String value) {
        if (value == null) {
            number(sha, -1);
            return;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        number(sha, bytes.length);
        sha.update(bytes);
    }

    /** The same fields, written down instead of digested. */
    static final class Bytes {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Bytes number(long value) {
            bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
            return this;
        }

        Bytes text(@Nullable String value) {
            if (value == null) {
                return number(-1);
            }
            byte[] text = value.getBytes(StandardCharsets.UTF_8);
            number(text.length);
            bytes.writeBytes(text);
            return this;
        }

        byte[] toByteArray() {
            return bytes.toByteArray();
        }
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
