package org.standbild.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sources named, by title or address, support the entry no longer.
 *
 * @param profile the profile it belongs to
 * @param stand from which day they support it no longer
 * @param entry slug of the entry, unique in its profile
 * @param sources which ones, by title or address
 * @param note the editor's note
 */
public record SourceRetired(
        ProfileCode profile,
        Stand stand,
        String entry,
        List<Source> sources,
        @Nullable String note) implements EntryChange {
    public SourceRetired {
        sources = Given.list(sources);
    }
}
