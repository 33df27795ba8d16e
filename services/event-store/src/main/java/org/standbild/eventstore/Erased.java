package org.standbild.eventstore;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Stands where the payload of an event was that had to be erased by law. Position, stream and hash are what they were.
 *
 * @param was the type of the payload
 * @param reason why it was erased, for readers
 * @param erasedAt ISO 8601 in UTC
 */
public record Erased(
        @JsonProperty("was") String was,
        @JsonProperty("reason") String reason,
        @JsonProperty("erasedAt") String erasedAt) {}
