package org.standbild.feed.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a retraction to whom only the retracted change was told.
 *
 * @param position of the retraction
 * @param eventId of the change that counts no longer
 * @param recordedAt of the retraction
 * @param replacedBy id of the change that counts instead, if one does
 * @param self where the retraction is to be read
 */
public record Deleted(
        long position,
        String eventId,
        Instant recordedAt,
        @Nullable String reason,
        @Nullable String replacedBy,
        String self) {

    static Deleted of(ChangeItem retracted, ChangeItem by) {
        ChangeItem.Retracted why = by.retracts();
        return new Deleted(
                by.position(),
                retracted.eventId(),
                by.recordedAt(),
                why == null ? null : why.reason(),
                why == null ? null : why.replacedBy(),
                by.links().self());
    }
}
