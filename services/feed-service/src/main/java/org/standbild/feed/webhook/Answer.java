package org.standbild.feed.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What came of one try.
 *
 * @param status absent when there was no answer
 * @param body its beginning; absent when there was none
 * @param error why there was no answer; absent when there was one
 * @param retryAfter the header as it was sent
 * @param took from the first look-up of the name to the end of the answer
 */
record Answer(
        @Nullable Integer status,
        @Nullable String body,
        @Nullable String error,
        @Nullable String retryAfter,
        Duration took) {

    private static final int GONE = 410;

    boolean isTaken() {
        return status != null && status >= 200 && status < 300;
    }

    boolean isGone() {
        return status != null && status == GONE;
    }

    /** How long the receiver wants to be left alone; zero when it does not say so in a readable way. */
    Duration wait(Instant now) {
        if (retryAfter == null || isTaken()) {
            return Duration.ZERO;
        }
        String value = retryAfter.strip();
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Duration until = Duration.between(
                    now,
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return until.isNegative() ? Duration.ZERO : until;
        } catch (DateTimeParseException unreadable) {
            return Duration.ZERO;
        }
    }
}
