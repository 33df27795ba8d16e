package org.standbild.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plans of the sections were made before the measures against the pandemic.
 *
 * @param profile the profile it belongs to
 * @param stand from which day it is true
 * @param layer which of the three caveats of the document
 * @param summary the caveat in own words
 * @param sections whose plans stand under it
 * @param printed where it is printed
 * @param sources what it is known from
 * @param note the editor's note
 */
public record CovidCaveatRecorded(
        ProfileCode profile,
        Stand stand,
        CaveatLayer layer,
        @Nullable Text summary,
        List<Section> sections,
        @Nullable String printed,
        List<Source> sources,
        @Nullable String note)
        implements ProfileChange {
    public CovidCaveatRecorded {
        sections = Given.list(sections);
        sources = Given.list(sources);
    }
}
