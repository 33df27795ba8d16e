package org.standbild.profile;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A change as the log holds it.
 *
 * @param position its place in the whole log; dense, in the order of recording
 * @param recordedAt when the store accepted it; never earlier than that of a lower position
 * @param version the profile's version from then on; 0 when the change stands in another stream
 */
public record RecordedChange(
        long position, Instant recordedAt, String eventId, long version, Review review, ProfileChange change) {

    LocalDate takesEffect() {
        return change.stand().takesEffect();
    }
}
