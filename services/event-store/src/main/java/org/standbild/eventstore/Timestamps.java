package org.standbild.eventstore;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** ISO 8601 in UTC as {@link Instant} writes it; the general parser would take a fifth of a reader's time, and the general printer a tenth. */
final class Timestamps {

    private static final String SHORTEST = "2026-11-22T20:00:00Z";
    private static final int FRACTION = SHORTEST.length();

    private Timestamps() {}

    /** A whole second, and how {@link Instant} writes it. */
    private record Second(long number, String text) {}

    private static volatile Second written = new Second(0, Instant.EPOCH.toString());

    /** As {@link Instant} writes it; what is recorded one after the other is often of one second. */
    static String format(long millis) {
        long number = Math.floorDiv(millis, 1000L);
        int fraction = Math.floorMod(millis, 1000);
        Second second = written;
        if (second.number() != number) {
            second = new Second(number, Instant.ofEpochSecond(number).toString());
            written = second;
        }
        if (fraction == 0) {
            return second.text();
        }
        String text = second.text();
        return new StringBuilder(text.length() + 4)
                .append(text, 0, text.length() - 1)
                .append('.')
                .append((char) ('0' + fraction / 100))
                .append((char) ('0' + fraction / 10 % 10))
                .append((char) ('0' + fraction % 10))
                .append('Z')
                .toString();
    }

    static Instant parse(String text) {
        return isPlain(text)
                ? LocalDateTime.of(
                                number(text, 0, 4),
                                number(text, 5, 7),
                                number(text, 8, 10),
                                number(text, 11, 13),
                                number(text, 14, 16),
                                number(text, 17, 19),
                                nanos(text))
                        .toInstant(ZoneOffset.UTC)
                : Instant.parse(text);
    }

    /** Has the shape of {@link #SHORTEST}, with or without a fraction, and nothing that needs a second look. */
    private static boolean isPlain(String text) {
        int end = text.length() - 1;
        if (end < FRACTION - 1 || end > FRACTION + 9 || end == FRACTION || text.charAt(end) != 'Z') {
            return false;
        }
        for (int i = 0; i < end; i++) {
            char expected = i < FRACTION - 1 ? SHORTEST.charAt(i) : i == FRACTION - 1 ? '.' : '0';
            boolean fits = isDigit(expected) ? isDigit(text.charAt(i)) : text.charAt(i) == expected;
            if (!fits) {
                return false;
            }
        }
        return number(text, 11, 13) < 24 && number(text, 17, 19) < 60;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static int nanos(String text) {
        int nanos = number(text, FRACTION, Math.max(FRACTION, text.length() - 1));
        for (int digits = text.length() - 1 - FRACTION; digits < 9; digits++) {
            nanos *= 10;
        }
        return nanos;
    }
}
