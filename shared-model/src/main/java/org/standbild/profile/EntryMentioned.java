package org.standbild.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A known entry is mentioned in further sections as well.
 *
 * @param profile the profile it belongs to
 * @param stand from which day it is true
 * @param entry slug of the entry, unique in its profile
 * @param sections every section in which the entry is mentioned
 * @param sources what it is known from
 * @param note the editor's note
 */
public record EntryMentioned(
        ProfileCode profile,
        Stand stand,
        String entry,
        List<Section> sections,
        List<Source> sources,
        @Nullable String note)
        implements EntryChange {
    public EntryMentioned {
        sections = Given.list(sections);
        sources = Given.list(sources);
    }
}
