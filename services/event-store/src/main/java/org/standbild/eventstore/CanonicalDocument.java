package org.standbild.eventstore;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.SortedMap;
import org.erdtman.jcs.JsonCanonicalizer;
import org.standbild.profile.History;
import org.standbild.profile.ProfileCode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The {@link Document} as canonical JSON (RFC 8785), and its SHA-256: what an edition is published with and verified by.
 *
 * <p>What is absent is left out, so a field that is added later and absent in older data does not alter a published hash. The mapper is
 * its own: no setting of an application can alter one either.
 */
public final class CanonicalDocument {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(always -> always.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private CanonicalDocument() {}

    /** The document as it was on that day, after what was known up to that position; UTF-8. */
    public static byte[] bytes(SortedMap<ProfileCode, History> histories, LocalDate stand, long position) {
        return bytes(Document.at(histories, stand, position));
    }

    /** The same of what readers have in memory now. */
    public static byte[] bytes(Histories histories, LocalDate stand, long position) {
        return bytes(Document.at(histories, stand, position));
    }

    private static byte[] bytes(Document document) {
        try {
            return new JsonCanonicalizer(JSON.writeValueAsString(document)).getEncodedUTF8();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In lower-case hexadecimal, as {@code sha256sum} prints it. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
