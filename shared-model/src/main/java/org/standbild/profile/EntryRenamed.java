package org.standbild.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry has a new name; the old one becomes an alias.
 *
 * @param profile the profile it belongs to
 * @param stand from which day it is true
 * @param entry slug of the entry, unique in its profile
 * @param title the name a reader expects; absent when the entry is known and keeps its name
 * @param summary one to three sentences in own words
 * @param aliases abbreviations, other and printed names
 * @param dates dated facts; they replace the dates of the same {@code what}
 * @param sections every section in which the entry is mentioned
 * @param roles who is responsible, carries, funds, takes part
 * @param sources what it is known from
 * @param note the editor's note
 */
public record EntryRenamed(
        ProfileCode profile,
        Stand stand,
        String entry,
        @Nullable Text title,
        @Nullable Text summary,
        List<String> aliases,
        List<EntryDate> dates,
        List<Section> sections,
        List<Role> roles,
        List<Source> sources,
        @Nullable String note)
        implements EntryChange {
    public EntryRenamed {
        aliases = Given.list(aliases);
        dates = Given.list(dates);
        sections = Given.list(sections);
        roles = Given.list(roles);
        sources = Given.list(sources);
    }
}
