package org.standbild.profile;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How fresh a section or profile is on the day asked. A profile is as fresh as the section that was left alone longest.
 *
 * @param lastChanged absent when nothing has changed yet
 * @param lastChecked the last day on which somebody had looked at all of it, changed or not; absent when nobody has
 * @param checkedAs that day as it was said when it was recorded, for people: a month may be all that is known of it
 * @param dueOn when it should be checked again, a section a year after the later of both; absent when there is neither
 */
public record Freshness(
        @Nullable LastChange lastChanged,
        @Nullable LocalDate lastChecked,
        @JsonIgnore @Nullable Edtf checkedAs,
        @Nullable LocalDate dueOn,
        boolean overdue) {

    private static final Comparator<LastChange> LATEST = Comparator.comparing(
                    (LastChange change) -> change.stand().takesEffect())
            .thenComparingLong(LastChange::position);

    static Freshness on(LocalDate day, @Nullable LastChange lastChanged, @Nullable Stand lastCheck) {
        LocalDate changed = lastChanged == null ? null : lastChanged.stand().takesEffect();
        LocalDate checked = lastCheck == null ? null : lastCheck.takesEffect();
        LocalDate seen = changed == null || checked != null && checked.isAfter(changed) ? checked : changed;
        LocalDate dueOn = seen == null ? null : seen.plusYears(1);
        return new Freshness(
                lastChanged,
                checked,
                lastCheck == null ? null : lastCheck.edtf(),
                dueOn,
                dueOn != null && day.isAfter(dueOn));
    }

    static Freshness ofAll(List<Freshness> sections) {
        Freshness leastChecked = sections.stream().anyMatch(section -> section.lastChecked() == null)
                ? null
                : sections.stream()
                        .min(Comparator.comparing(section -> Objects.requireNonNull(section.lastChecked())))
                        .orElse(null);
        return new Freshness(
                sections.stream()
                        .flatMap(section -> Stream.ofNullable(section.lastChanged()))
                        .max(LATEST)
                        .orElse(null),
                leastChecked == null ? null : leastChecked.lastChecked(),
                leastChecked == null ? null : leastChecked.checkedAs(),
                sections.stream()
                        .flatMap(section -> Stream.ofNullable(section.dueOn()))
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                sections.stream().anyMatch(Freshness::overdue));
    }
}
