package org.standbild.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A central immigration authority works from now on.
 *
 * @param profile the profile it belongs to
 * @param stand from which day it is true
 * @param entry slug of the entry, unique in its profile
 * @param title the name a reader expects; absent when the entry is known and keeps its name
 * @param summary one to three sentences in own words
 * @param kind absent: the kind that follows from the event
 * @param aliases abbreviations, other and printed names
 * @param sections every section in which the entry is mentioned
 * @param dates dated facts; they replace the dates of the same {@code what}
 * @param roles who is responsible, carries, funds, takes part
 * @param locations places, as named
 * @param supersededBy slug of the entry that took its place
 * @param count how many there are; absent when the planned number came
 * @param sources what it is known from
 * @param note the editor's note
 */
public record ZentraleAuslaenderbehoerdeEstablished(
        ProfileCode profile,
        Stand stand,
        String entry,
        @Nullable Text title,
        @Nullable Text summary,
        @Nullable Kind kind,
        List<String> aliases,
        List<Section> sections,
        List<EntryDate> dates,
        List<Role> roles,
        List<String> locations,
        @Nullable String supersededBy,
        @Nullable Count count,
        List<Source> sources,
        @Nullable String note)
        implements EntryChange {
    public ZentraleAuslaenderbehoerdeEstablished {
        aliases = Given.list(aliases);
        sections = Given.list(sections);
        dates = Given.list(dates);
        roles = Given.list(roles);
        locations = Given.list(locations);
        sources = Given.list(sources);
    }
}
