package org.standbild.feed.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.standbild.feed.subscription.Frequency;

class WindowsTest {

    private final Windows windows = new Windows(LocalTime.of(8, 0), Duration.ofMinutes(30));

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }

    @Test
    void aDayEndsAtEightInBerlinInWinterAndInSummer() {
        assertThat(windows.next(Frequency.DAILY, at("2021-03-01T06:59:59Z"))).isEqualTo(at("2021-03-01T07:00:00Z"));
        assertThat(windows.next(Frequency.DAILY, at("2021-03-01T07:00:00Z"))).isEqualTo(at("2021-03-02T07:00:00Z"));
        // The clocks go forward in the night before.
        assertThat(windows.next(Frequency.DAILY, at("2021-03-27T07:00:00Z"))).isEqualTo(at("2021-03-28T06:00:00Z"));
    }

    @Test
    void aWeekEndsOnSaturday() {
        assertThat(windows.next(Frequency.WEEKLY, at("2021-03-01T12:00:00Z"))).isEqualTo(at("2021-03-06T07:00:00Z"));
        assertThat(windows.next(Frequency.WEEKLY, at("2021-03-06T07:00:00Z"))).isEqualTo(at("2021-03-13T07:00:00Z"));
    }

    @Test
    void aDigestIsDueHalfAnHourAfterItsWindow() {
        Instant since = at("2021-03-01T12:00:00Z");
        assertThat(windows.due(Frequency.DAILY, since, null, at("2021-03-02T07:29:59Z")))
                .isNull();
        assertThat(windows.due(Frequency.DAILY, since, null, at("2021-03-02T07:30:00Z")))
                .isEqualTo(at("2021-03-02T07:00:00Z"));
    }

    @Test
    void whatWasMissedIsMadeUpForDayByDayButNotBeyondAWeek() {
        Instant since = at("2021-03-01T12:00:00Z");
        Instant seen = at("2021-03-03T07:00:00Z");
        assertThat(windows.due(Frequency.DAILY, since, seen, at("2021-03-06T09:00:00Z")))
                .isEqualTo(at("2021-03-04T07:00:00Z"));
        assertThat(windows.due(Frequency.DAILY, since, seen, at("2021-05-06T09:00:00Z")))
                .isAfter(at("2021-04-28T00:00:00Z"));
    }

    @Test
    void noWindowFromBeforeItBeganCounts() {
        Instant resumed = at("2021-03-05T12:00:00Z");
        assertThat(windows.due(Frequency.DAILY, resumed, at("2021-03-01T07:00:00Z"), at("2021-03-05T20:00:00Z")))
                .isNull();
    }
}
