package org.standbild.profile;

import org.jspecify.annotations.Nullable;

/**
 * Words for readers, in the document's language and, where somebody has written it, in English.
 *
 * @param en absent when there is no translation; German is shown then
 */
public record Text(String de, @Nullable String en) {

    public static Text de(String de) {
        return new Text(de, null);
    }

    /** In the language asked for ({@code en}), in German when there is no translation. */
    public String in(String language) {
        return language.equals("en") && en != null ? en : de;
    }
}
