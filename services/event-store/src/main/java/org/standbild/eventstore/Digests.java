package org.standbild.eventstore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256 over fields that cannot run into each other: each carries its length. */
final class Digests {

    static final byte[] GENESIS = new byte[32];

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Digests::newDigest);

    private Digests() {}

    /** Of all of these, one after the other. */
    static byte[] sha256(byte[]... parts) {
        MessageDigest sha = SHA_256.get();
        sha.reset();
        for (byte[] part : parts) {
            sha.update(part);
        }
        return sha.digest();
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Fields to digest, written down one after the other. */
    static final class Bytes {

        private ByteBuffer bytes = ByteBuffer.allocate(256);

        Bytes number(long value) {
            withRoomFor(Long.BYTES).putLong(value);
            return this;
        }

        Bytes text(@Nullable String value) {
            if (value == null) {
                return number(-1);
            }
            byte[] text = value.getBytes(StandardCharsets.UTF_8);
            number(text.length);
            withRoomFor(text.length).put(text);
            return this;
        }

        private ByteBuffer withRoomFor(int more) {
            if (bytes.remaining() < more) {
                bytes = ByteBuffer.allocate(2 * bytes.capacity() + more).put(bytes.flip());
            }
            return bytes;
        }

        byte[] toByteArray() {
            return Arrays.copyOf(bytes.array(), bytes.position());
        }
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
