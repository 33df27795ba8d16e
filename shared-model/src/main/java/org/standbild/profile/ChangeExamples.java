package org.standbild.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * One example of each change, as an element of the array that {@code POST /api/profiles/{code}/changes} takes. The profile is not in it:
 * the path names it.
 */
public final class ChangeExamples {

    private ChangeExamples() {}

    /** A JSON object with {@code type} and the fields of that type. */
    public static String json(ChangeType type) {
        String file = "examples/" + type.typeName() + ".json";
        try (InputStream example = ChangeExamples.class.getResourceAsStream(file)) {
            if (example == null) {
                throw new IllegalStateException("There is no " + file);
            }
            return new String(example.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
