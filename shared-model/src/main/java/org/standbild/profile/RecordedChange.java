package org.standbild.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A change as the log holds it.
 *
 * @param position its place in the whole log; dense, in the order of recording
 * @param recordedAt when the store accepted it; never earlier than that of a lower position
 * @param version the profile's version from then on; 0 when the change stands in another stream
 * @param changeClass as confirmed when it was accepted; what follows from the event where nobody said otherwise
 */
public record RecordedChange(
        long position,
        Instant recordedAt,
        String eventId,
        long version,
        Review review,
        @JsonProperty("class") ChangeClass changeClass,
        ProfileChange change) {

    /** A change of the class that follows from the event. */
    public RecordedChange(
            long position, Instant recordedAt, String eventId, long version, Review review, ProfileChange change) {
        this(position, recordedAt, eventId, version, review, ChangeClass.of(change), change);
    }

    LocalDate takesEffect() {
        return change.stand().takesEffect();
    }
}
