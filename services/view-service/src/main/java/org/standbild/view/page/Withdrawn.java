package org.standbild.view.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.EntryChange;
import org.standbild.profile.History;
import org.standbild.profile.Profile;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Text;
import org.standbild.view.retraction.Retraction;

/**
 * An entry or statement that a profile would show at this point, had it not been taken back as never having been true.
 *
 * @param entry its slug
 * @param change position of the change that was taken back
 * @param replacement position of the change that says it right; absent when none does
 * @param replacedBy the entry which that change is about, when the profile shows it; absent otherwise
 */
record Withdrawn(
        String entry,
        Text title,
        String reason,
        Instant recordedAt,
        long change,
        @Nullable Long replacement,
        @Nullable String replacedBy) {

    static List<Withdrawn> of(History history, Profile profile, LocalDate day, long position) {
        List<RecordedChange> known = history.known(position);
        Map<String, Retraction> retractions = Retraction.among(known);
        Set<String> shown = new HashSet<>();
        profile.entries().forEach(entry -> shown.add(entry.id()));
        profile.statements().forEach(statement -> shown.add(statement.id()));
        Map<String, Withdrawn> withdrawn = new LinkedHashMap<>();
        for (RecordedChange recorded : known) {
            Retraction retraction = retractions.get(recorded.eventId());
            if (retraction != null
                    && recorded.change() instanceof EntryChange change
                    && !shown.contains(change.entry())
                    && !change.stand().takesEffect().isAfter(day)) {
                withdrawn.putIfAbsent(change.entry(), of(recorded, change, retraction, known, shown));
            }
        }
        return new ArrayList<>(withdrawn.values());
    }

    private static Withdrawn of(
            RecordedChange recorded,
            EntryChange change,
            Retraction retraction,
            List<RecordedChange> known,
            Set<String> shown) {
        RecordedChange right = known.stream()
                .filter(other -> other.eventId().equals(retraction.replacedBy()))
                .findFirst()
                .orElse(null);
        Text title = change.title() == null ? change.summary() : change.title();
        return new Withdrawn(
                change.entry(),
                title == null ? Text.de(change.entry()) : title,
                retraction.reason(),
                retraction.recordedAt(),
                recorded.position(),
                right == null ? null : right.position(),
                right != null && right.change() instanceof EntryChange other && shown.contains(other.entry())
                        ? other.entry()
                        : null);
    }
}
