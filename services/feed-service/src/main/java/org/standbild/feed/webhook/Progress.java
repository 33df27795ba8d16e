package org.standbild.feed.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a subscription was told.
 *
 * @param claim the number of the claim under which it was read
 * @param done the position up to which everything was told or did not match
 * @param attempts failed tries of what comes next
 * @param due when it is tried again; absent: at once
 * @param failingSince when the first of these tries failed; absent when none did
 * @param since when the state of the subscription began in which this was written; another one begins with fresh tries
 * @param replayed the position up to which a range was sent again; absent when there is none to send again
 * @param replayTo where that range ends, inclusive
 * @param tries how many there were altogether
 */
record Progress(
        long claim,
        long done,
        int attempts,
        @Nullable Instant due,
        @Nullable Instant failingSince,
        String since,
        @Nullable Long replayed,
        @Nullable Long replayTo,
        long tries) {

    boolean isReplaying() {
        return replayed != null && replayTo != null;
    }

    /** What is sent next comes after this position. */
    long after() {
        return isReplaying() && replayed != null ? replayed : done;
    }
}
