package org.standbild.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A programme runs no longer.
 *
 * @param profile the profile it belongs to
 * @param stand from which day it is true
 * @param entry slug of the entry, unique in its profile
 * @param summary one to three sentences in own words
 * @param dates dated facts; they replace the dates of the same {@code what}
 * @param sections every section in which the entry is mentioned
 * @param supersededBy slug of the entry that took its place
 * @param sources what it is known from
 * @param note the editor's note
 */
public record ProgrammeEnded(
        ProfileCode profile,
        Stand stand,
        String entry,
        @Nullable Text summary,
        List<EntryDate> dates,
        List<Section> sections,
        @Nullable String supersededBy,
        List<Source> sources,
        @Nullable String note)
        implements EntryChange {
    public ProgrammeEnded {
        dates = Given.list(dates);
        sections = Given.list(sections);
        sources = Given.list(sources);
    }
}
