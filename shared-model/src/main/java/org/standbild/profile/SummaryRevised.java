package org.standbild.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A summary is worded anew; no fact changes.
 *
 * @param profile the profile it belongs to
 * @param stand from which day it is true
 * @param entry absent: the summary belongs to the sections themselves
 * @param summary one to three sentences in own words
 * @param sections whose summary it is; with {@code entry}, every section in which that is mentioned
 * @param sources what it is known from
 * @param note the editor's note
 */
public record SummaryRevised(
        ProfileCode profile,
        Stand stand,
        @Nullable String entry,
        @Nullable Text summary,
        List<Section> sections,
        List<Source> sources,
        @Nullable String note)
        implements ProfileChange {
    public SummaryRevised {
        sections = Given.list(sections);
        sources = Given.list(sources);
    }
}
