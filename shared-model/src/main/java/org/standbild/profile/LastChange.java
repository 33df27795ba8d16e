package org.standbild.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** The change that something was last touched by, to be looked up at {@code /api/changes/{position}}. */
public record LastChange(
        long position,
        String eventId,
        String type,
        @JsonProperty("class") ChangeClass changeClass,
        Stand stand,
        Instant recordedAt,
        Review review) {

    public static LastChange of(RecordedChange recorded) {
        ChangeType type = ChangeType.of(recorded.change());
        return new LastChange(
                recorded.position(),
                recorded.eventId(),
                type.typeName(),
                type.changeClass(),
                recorded.change().stand(),
                recorded.recordedAt(),
                recorded.review());
    }
}
