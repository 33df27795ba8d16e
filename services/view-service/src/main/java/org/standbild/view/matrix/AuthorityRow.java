package org.standbild.view.matrix;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Commitment;
import org.standbild.profile.Count;
import org.standbild.profile.Entry;
import org.standbild.profile.EntryDate;
import org.standbild.profile.Kind;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Text;

/**
 * What a Land says about a central immigration authority. Where it says several things, the one that goes furthest decides; count, sites and
 * dates are of what decides.
 *
 * @param label the situation in words
 * @param provisional true when it is ruled out "for now" only; absent when not said
 * @param count how many; absent when not said
 * @param sites where, as named
 * @param plannedStart as printed and as a date; empty while none is named
 * @param entries all that is said
 */
public record AuthorityRow(
        ProfileCode profile,
        String name,
        String slug,
        Situation situation,
        Text label,
        @Nullable Boolean provisional,
        @Nullable Count count,
        List<String> sites,
        List<EntryDate> plannedStart,
        @Nullable Commitment commitment,
        List<Entry> entries)
        implements MatrixRow {

    /** How far a Land has gone; each goes further than the one before it. */
    public enum Situation {
        NOT_MENTIONED("nicht erwähnt", "not mentioned"),
        REFERENCED("nur erwähnt", "mentioned only"),
        RULED_OUT("ausgeschlossen", "ruled out"),
        PLANNED("geplant", "planned"),
        ESTABLISHED("eingerichtet", "established");

        private final Text label;

        Situation(String de, String en) {
            this.label = new Text(de, en);
        }

        private static Situation of(Entry entry) {
            return switch (entry.status()) {
                case PLANNED -> PLANNED;
                case ACTIVE -> ESTABLISHED;
                case RULED_OUT -> RULED_OUT;
                default -> REFERENCED;
            };
        }
    }

    static AuthorityRow of(Profile profile) {
        List<Entry> entries = profile.entries().stream()
                .filter(entry -> entry.kind() == Kind.ZAB)
                .toList();
        Situation situation =
                entries.stream().map(Situation::of).max(Situation::compareTo).orElse(Situation.NOT_MENTIONED);
        List<Entry> deciding = entries.stream()
                .filter(entry -> Situation.of(entry) == situation)
                .toList();
        Boolean provisional = first(deciding, Entry::provisional);
        return new AuthorityRow(
                profile.code(),
                profile.name(),
                profile.code().slug(),
                situation,
                Boolean.TRUE.equals(provisional) && situation == Situation.RULED_OUT
                        ? new Text("vorerst ausgeschlossen", "ruled out for now")
                        : situation.label,
                provisional,
                first(deciding, Entry::count),
                deciding.stream()
                        .flatMap(entry -> entry.locations().stream())
                        .distinct()
                        .toList(),
                deciding.stream()
                        .flatMap(entry -> entry.dates().stream())
                        .filter(date -> date.what().equals("planned_start"))
                        .toList(),
                first(deciding, Entry::commitment),
                entries);
    }

    private static <T> @Nullable T first(List<Entry> entries, Function<Entry, @Nullable T> value) {
        return entries.stream()
                .flatMap(entry -> Stream.ofNullable(value.apply(entry)))
                .findFirst()
                .orElse(null);
    }
}
