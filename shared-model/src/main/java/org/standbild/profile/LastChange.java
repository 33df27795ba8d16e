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
        return new LastChange(
                recorded.position(),
                recorded.eventId(),
                ChangeType.of(recorded.change()).typeName(),
                recorded.changeClass(),
                recorded.change().stand(),
                recorded.recordedAt(),
                recorded.review());
    }
}
