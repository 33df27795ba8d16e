package org.standbild.feed.change;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.ChangeRetracted;
import org.standbild.profile.History;
import org.standbild.profile.RecordedChange;

/** Which changes of a profile were retracted by a change that was not retracted itself. */
final class Retractions {

    private final History history;
    private final Map<String, RecordedChange> byRetracted = new HashMap<>();

    private Retractions(History history) {
        this.history = history;
    }

    static Retractions in(History history) {
        Retractions retractions = new Retractions(history);
        List<RecordedChange> changes = history.changes();
        for (int i = changes.size() - 1; i >= 0; i--) {
            RecordedChange change = changes.get(i);
            if (change.change() instanceof ChangeRetracted retraction
                    && !retractions.byRetracted.containsKey(change.eventId())) {
                retractions.byRetracted.putIfAbsent(retraction.retracts(), change);
            }
        }
        return retractions;
    }

    boolean areOf(History other) {
        return history == other;
    }

    /** Absent while the change counts. */
    ChangeItem.@Nullable Retraction of(String eventId) {
        RecordedChange recorded = byRetracted.get(eventId);
        return recorded != null && recorded.change() instanceof ChangeRetracted retraction
                ? new ChangeItem.Retraction(
                        recorded.position(), recorded.eventId(), recorded.recordedAt(), retraction.reason())
                : null;
    }
}
