package org.standbild.view.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.standbild.profile.Entry;
import org.standbild.profile.Kind;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileSection;
import org.standbild.profile.Section;
import org.standbild.profile.Statement;
import org.standbild.profile.Text;

/**
 * A section as the page shows it. An entry is told in full in the first section that mentions it; the others lead there.
 *
 * @param entries what somebody does: measures, structures, plans
 * @param bodies who acts
 * @param references what it is known from
 * @param again entries told in an earlier section
 * @param statements those told here for the first time
 */
record SectionView(
        ProfileSection section,
        List<Card> entries,
        List<Card> bodies,
        List<Card> references,
        List<Entry> again,
        List<Statement> statements) {

    static List<SectionView> of(Profile profile, Ground ground) {
        Map<String, Text> titles = new HashMap<>();
        profile.entries().forEach(entry -> titles.put(entry.id(), entry.title()));
        Set<String> told = new HashSet<>();
        List<SectionView> views = new ArrayList<>();
        for (ProfileSection section : profile.sections()) {
            List<Card> fresh = new ArrayList<>();
            List<Entry> again = new ArrayList<>();
            for (Entry entry : section.entries()) {
                if (told.add(entry.id())) {
                    fresh.add(Card.of(entry, section.section(), titles, ground));
                } else {
                    again.add(entry);
                }
            }
            views.add(new SectionView(
                    section,
                    fresh.stream()
                            .filter(card -> !card.is(Kind.BODY) && !card.is(Kind.REFERENCE))
                            .toList(),
                    fresh.stream().filter(card -> card.is(Kind.BODY)).toList(),
                    fresh.stream().filter(card -> card.is(Kind.REFERENCE)).toList(),
                    List.copyOf(again),
                    section.statements().stream()
                            .filter(statement -> told.add(statement.id()))
                            .toList()));
        }
        return List.copyOf(views);
    }

    public String anchor() {
        return anchor(section.section());
    }

    static String anchor(Section section) {
        return section.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public int size() {
        return section.entries().size() + section.statements().size();
    }

    public boolean isEmpty() {
        return size() == 0;
    }
}
