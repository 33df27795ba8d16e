package org.standbild.profile;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How fresh a section or profile is on the day asked.
 *
 * @param lastChanged absent when nothing has changed yet
 * @param lastChecked the last day on which somebody looked at all of it, changed or not; absent when nobody has
 * @param dueOn when it should be checked again, a year after the later of both; absent when there is neither
 */
public record Freshness(
        @Nullable LastChange lastChanged,
        @Nullable LocalDate lastChecked,
        @Nullable LocalDate dueOn,
        boolean overdue) {

    static Freshness on(LocalDate day, @Nullable LastChange lastChanged, @Nullable LocalDate lastChecked) {
        LocalDate changed = lastChanged == null ? null : lastChanged.stand().takesEffect();
        LocalDate seen = changed == null || lastChecked != null && lastChecked.isAfter(changed) ? lastChecked : changed;
        LocalDate dueOn = seen == null ? null : seen.plusYears(1);
        return new Freshness(lastChanged, lastChecked, dueOn, dueOn != null && day.isAfter(dueOn));
    }
}
