package org.standbild.feed.subscription;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts what must not be readable in the database (AES-256 in GCM), and makes tags by which equal values are found again. */
final class Vault {

    static final String FILE = "subscriptions.key";

    private static final int SHORTEST_KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec encryption;
    private final SecretKeySpec lookup;
    private final SecureRandom random = new SecureRandom();

    private Vault(String key) {
        byte[] material = key.getBytes(StandardCharsets.UTF_8);
        this.encryption = new SecretKeySpec(mac(material, "standbild subscriptions: encryption"), "AES");
        this.lookup = new SecretKeySpec(mac(material, "standbild subscriptions: lookup"), "HmacSHA256");
    }

    /**
     * @param configured empty: the key is in that folder, or is drawn and put there
     * @throws IllegalStateException when the key is too short, or cannot be read or kept
     */
    static Vault open(String configured, Path folder) {
        String key = configured.isBlank() ? kept(folder) : configured.strip();
        if (key.length() < SHORTEST_KEY) {
            throw new IllegalStateException("standbild.subscriptions.key needs at least " + SHORTEST_KEY
                    + " characters, such as \"openssl rand -hex 32\" prints");
        }
        return new Vault(key);
    }

    private static String kept(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (Files.notExists(file)) {
                Files.createDirectories(folder);
                byte[] drawn = new byte[32];
                new SecureRandom().nextBytes(drawn);
                Path fresh = Files.createTempFile(
                        folder,
                        FILE,
                        ".new",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(fresh, HexFormat.of().formatHex(drawn), StandardOpenOption.SYNC);
                try {
                    Files.createLink(file, fresh);
                } catch (FileAlreadyExistsException drawnByAnother) {
                    // theirs is the key
                } finally {
                    Files.delete(fresh);
                }
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The key to the subscribers' addresses can be neither read nor kept in " + file
                            + "; set standbild.subscriptions.key (STANDBILD_SUBSCRIPTIONS_KEY)",
                    e);
        }
    }

    /** @param context what must be said again to decrypt, such as the id of the row */
    byte[] encrypt(byte[] plain, String context) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context, plain);
        byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE, sealed.length);
        return all;
    }

    /** @throws IllegalStateException when it was encrypted with another key or for something else, or was altered */
    byte[] decrypt(byte[] sealed, String context) {
        return cipher(
                Cipher.DECRYPT_MODE,
                Arrays.copyOf(sealed, NONCE),
                context,
                Arrays.copyOfRange(sealed, NONCE, sealed.length));
    }

    private byte[] cipher(int mode, byte[] nonce, String context, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, encryption, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "What belongs to " + context
                            + " cannot be decrypted: standbild.subscriptions.key is not the one it was encrypted with",
                    e);
        }
    }

    /** The same for the same value, and nobody without the key learns the value from it. */
    String tag(String value) {
        return HexFormat.of().formatHex(mac(lookup.getEncoded(), value));
    }

    /** @return 32 random bytes in Base64 for addresses, 43 characters */
    String randomWord() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(32));
    }

    byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] mac(byte[] key, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
