package org.standbild.editorial.change;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.Difference;
import org.standbild.profile.Difference.Move;
import org.standbild.profile.EntryChange;
import org.standbild.profile.History;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.SummaryRevised;

/** What a change alters beyond words: a date, status, name, body or source. Whoever alters that does more than edit. */
public final class Facts {

    private static final Set<String> WORDING =
            Set.of("summary.de", "summary.en", "text.de", "text.en", "aliases", "sections");

    private Facts() {}

    /** The class that follows from the change: that of its type, but what alters a fact is never editorial. */
    public static ChangeClass classOf(ProfileChange change, History before, History after) {
        ChangeClass follows = ChangeClass.of(change);
        return follows == ChangeClass.EDITORIAL && alteredBy(change, before, after) ? ChangeClass.DEVELOPMENT : follows;
    }

    /**
     * @param before everything recorded before the change
     * @param after the same and the change
     */
    public static boolean alteredBy(ProfileChange change, History before, History after) {
        if (!(change instanceof EntryChange) && !(change instanceof SummaryRevised)) {
            ChangeClass follows = ChangeClass.of(change);
            return follows == ChangeClass.DEVELOPMENT || follows == ChangeClass.CORRECTION;
        }
        return Stream.of(change.stand().takesEffect(), LocalDate.MAX)
                .flatMap(day -> Difference.between(before.at(day), List.of(), after.at(day), List.of()).stream())
                .anyMatch(difference -> difference.move() != Move.CHANGED
                        || difference.fields().stream().anyMatch(field -> !WORDING.contains(field.field())));
    }
}
