package org.standbild.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody checked the sections and found nothing to change.
 *
 * @param profile the profile it belongs to
 * @param stand from which day it is true
 * @param sections every section in which the entry is mentioned
 * @param sources what it is known from
 * @param note the editor's note
 */
public record SectionChecked(
        ProfileCode profile,
        Stand stand,
        List<Section> sections,
        List<Source> sources,
        @Nullable String note) implements ProfileChange {
    public SectionChecked {
        sections = Given.list(sections);
        sources = Given.list(sources);
    }
}
