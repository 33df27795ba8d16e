package org.standbild.eventstore;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.OptionalLong;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * A place in the log: everything up to and including this event has been seen.
 *
 * @param ordinal of the commit
 * @param offset of the event in its commit, -1 before the first
 * @param at position of the event, dense over the whole log
 * @param time when the commit was recorded, in milliseconds since 1970
 * @param hash the first 8 bytes of the commit's hash, in hex; a log that has another hash there is another log
 */
public record LogToken(
        @JsonProperty("ordinal") long ordinal,
        @JsonProperty("offset") int offset,
        @JsonProperty("position") long at,
        @JsonProperty("time") long time,
        @JsonProperty("hash") String hash)
        implements TrackingToken, Comparable<LogToken> {

    private static final Comparator<LogToken> ORDER =
            Comparator.comparingLong(LogToken::ordinal).thenComparingInt(LogToken::offset);

    @JsonCreator
    public LogToken {}

    @Override
    public LogToken lowerBound(TrackingToken other) {
        LogToken that = (LogToken) other;
        return compareTo(that) <= 0 ? this : that;
    }

    @Override
    public LogToken upperBound(TrackingToken other) {
        LogToken that = (LogToken) other;
        return compareTo(that) >= 0 ? this : that;
    }

    @Override
    public boolean covers(@Nullable TrackingToken other) {
        return other == null || other instanceof LogToken that && compareTo(that) >= 0;
    }

    @Override
    public OptionalLong position() {
        return OptionalLong.of(at);
    }

    @Override
    public int compareTo(LogToken other) {
        return ORDER.compare(this, other);
    }
}
