package org.standbild.view.page;

import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Stand;

/**
 * The days on which a profile changed, drawn on a line of years. Places are shares of its width, such as {@code 34.2%}.
 *
 * @param slider from the first day of the line to its last
 * @param researched where the research begins
 * @param anchor where the cursor's label is held: {@code start}, {@code middle} or {@code end}
 */
record TimeLine(List<Tick> ticks, List<Mark> marks, Slider slider, String cursor, String anchor, String researched) {

    /** @param minor left out where the line is short */
    record Tick(int year, String x, boolean minor) {}

    /** @param top how high the mark reaches: higher for more changes */
    record Mark(LocalDate day, int changes, String x, int top, boolean current) {}

    /** In days since 1 January 1970. */
    record Slider(long first, long last, long at) {}

    private static final int MOST_TICKS = 14;
    private static final int BASE = 44;

    static TimeLine of(List<RecordedChange> effective, LocalDate stand, LocalDate today) {
        Map<LocalDate, Integer> days = new TreeMap<>();
        effective.forEach(change -> days.merge(change.change().stand().takesEffect(), 1, Integer::sum));
        LocalDate first = Stand.BASE_DATE;
        LocalDate last = today;
        for (LocalDate day : days.keySet()) {
            first = day.isBefore(first) ? day : first;
            last = day.isAfter(last) ? day : last;
        }
        Scale scale = new Scale(LocalDate.of(first.getYear(), 1, 1), LocalDate.of(last.getYear() + 1, 1, 1));
        List<Mark> marks = new ArrayList<>();
        days.forEach(
                (day, changes) -> marks.add(new Mark(day, changes, scale.at(day), top(changes), day.equals(stand))));
        double share = scale.share(stand);
        return new TimeLine(
                scale.ticks(),
                List.copyOf(marks),
                scale.slider(stand),
                scale.at(stand),
                share < .15 ? "start" : share > .85 ? "end" : "middle",
                scale.at(Stand.BASE_DATE));
    }

    /** The day of change before this one; absent when there is none. */
    public @Nullable Mark previous(LocalDate day) {
        return marks.stream()
                .filter(mark -> mark.day().isBefore(day))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** The day of change after this one; absent when there is none. */
    public @Nullable Mark next(LocalDate day) {
        return marks.stream()
                .filter(mark -> mark.day().isAfter(day))
                .findFirst()
                .orElse(null);
    }

    private static int top(int changes) {
        return BASE - 8 - (int) Math.min(16, Math.round(4 * Math.log(changes)));
    }

    record Scale(LocalDate from, LocalDate to) {

        double share(LocalDate day) {
            double share = (double) ChronoUnit.DAYS.between(from, day) / ChronoUnit.DAYS.between(from, to);
            return Math.min(1, Math.max(0, share));
        }

        Slider slider(LocalDate day) {
            long first = from.toEpochDay();
            long last = to.toEpochDay();
            return new Slider(first, last, Math.min(last, Math.max(first, day.toEpochDay())));
        }

        String at(LocalDate day) {
            return String.format(Locale.ROOT, "%.2f%%", 100 * share(day));
        }

        List<Tick> ticks() {
            int years = to.getYear() - from.getYear();
            int step = 1;
            while (years / step > MOST_TICKS) {
                step = step == 1 ? 2 : step == 2 ? 5 : step * 2;
            }
            List<Tick> ticks = new ArrayList<>();
            for (int year = from.getYear(); year < to.getYear(); year++) {
                if (year % step == 0) {
                    ticks.add(new Tick(year, at(Year.of(year).atDay(1)), year % (2 * step) != 0));
                }
            }
            return List.copyOf(ticks);
        }
    }
}
