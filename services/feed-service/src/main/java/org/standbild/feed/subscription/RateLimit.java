package org.standbild.feed.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts requests by key, so many within a window and then none until it is over. It remembers a bounded number of keys. */
final class RateLimit {

    private static final int MOST_KEYS = 10_000;

    private record Window(Instant since, int count) {}

    private final Clock clock;
    private final Duration length;
    private final int limit;
    private final Map<String, Window> windows = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MOST_KEYS;
        }
    };

    RateLimit(Clock clock, Duration length, int limit) {
        this.clock = clock;
        this.length = length;
        this.limit = limit;
    }

    /** @throws org.standbild.webframe.Problem 429 when there is no room for one more */
    void count(String key) {
        count(key, limit);
    }

    synchronized void count(String key, int most) {
        check(key, most);
        add(key);
    }

    synchronized void add(String key) {
        Window window = current(key);
        windows.put(key, new Window(window.since(), window.count() + 1));
    }

    void check(String key) {
        check(key, limit);
    }

    private synchronized void check(String key, int most) {
        Window window = current(key);
        if (window.count() >= most) {
            throw SubscriptionProblems.tooMany(
                    Duration.between(clock.instant(), window.since().plus(length)));
        }
    }

    private Window current(String key) {
        Instant now = clock.instant();
        Window window = windows.get(key);
        return window == null || !now.isBefore(window.since().plus(length)) ? new Window(now, 0) : window;
    }
}
