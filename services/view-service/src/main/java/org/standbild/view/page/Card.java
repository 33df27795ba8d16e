package org.standbild.view.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Entry;
import org.standbild.profile.EntryDate;
import org.standbild.profile.Kind;
import org.standbild.profile.Role;
import org.standbild.profile.RoleName;
import org.standbild.profile.Section;
import org.standbild.profile.Source;
import org.standbild.profile.Text;

/**
 * An entry as its card shows it.
 *
 * @param dates by what they are about; several compete
 * @param alsoIn the other sections that mention it
 * @param links entries it refers to, by the key of the message that says how
 * @param sources without the one that the whole profile rests on
 */
record Card(
        Entry entry,
        Map<String, List<EntryDate>> dates,
        Map<RoleName, List<Role>> roles,
        List<Section> alsoIn,
        Map<String, Link> links,
        List<Source> sources) {

    /** @param title absent when no such entry is there at this point */
    record Link(String entry, @Nullable Text title) {}

    static Card of(Entry entry, Section here, Map<String, Text> titles, Ground ground) {
        Map<String, List<EntryDate>> dates = new LinkedHashMap<>();
        entry.dates().forEach(date -> dates.computeIfAbsent(date.what(), unused -> new ArrayList<>())
                .add(date));
        Map<RoleName, List<Role>> roles = new LinkedHashMap<>();
        entry.roles().forEach(role -> roles.computeIfAbsent(role.role(), unused -> new ArrayList<>())
                .add(role));
        Map<String, Link> links = new LinkedHashMap<>();
        link(links, "entry.concerns", entry.concerns(), titles);
        link(links, "entry.supersededBy", entry.supersededBy(), titles);
        link(links, "entry.realisedAs", entry.realisedAs(), titles);
        return new Card(
                entry,
                dates,
                roles,
                entry.sections().stream().filter(section -> section != here).toList(),
                links,
                ground.without(entry.sources()));
    }

    private static void link(Map<String, Link> links, String how, @Nullable String entry, Map<String, Text> titles) {
        if (entry != null) {
            links.put(how, new Link(entry, titles.get(entry)));
        }
    }

    boolean is(Kind kind) {
        return entry.kind() == kind;
    }

    public boolean hasFacts() {
        return Stream.of(
                                dates.values(),
                                roles.values(),
                                alsoIn,
                                links.values(),
                                entry.aliases(),
                                entry.locations(),
                                entry.caveats(),
                                sources)
                        .anyMatch(facts -> !facts.isEmpty())
                || entry.commitment() != null
                || entry.provisional() != null
                || entry.count() != null;
    }
}
