package org.standbild.profile;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How fresh a section or profile is on the day asked. A profile is as fresh as the section that was left alone longest.
 *
 * @param lastChanged absent when nothing has changed yet
 * @param lastChecked the last day on which somebody had looked at all of it, changed or not; absent when nobody has
 * @param dueOn when it should be checked again, a section a year after the later of both; absent when there is neither
 */
public record Freshness(
        @Nullable LastChange lastChanged,
        @Nullable LocalDate lastChecked,
        @Nullable LocalDate dueOn,
        boolean overdue) {

    private static final Comparator<LastChange> LATEST = Comparator.comparing(
                    (LastChange change) -> change.stand().takesEffect())
            .thenComparingLong(LastChange::position);

    static Freshness on(LocalDate day, @Nullable LastChange lastChanged, @Nullable LocalDate lastChecked) {
        LocalDate changed = lastChanged == null ? null : lastChanged.stand().takesEffect();
        LocalDate seen = changed == null || lastChecked != null && lastChecked.isAfter(changed) ? lastChecked : changed;
        LocalDate dueOn = seen == null ? null : seen.plusYears(1);
        return new Freshness(lastChanged, lastChecked, dueOn, dueOn != null && day.isAfter(dueOn));
    }

    static Freshness ofAll(List<Freshness> sections) {
        boolean allChecked = sections.stream().noneMatch(section -> section.lastChecked() == null);
        return new Freshness(
                sections.stream()
                        .flatMap(section -> Stream.ofNullable(section.lastChanged()))
                        .max(LATEST)
                        .orElse(null),
                allChecked
                        ? sections.stream()
                                .flatMap(section -> Stream.ofNullable(section.lastChecked()))
                                .min(Comparator.naturalOrder())
                                .orElse(null)
                        : null,
                sections.stream()
                        .flatMap(section -> Stream.ofNullable(section.dueOn()))
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                sections.stream().anyMatch(Freshness::overdue));
    }
}
