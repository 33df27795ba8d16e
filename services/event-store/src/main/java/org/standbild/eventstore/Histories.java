package org.standbild.eventstore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.History;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.RecordedChange;

/**
 * What was recorded, in memory, by profile and by position: what every view and feed reads from. Filled by a {@link ChangesProjection}.
 *
 * <p>Safe for many readers. A reader that needs several profiles at one point takes {@link #position()} first and folds each history up to
 * it.
 */
public final class Histories {

    private final NavigableMap<Long, RecordedChange> byPosition = new ConcurrentSkipListMap<>();
    private final Object grown = new Object();
    private volatile Map<ProfileCode, History> byProfile = Map.of();
    private volatile long position = -1;

    /** All that is known of a profile; empty, never absent. */
    public History of(ProfileCode code) {
        History history = byProfile.get(code);
        return history == null ? History.of(code) : history;
    }

    /** The position up to which everything is here; -1 when nothing is. Positions without a public change count. */
    public long position() {
        return position;
    }

    /** The public change at that position; empty when there is none or not yet. */
    public Optional<RecordedChange> change(long position) {
        return Optional.ofNullable(byPosition.get(position));
    }

    /** The public changes after that position, oldest first. */
    public Collection<RecordedChange> after(long position) {
        return byPosition.tailMap(position, false).values();
    }

    /**
     * Waits until everything up to that position is here.
     *
     * @return whether it is; false when the time ran out
     */
    public boolean await(long wanted, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        synchronized (grown) {
            while (position < wanted) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                try {
                    grown.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return true;
        }
    }

    /** Takes in what was recorded up to a position; what is here already is left as it is. */
    void accept(List<RecordedChange> changes, long upTo) {
        synchronized (grown) {
            Map<ProfileCode, History> next = new EnumMap<>(ProfileCode.class);
            next.putAll(byProfile);
            Map<ProfileCode, List<RecordedChange>> fresh = new EnumMap<>(ProfileCode.class);
            for (RecordedChange change : changes) {
                if (byPosition.putIfAbsent(change.position(), change) == null) {
                    fresh.computeIfAbsent(change.change().profile(), code -> new ArrayList<>())
                            .add(change);
                }
            }
            fresh.forEach((code, more) -> next.put(code, of(code).with(more)));
            byProfile = next;
            position = Math.max(position, upTo);
            grown.notifyAll();
        }
    }

    /** For tests and tools that have no log: one change more. */
    public void record(@Nullable RecordedChange change, long upTo) {
        accept(change == null ? List.of() : List.of(change), upTo);
    }
}
