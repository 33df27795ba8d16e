package org.standbild.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A profile is part of the document from now on.
 *
 * @param profile the profile it belongs to
 * @param stand from which day it is true
 * @param name the profile's name
 * @param sections the sections that the profile has, empty ones included; opening counts as checking them
 * @param sources what it is known from
 * @param note the editor's note
 */
public record ProfileOpened(
        ProfileCode profile,
        Stand stand,
        Text name,
        List<Section> sections,
        List<Source> sources,
        @Nullable String note)
        implements ProfileChange {
    public ProfileOpened {
        sections = Given.list(sections);
        sources = Given.list(sources);
    }
}
