package org.standbild.editorial.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private Instant now = Instant.parse("2020-04-30T10:00:00Z");
    private final Throttle throttle = new Throttle(
            new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            },
            Duration.ofMinutes(10));

    @Test
    void afterThreeFailuresTheFourthTryWaitsUntilTheFirstIsForgotten() {
        throttle.failed("anna", 3);
        now = now.plusSeconds(60);
        throttle.failed("anna", 3);
        assertThat(throttle.wait("anna", 3)).isZero();
        throttle.failed("anna", 3);
        assertThat(throttle.wait("anna", 3)).isEqualTo(Duration.ofMinutes(9));
        now = now.plus(Duration.ofMinutes(9));
        assertThat(throttle.wait("anna", 3)).isZero();
        throttle.failed("anna", 3);
        assertThat(throttle.wait("anna", 3)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void oneKeyDoesNotWaitForAnother() {
        throttle.failed("anna", 1);
        assertThat(throttle.wait("ben", 1)).isZero();
    }

    @Test
    void whatIsForgottenDoesNotWait() {
        throttle.failed("anna", 1);
        throttle.forget("anna");
        assertThat(throttle.wait("anna", 1)).isZero();
    }

    @Test
    void whoInventsNamesFillsNoMemory() {
        for (int i = 0; i < 20_000; i++) {
            throttle.failed("name " + i, 1);
        }
        assertThat(throttle.wait("name 0", 1)).isZero();
        assertThat(throttle.wait("name 19999", 1)).isPositive();
    }
}
