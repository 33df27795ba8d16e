package org.standbild.feed.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BellTest {

    private static final Duration GATHER = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Bell bell = new Bell();

    private Duration awaiting() throws InterruptedException {
        long begun = System.nanoTime();
        bell.await(LONG, GATHER);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Test
    void whoRingsWhileOthersAreWaitedForIsWaitedForToo() throws Exception {
        ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
        try {
            bell.ring();
            later.schedule(bell::ring, 50, TimeUnit.MILLISECONDS);

            assertThat(awaiting()).isGreaterThanOrEqualTo(GATHER).isLessThan(LONG);
            assertThat(awaiting()).isGreaterThanOrEqualTo(GATHER).isLessThan(LONG);
        } finally {
            later.shutdownNow();
        }
    }

    @Test
    void nobodyWaitsAtTheEnd() throws Exception {
        bell.silence();

        assertThat(awaiting()).isLessThan(LONG);
    }
}
