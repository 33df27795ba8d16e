package org.standbild.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody checked the sections and found nothing to change.
 *
 * @param profile the profile it belongs to
 * @param stand when it was checked
 * @param sections what was checked
 * @param sources what it was checked against
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
