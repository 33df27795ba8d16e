package org.standbild.editorial.proposal;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.ChangeType;
import org.standbild.profile.Difference;
import org.standbild.profile.Difference.Move;
import org.standbild.profile.EntryChange;
import org.standbild.profile.History;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.SectionChecked;
import org.standbild.profile.SummaryRevised;

/**
 * The class of a change: it follows from the event, and a reviewer may say otherwise, but never that a fact is mere wording.
 *
 * @param proposed what follows from the change
 * @param altersFacts whether a date, status, name, body or source reads differently because of it
 */
record Classes(ChangeClass proposed, boolean altersFacts, boolean isCheck) {

    private static final Set<String> WORDING =
            Set.of("summary.de", "summary.en", "text.de", "text.en", "aliases", "sections");

    static Classes of(ProfileChange change, History before, History after) {
        ChangeClass follows = ChangeType.of(change).changeClass();
        boolean facts = altersFacts(change, before, after);
        return new Classes(
                follows == ChangeClass.EDITORIAL && facts ? ChangeClass.DEVELOPMENT : follows,
                facts,
                change instanceof SectionChecked);
    }

    /** @throws Refused when the change cannot be of that class */
    void require(ChangeClass confirmed, String pointer) {
        if ((confirmed == ChangeClass.CHECKED) != isCheck) {
            throw Refused.at(Rule.NOT_CHECKED, pointer);
        }
        if (confirmed == ChangeClass.EDITORIAL && altersFacts) {
            throw Refused.at(Rule.NOT_EDITORIAL, pointer);
        }
    }

    private static boolean altersFacts(ProfileChange change, History before, History after) {
        if (!(change instanceof EntryChange) && !(change instanceof SummaryRevised)) {
            return ChangeType.of(change).changeClass() == ChangeClass.DEVELOPMENT
                    || ChangeType.of(change).changeClass() == ChangeClass.CORRECTION;
        }
        return Stream.of(change.stand().takesEffect(), LocalDate.MAX)
                .flatMap(day -> Difference.between(before.at(day), List.of(), after.at(day), List.of()).stream())
                .anyMatch(difference -> difference.move() != Move.CHANGED
                        || difference.fields().stream().anyMatch(field -> !WORDING.contains(field.field())));
    }
}
