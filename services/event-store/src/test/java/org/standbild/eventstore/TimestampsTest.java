package org.standbild.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    @Test
    void whatAnInstantWritesIsReadAsThatInstant() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            Instant whole = Instant.ofEpochSecond(random.nextLong(-62_000_000_000L, 250_000_000_000L));
            assertThat(Timestamps.parse(whole.toString())).isEqualTo(whole);
            Instant exact = whole.plusNanos(random.nextInt(1_000_000_000));
            for (ChronoUnit unit : new ChronoUnit[] {ChronoUnit.NANOS, ChronoUnit.MICROS, ChronoUnit.MILLIS}) {
                Instant rounded = exact.truncatedTo(unit);
                assertThat(Timestamps.parse(rounded.toString())).isEqualTo(rounded);
            }
        }
    }

    @Test
    void millisecondsAreWrittenAsAnInstantWritesThem() {
        Random random = new Random(2);
        for (int i = 0; i < 10_000; i++) {
            long millis = random.nextLong(-62_000_000_000_000L, 250_000_000_000_000L);
            for (long near : new long[] {millis, millis + 1, millis + 60, millis - millis % 1_000}) {
                assertThat(Timestamps.format(near))
                        .isEqualTo(Instant.ofEpochMilli(near).toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-02-29T23:59:59.5Z",
                "2026-11-22T20:00:00.123456Z",
                "2026-11-22T24:00:00Z",
                "2016-12-31T23:59:60Z",
                "+12026-11-22T20:00:00Z",
                "-0001-11-22T20:00:00Z",
                "2026-11-22t20:00:00z",
                "2026-11-22T20:00:00.Z"
            })
    void whateverAnInstantReadsIsReadAlike(String text) {
        assertThat(Timestamps.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-22",
                "2026-13-22T20:00:00Z",
                "2026-02-30T20:00:00Z",
                "2026-11-22T20:60:00Z",
                "2026-11-22T20:00:00.1234567890Z",
                "2026-11-22T20:00:00.12x4Z",
                "2026-11-22 20:00:00Z",
                "2026-11-22T20:00:00X"
            })
    void whatIsNoTimeIsRefused(String text) {
        assertThatThrownBy(() -> Timestamps.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
