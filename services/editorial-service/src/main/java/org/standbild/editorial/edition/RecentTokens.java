package org.standbild.editorial.edition;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tokens of personal links for as long as an answer may get lost on its way and is asked for again: in memory, for some minutes. */
final class RecentTokens {

    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final int MOST = 1_000;

    private final Clock clock;
    private final Map<String, Kept> tokens = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST;
        }
    };

    private record Kept(String token, Instant until) {}

    RecentTokens(Clock clock) {
        this.clock = clock;
    }

    synchronized void keep(String id, String token) {
        tokens.values().removeIf(kept -> !clock.instant().isBefore(kept.until()));
        tokens.put(id, new Kept(token, clock.instant().plus(KEPT)));
    }

    /** Absent when it is not kept any more. */
    synchronized @Nullable String of(String id) {
        Kept kept = tokens.get(id);
        return kept == null || !clock.instant().isBefore(kept.until()) ? null : kept.token();
    }
}
