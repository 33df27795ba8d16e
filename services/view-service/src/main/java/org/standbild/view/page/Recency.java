package org.standbild.view.page;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Stand;

/** How long ago a profile changed, in the steps in which the map is shaded. */
enum Recency {
    NEVER,
    LONG_AGO,
    THREE_YEARS,
    YEAR,
    QUARTER;

    static Recency of(@Nullable Stand lastChanged, LocalDate today) {
        if (lastChanged == null) {
            return NEVER;
        }
        LocalDate day = lastChanged.takesEffect();
        if (day.isAfter(today.minusMonths(3))) {
            return QUARTER;
        }
        if (day.isAfter(today.minusYears(1))) {
            return YEAR;
        }
        return day.isAfter(today.minusYears(3)) ? THREE_YEARS : LONG_AGO;
    }

    /** The shade in the stylesheet and the word in the messages. */
    public String key() {
        return "step-" + ordinal();
    }
}
