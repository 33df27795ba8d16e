package org.standbild.feed.mail;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;
import org.standbild.feed.subscription.Frequency;
import org.standbild.webframe.Words;

/** When the windows of digests end: every day, or every Saturday, at the same time in Berlin. */
record Windows(LocalTime at, Duration delay) {

    private static final Duration LOOK_BACK = Duration.ofDays(7);

    /**
     * The end of the next window to be seen to, when its digest is due.
     *
     * @param since when telling began or went on; no window that was over by then counts
     * @param seen end of the last window that was seen to; absent when none was
     * @return absent when no digest is due
     */
    @Nullable
    Instant due(Frequency frequency, Instant since, @Nullable Instant seen, Instant now) {
        Instant last = seen == null || seen.isBefore(since) ? since : seen;
        Instant weekAgo = now.minus(LOOK_BACK).minus(delay);
        Instant end = next(frequency, last.isBefore(weekAgo) && frequency == Frequency.DAILY ? weekAgo : last);
        return now.isBefore(end.plus(delay)) ? null : end;
    }

    /** The first end of a window after that moment. */
    Instant next(Frequency frequency, Instant after) {
        ZonedDateTime moment = after.atZone(Words.ZONE);
        ZonedDateTime end = moment.with(at);
        if (frequency == Frequency.WEEKLY) {
            end = end.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
        }
        while (!end.toInstant().isAfter(after)) {
            end = end.plusDays(frequency == Frequency.WEEKLY ? 7 : 1).with(at);
        }
        return end.toInstant();
    }
}
