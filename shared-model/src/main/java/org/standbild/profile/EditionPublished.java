package org.standbild.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Stand is published under a name and frozen.
 *
 * @param profile the profile it belongs to
 * @param stand the day that the edition shows
 * @param edition slug of the edition, such as {@code stand-2020-02}
 * @param title the name under which it is cited
 * @param position position of the last change that is part of it
 * @param sha256 SHA-256, in hexadecimal, over the canonical JSON (RFC 8785) of the document at that point
 * @param sources what it is known from
 * @param note the editor's note
 */
public record EditionPublished(
        ProfileCode profile,
        Stand stand,
        String edition,
        @Nullable Text title,
        long position,
        String sha256,
        List<Source> sources,
        @Nullable String note)
        implements ProfileChange {
    public EditionPublished {
        sources = Given.list(sources);
    }
}
