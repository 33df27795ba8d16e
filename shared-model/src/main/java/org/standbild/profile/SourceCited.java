package org.standbild.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source supports an entry.
 *
 * @param profile the profile it belongs to
 * @param stand from which day it is true
 * @param entry slug of the entry, unique in its profile
 * @param sources what it is known from
 * @param note the editor's note
 */
public record SourceCited(
        ProfileCode profile,
        Stand stand,
        String entry,
        List<Source> sources,
        @Nullable String note) implements EntryChange {
    public SourceCited {
        sources = Given.list(sources);
    }
}
