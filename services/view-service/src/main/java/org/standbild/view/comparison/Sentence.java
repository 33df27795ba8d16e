package org.standbild.view.comparison;

import java.util.ArrayList;
import java.util.List;
import org.standbild.profile.Difference;
import org.standbild.profile.Difference.Move;
import org.standbild.profile.Text;

/** Says in one sentence how much differs. */
final class Sentence {

    private static final Text NOTHING = new Text("Kein Unterschied", "No difference");

    private Sentence() {}

    static Text of(Difference difference) {
        if (difference.move() == Move.CHANGED) {
            return fields(difference.fields().size());
        }
        return difference.move() == Move.ADDED ? new Text("Neu", "New") : new Text("Entfallen", "Gone");
    }

    static Text fields(int count) {
        return count == 1
                ? new Text("1 Feld geändert", "1 field changed")
                : new Text(count + " Felder geändert", count + " fields changed");
    }

    static Text of(List<EntryDifference> entries, List<SectionDifference> sections) {
        List<Text> parts = new ArrayList<>();
        entries(parts, count(entries, Move.CHANGED), "geändert", "changed");
        entries(parts, count(entries, Move.ADDED), "neu", "new");
        entries(parts, count(entries, Move.REMOVED), "entfallen", "gone");
        long checked =
                sections.stream().filter(SectionDifference::isOnlyChecked).count();
        sections(parts, sections.size() - checked, "geändert", "changed");
        sections(parts, checked, "geprüft", "checked");
        return parts.isEmpty() ? NOTHING : joined(parts);
    }

    /** The same of several profiles. */
    static Text of(List<ProfileComparison> profiles) {
        List<ProfileComparison> differing =
                profiles.stream().filter(ProfileComparison::differs).toList();
        if (differing.isEmpty()) {
            return NOTHING;
        }
        Text all = of(
                differing.stream()
                        .flatMap(profile -> profile.differences().stream())
                        .toList(),
                differing.stream()
                        .flatMap(profile -> profile.sectionDifferences().stream())
                        .toList());
        int count = differing.size();
        return new Text(
                (count == 1 ? "In 1 Profil: " : "In " + count + " Profilen: ") + all.de(),
                (count == 1 ? "In 1 profile: " : "In " + count + " profiles: ") + all.in("en"));
    }

    private static long count(List<EntryDifference> entries, Move move) {
        return entries.stream().filter(entry -> entry.move() == move).count();
    }

    /** Only the first part needs the noun: "3 Einträge geändert, 1 neu". */
    private static void entries(List<Text> parts, long count, String de, String en) {
        if (count > 0) {
            String nounDe = parts.isEmpty() ? count == 1 ? " Eintrag " : " Einträge " : " ";
            String nounEn = parts.isEmpty() ? count == 1 ? " entry " : " entries " : " ";
            parts.add(new Text(count + nounDe + de, count + nounEn + en));
        }
    }

    private static void sections(List<Text> parts, long count, String de, String en) {
        if (count > 0) {
            parts.add(new Text(
                    count + (count == 1 ? " Abschnitt " : " Abschnitte ") + de,
                    count + (count == 1 ? " section " : " sections ") + en));
        }
    }

    private static Text joined(List<Text> parts) {
        return new Text(
                String.join(", ", parts.stream().map(Text::de).toList()),
                String.join(", ", parts.stream().map(part -> part.in("en")).toList()));
    }
}
