package org.standbild.view.page;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Commitment;
import org.standbild.profile.Count;
import org.standbild.profile.Entry;
import org.standbild.profile.EntryDate;
import org.standbild.profile.Status;
import org.standbild.profile.Text;
import org.standbild.view.matrix.AuthorityRow;
import org.standbild.view.matrix.Hsp4Row;
import org.standbild.view.matrix.MatrixRow;
import org.standbild.view.matrix.StrategiesRow;

/**
 * What one Land says to a topic on one day, as the table shows it.
 *
 * @param shape the mark beside the words; absent for what is not mentioned
 * @param count absent when the topic has none, or the Land names none
 * @param commitment absent when the topic has none, or the Land names none
 * @param items the entries behind it
 * @param negatives what the Land says is not there
 */
record MatrixCell(
        Text label,
        @Nullable Status shape,
        @Nullable Count count,
        List<String> sites,
        List<EntryDate> plannedStart,
        @Nullable Commitment commitment,
        List<Item> items,
        List<Negative> negatives) {

    /** @param commitment absent when it is told for the whole Land */
    record Item(
            String id, Text title, Status status, @Nullable Commitment commitment, List<EntryDate> dates) {}

    record Negative(String id, Text text) {}

    static MatrixCell of(MatrixRow row) {
        if (row instanceof AuthorityRow authority) {
            return of(authority);
        }
        if (row instanceof StrategiesRow strategies) {
            return of(strategies);
        }
        return of((Hsp4Row) row);
    }

    private static MatrixCell of(AuthorityRow row) {
        return new MatrixCell(
                row.label(),
                switch (row.situation()) {
                    case NOT_MENTIONED -> null;
                    case REFERENCED -> Status.UNKNOWN;
                    case RULED_OUT -> Status.RULED_OUT;
                    case PLANNED -> Status.PLANNED;
                    case ESTABLISHED -> Status.ACTIVE;
                },
                row.count(),
                row.sites(),
                row.plannedStart(),
                row.commitment(),
                row.entries().stream()
                        .map(entry -> new Item(entry.id(), entry.title(), entry.status(), null, List.of()))
                        .toList(),
                List.of());
    }

    private static MatrixCell of(StrategiesRow row) {
        return new MatrixCell(
                row.label(),
                switch (row.situation()) {
                    case NOT_MENTIONED -> null;
                    case IN_TEXT -> Status.PLANNED;
                    case IN_ANNEX -> Status.ACTIVE;
                },
                null,
                List.of(),
                List.of(),
                null,
                row.strategies().stream().map(MatrixCell::item).toList(),
                List.of());
    }

    private static Item item(StrategiesRow.Listed listed) {
        Entry entry = listed.entry();
        EntryDate date = listed.annex() == null ? null : listed.annex().date();
        return new Item(entry.id(), entry.title(), entry.status(), null, date == null ? List.of() : List.of(date));
    }

    private static MatrixCell of(Hsp4Row row) {
        return new MatrixCell(
                row.label(),
                switch (row.situation()) {
                    case NOT_MENTIONED -> null;
                    case NONE_STATED -> Status.RULED_OUT;
                    case PLANNED -> Status.PLANNED;
                    case RUNNING -> Status.ACTIVE;
                    case ENDED -> Status.ENDED;
                },
                null,
                List.of(),
                List.of(),
                null,
                Stream.concat(row.projects().stream(), row.plans().stream())
                        .map(entry ->
                                new Item(entry.id(), entry.title(), entry.status(), entry.commitment(), entry.dates()))
                        .toList(),
                row.negatives().stream()
                        .map(negative -> new Negative(negative.id(), negative.text()))
                        .toList());
    }

    /** Which facts read differently there, by their keys in the messages. */
    Set<String> differencesTo(MatrixCell other) {
        Set<String> differences = new HashSet<>();
        for (Fact fact : Fact.ALL) {
            if (!Objects.equals(fact.value().apply(this), fact.value().apply(other))) {
                differences.add(fact.key());
            }
        }
        return differences;
    }

    private record Fact(String key, Function<MatrixCell, @Nullable Object> value) {

        private static final List<Fact> ALL = List.of(
                new Fact("situation", MatrixCell::label),
                new Fact("count", MatrixCell::count),
                new Fact("sites", MatrixCell::sites),
                new Fact("plannedStart", MatrixCell::plannedStart),
                new Fact("commitment", MatrixCell::commitment),
                new Fact("items", MatrixCell::items),
                new Fact("negatives", MatrixCell::negatives));
    }
}
