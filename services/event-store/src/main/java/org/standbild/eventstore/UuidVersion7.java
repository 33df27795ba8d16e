package org.standbild.eventstore;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.IdentifierFactory;

/**
 * Identifiers of messages that begin with the time (RFC 9562, version 7), ordered within this process, and end with 62
 * random bits. The unique index over event identifiers then grows at its end, instead of changing a page anywhere for each event.
 */
public final class UuidVersion7 extends IdentifierFactory {

    private static final int COUNTER_BITS = 12;

    /** Axon finds this class by itself, so nobody can give it another. */
    private final Clock clock = Clock.systemUTC();

    private final SecureRandom random = new SecureRandom();
    private final AtomicLong last = new AtomicLong();

    @Override
    public String generateIdentifier() {
        long now = clock.millis() << COUNTER_BITS;
        long next = last.updateAndGet(previous -> Math.max(now, previous + 1));
        long high = (next >>> COUNTER_BITS) << 16 | 0x7000 | next & 0xFFF;
        long low = random.nextLong() >>> 2 | Long.MIN_VALUE;
        return new UUID(high, low).toString();
    }
}
