package org.standbild.view.retraction;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.ChangeRetracted;
import org.standbild.profile.RecordedChange;

/**
 * That a change is known never to have been true.
 *
 * @param eventId of the retraction
 * @param replacedBy event id of the change that says it right; absent when none does
 */
@Schema(name = "RetractedBy")
public record Retraction(
        long position,
        String eventId,
        Instant recordedAt,
        String reason,
        @Nullable String replacedBy) {

    /** Of the changes given, which stand retracted, by event id. A retraction that was itself retracted does not count. */
    public static Map<String, Retraction> among(List<RecordedChange> inOrderOfRecording) {
        Map<String, Retraction> retracted = new HashMap<>();
        for (int i = inOrderOfRecording.size() - 1; i >= 0; i--) {
            RecordedChange recorded = inOrderOfRecording.get(i);
            if (recorded.change() instanceof ChangeRetracted change && !retracted.containsKey(recorded.eventId())) {
                retracted.put(
                        change.retracts(),
                        new Retraction(
                                recorded.position(),
                                recorded.eventId(),
                                recorded.recordedAt(),
                                change.reason(),
                                change.replacedBy()));
            }
        }
        return retracted;
    }
}
