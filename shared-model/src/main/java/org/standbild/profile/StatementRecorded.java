package org.standbild.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding without a name of its own, explicit negatives included.
 *
 * @param profile the profile it belongs to
 * @param stand from which day it is true
 * @param entry slug of the entry, unique in its profile
 * @param title the name a reader expects; absent when the entry is known and keeps its name
 * @param summary one to three sentences in own words
 * @param sections every section in which the entry is mentioned
 * @param dates dated facts; they replace the dates of the same {@code what}
 * @param negative true when the statement says that something is not there
 * @param sources what it is known from
 * @param note the editor's note
 */
public record StatementRecorded(
        ProfileCode profile,
        Stand stand,
        String entry,
        @Nullable Text title,
        @Nullable Text summary,
        List<Section> sections,
        List<EntryDate> dates,
        @Nullable Boolean negative,
        List<Source> sources,
        @Nullable String note)
        implements EntryChange {
    public StatementRecorded {
        sections = Given.list(sections);
        dates = Given.list(dates);
        sources = Given.list(sources);
    }
}
