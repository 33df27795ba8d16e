package org.standbild.profile;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * From which day a change is true (valid time). When it was recorded is another clock.
 *
 * @param asPrinted the wording it was read from; absent when it was entered as a date
 */
public record Stand(Edtf edtf, @Nullable String asPrinted, Quality quality) {

    /** The research for the document began in this month; earlier Stände are reconstructions from dated facts. */
    public static final LocalDate BASE_DATE = LocalDate.of(2019, 11, 1);

    public Stand(Edtf edtf, @Nullable String asPrinted, @Nullable Quality quality) {
        this.edtf = edtf;
        this.asPrinted = asPrinted;
        this.quality = quality == null ? Quality.of(edtf) : quality;
    }

    public static Stand of(String edtf) {
        return new Stand(Edtf.of(edtf), null, null);
    }

    /**
     * The day on which the change shows: the first of its period. With an open beginning it was so at the latest in the period at its
     * end: then the base date, or the first day of that period when it is earlier.
     */
    public LocalDate takesEffect() {
        LocalDate first = edtf.firstDay();
        if (first != null) {
            return first;
        }
        LocalDate end = edtf.firstDayOfEnd();
        return end != null && end.isBefore(BASE_DATE) ? end : BASE_DATE;
    }

    /** Whether on that day the change shows although its period is not over: it may not have happened yet. */
    public boolean isImpreciseOn(LocalDate day) {
        LocalDate last = edtf.lastDay();
        return edtf.isPeriod() && !day.isBefore(takesEffect()) && (last == null || day.isBefore(last));
    }
}
