package org.standbild.profile;

import org.jspecify.annotations.Nullable;

/**
 * Where a fact is known from.
 *
 * @param url absent for what is only in print
 * @param published absent when the source names no date
 * @param retrieved when the address was looked up
 */
public record Source(
        String title,
        @Nullable String author,
        @Nullable String url,
        @Nullable Edtf published,
        @Nullable Edtf retrieved) {

    public static Source titled(String title) {
        return new Source(title, null, null, null, null);
    }

    boolean isSameAs(Source other) {
        return url != null && url.equals(other.url) || title.equals(other.title);
    }
}
