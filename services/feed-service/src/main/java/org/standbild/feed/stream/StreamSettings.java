package org.standbild.feed.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How readers of the stream are treated.
 *
 * @param perClient how many streams one client address may have open
 * @param atMost how many streams may be open altogether; 0: as many as half of the heap holds, and not more than 10,000
 * @param heartbeat after how much silence a comment is sent, so that both ends notice a broken connection
 * @param canary how often an event is sent although nothing has changed, so that a program notices silence
 * @param patience how long a reader may take nothing while there is something for it, before it is cut off
 * @param grace how long a reader that is cut off may take to fetch what was sent before, and the reset after it
 * @param catchUp how long a reader that is ahead of the log is kept before it is told so: another instance may know more
 */
@ConfigurationProperties("standbild.feed.stream")
public record StreamSettings(
        @DefaultValue("20") int perClient,
        @DefaultValue("0") int atMost,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("60s") Duration canary,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("30s") Duration grace,
        @DefaultValue("5s") Duration catchUp) {

    private static final long HEAP_OF_ONE = 128L << 10;
    private static final long EVER = 10_000;

    /** @param heap the most that the heap may become, in bytes */
    int most(long heap) {
        return atMost > 0 ? atMost : (int) Math.min(EVER, heap / 2 / HEAP_OF_ONE);
    }
}
