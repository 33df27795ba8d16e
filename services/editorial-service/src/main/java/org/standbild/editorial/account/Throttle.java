package org.standbild.editorial.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what failed within a window, for each key, and says how long the next try has to wait. It keeps a bounded number of keys. */
final class Throttle {

    private static final int MOST_KEYS = 10_000;

    private final Clock clock;
    private final Duration window;
    private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > MOST_KEYS;
        }
    };

    Throttle(Clock clock, Duration window) {
        this.clock = clock;
        this.window = window;
    }

    /** Zero when the next try may come now. */
    synchronized Duration wait(String key, int limit) {
        Deque<Instant> recent = recent(key);
        if (recent.size() < limit) {
            return Duration.ZERO;
        }
        return Duration.between(clock.instant(), recent.getFirst().plus(window));
    }

    synchronized void failed(String key, int limit) {
        Deque<Instant> recent = recent(key);
        recent.addLast(clock.instant());
        while (recent.size() > limit) {
            recent.removeFirst();
        }
        failures.put(key, recent);
    }

    synchronized void forget(String key) {
        failures.remove(key);
    }

    private Deque<Instant> recent(String key) {
        Deque<Instant> recent = failures.getOrDefault(key, new ArrayDeque<>());
        Instant oldest = clock.instant().minus(window);
        while (!recent.isEmpty() && !recent.getFirst().isAfter(oldest)) {
            recent.removeFirst();
        }
        return recent;
    }
}
