package org.standbild.view.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Edtf;
import org.standbild.profile.Entry;
import org.standbild.profile.EntryDate;
import org.standbild.profile.Kind;
import org.standbild.profile.Profile;
import org.standbild.profile.Status;
import org.standbild.view.page.TimeLine.Scale;
import org.standbild.view.page.TimeLine.Tick;

/**
 * The runtimes of a profile's entries, each drawn on a lane of its own. Where a date is imprecise or missing, the line is broken: nothing
 * is drawn as known that is not. Places are shares of the width, such as {@code 34.2%}.
 *
 * @param undrawn how many entries have no such date
 * @param stand where the day asked is
 * @param today absent when it is the day asked
 */
record Lanes(
        List<Lane> lanes,
        List<Tick> ticks,
        int undrawn,
        String stand,
        @Nullable String today) {

    private static final Set<String> STARTS = Set.of("start", "planned_start");
    private static final Set<String> ENDS = Set.of("end", "planned_end", "funding_end");
    private static final Set<String> RUNS = Set.of("runtime", "funding_period");

    /**
     * The line of one entry.
     *
     * @param dates those that it is drawn from
     * @param firm absent when nothing of it is certain
     * @param openBegin whether no beginning is known
     * @param openEnd whether no end is known
     */
    record Lane(
            Entry entry,
            List<EntryDate> dates,
            @Nullable Stroke firm,
            List<Stroke> vague,
            boolean openBegin,
            boolean openEnd) {}

    /** A piece of a line. */
    record Stroke(String from, String to) {}

    /** The days on which something can have begun, or be over. */
    private record Period(LocalDate first, LocalDate last) {

        Period and(Period other) {
            return new Period(
                    first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
        }
    }

    private record Run(
            Entry entry,
            List<EntryDate> dates,
            @Nullable Period begin,
            @Nullable Period end) {

        Stream<LocalDate> days() {
            return Stream.of(begin, end)
                    .filter(Objects::nonNull)
                    .flatMap(period -> Stream.of(period.first(), period.last()));
        }

        LocalDate sortedBy() {
            return days().min(Comparator.naturalOrder()).orElseThrow();
        }
    }

    static Lanes of(Profile profile, LocalDate today) {
        List<Entry> entries = profile.entries().stream()
                .filter(entry -> entry.kind() != Kind.REFERENCE && entry.kind() != Kind.BODY)
                .toList();
        List<Run> runs = entries.stream()
                .map(Lanes::run)
                .filter(run -> run.begin() != null || run.end() != null)
                .sorted(Comparator.comparing(Run::sortedBy))
                .toList();
        List<LocalDate> days = new ArrayList<>(List.of(profile.stand(), today));
        runs.forEach(run -> run.days().forEach(days::add));
        LocalDate first = days.stream().min(Comparator.naturalOrder()).orElseThrow();
        LocalDate last = days.stream().max(Comparator.naturalOrder()).orElseThrow();
        Scale scale = new Scale(LocalDate.of(first.getYear(), 1, 1), LocalDate.of(last.getYear() + 2, 1, 1));
        return new Lanes(
                runs.stream().map(run -> lane(run, profile.stand(), scale)).toList(),
                scale.ticks(),
                entries.size() - runs.size(),
                scale.at(profile.stand()),
                today.equals(profile.stand()) ? null : scale.at(today));
    }

    private static Run run(Entry entry) {
        Period begin = null;
        Period end = null;
        List<EntryDate> used = new ArrayList<>();
        for (EntryDate date : entry.dates()) {
            Edtf edtf = date.edtf();
            if (edtf == null) {
                continue;
            }
            String[] ends = edtf.toString().split("/", -1);
            if (STARTS.contains(date.what())) {
                begin = and(begin, period(edtf));
            } else if (ENDS.contains(date.what())) {
                end = and(end, period(edtf));
            } else if (RUNS.contains(date.what())) {
                begin = and(begin, end(ends[0]));
                end = and(end, end(ends[ends.length - 1]));
            } else {
                continue;
            }
            used.add(date);
        }
        return new Run(entry, List.copyOf(used), begin, end);
    }

    private static Lane lane(Run run, LocalDate stand, Scale scale) {
        Period begin = run.begin();
        Period end = run.end();
        List<Stroke> vague = new ArrayList<>();
        boolean runs = run.entry().status() == Status.ACTIVE;
        LocalDate from;
        if (begin == null) {
            from = Objects.requireNonNull(end).first();
            vague.add(new Stroke(scale.at(scale.from()), scale.at(from)));
        } else {
            from = begin.last();
            vague(vague, begin, scale);
        }
        LocalDate to;
        if (end == null) {
            to = runs && stand.isAfter(from) ? stand : from;
            vague.add(new Stroke(scale.at(to), "100%"));
        } else {
            to = end.first();
            vague(vague, end, scale);
        }
        return new Lane(
                run.entry(),
                run.dates(),
                from.isBefore(to) ? new Stroke(scale.at(from), scale.at(to)) : null,
                List.copyOf(vague),
                begin == null,
                end == null);
    }

    private static void vague(List<Stroke> vague, Period period, Scale scale) {
        if (!period.first().equals(period.last())) {
            vague.add(new Stroke(scale.at(period.first()), scale.at(period.last())));
        }
    }

    private static @Nullable Period and(@Nullable Period one, @Nullable Period other) {
        return one == null ? other : other == null ? one : one.and(other);
    }

    private static @Nullable Period end(String text) {
        return text.isEmpty() || text.equals("..") ? null : period(Edtf.of(text));
    }

    private static @Nullable Period period(Edtf edtf) {
        LocalDate first = edtf.firstDay();
        LocalDate last = edtf.lastDay();
        if (first != null) {
            return new Period(first, last == null ? first : last);
        }
        return last == null ? null : new Period(last, last);
    }
}
