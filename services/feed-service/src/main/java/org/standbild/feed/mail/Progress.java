package org.standbild.feed.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far telling one subscription by mail has come, and the one mail that is under way.
 *
 * @param id of the subscription
 * @param version counts its writes; who writes names the one it has read
 * @param after everything up to this position was told, or did not fit
 * @param window end of the last digest's window that was seen to; absent before the first
 * @param asked when the mailbox was asked whether it wants mail; absent until then
 * @param noticed since when the state lasts of which the owner of a webhook was told last; absent when never
 * @param run absent while nothing is under way
 */
record Progress(
        String id,
        long version,
        long after,
        @Nullable Instant window,
        @Nullable Instant asked,
        @Nullable Instant noticed,
        @Nullable Run run) {

    enum Kind {
        /** Asks whether the mailbox wants mail. */
        CONFIRMATION,
        /** Tells changes. */
        CHANGES,
        /** Tells the owner of a webhook that it no longer works. */
        NOTICE
    }

    /**
     * One mail: a range of positions for one subscription. There is never another one for the same.
     *
     * @param after the range begins behind this position
     * @param upTo and ends with this one
     * @param window end of the digest's window; absent when it is no digest
     * @param planned when it was decided that it is due
     * @param failures how often it was tried in vain since the subscription became active
     * @param bounces how often in a row the address was refused for good
     * @param next not to be tried earlier
     * @param claimedBy the instance that tries it; absent while none does
     * @param claimedUntil from then on another instance may
     * @param trouble what went wrong last; absent when nothing did
     * @param lastTry when that was
     */
    record Run(
            Kind kind,
            long after,
            long upTo,
            @Nullable Instant window,
            Instant planned,
            int failures,
            int bounces,
            Instant next,
            @Nullable String claimedBy,
            @Nullable Instant claimedUntil,
            @Nullable String trouble,
            @Nullable Instant lastTry) {

        static Run of(Kind kind, long after, long upTo, @Nullable Instant window, Instant now) {
            return new Run(kind, after, upTo, window, now, 0, 0, now, null, null, null, null);
        }

        boolean isClaimedAt(Instant now) {
            return claimedUntil != null && now.isBefore(claimedUntil);
        }

        Run claimed(String by, Instant until) {
            return new Run(kind, after, upTo, window, planned, failures, bounces, next, by, until, trouble, lastTry);
        }

        Run released() {
            return new Run(kind, after, upTo, window, planned, failures, bounces, next, null, null, trouble, lastTry);
        }

        Run failed(Trouble why, Instant again, Instant now) {
            return new Run(
                    kind,
                    after,
                    upTo,
                    window,
                    planned,
                    failures + (why.kind() == Trouble.Kind.TEMPORARY ? 1 : 0),
                    bounces + (why.kind() == Trouble.Kind.REFUSED ? 1 : 0),
                    again,
                    null,
                    null,
                    why.says(),
                    now);
        }

        /** With a clean record, as after somebody has resumed the subscription. */
        Run afresh(Instant now) {
            return new Run(kind, after, upTo, window, planned, 0, 0, now, null, null, null, null);
        }
    }

    /** Names the run for ever: the subscription and where its range begins. */
    String runId() {
        Run now = run;
        if (now == null) {
            throw new IllegalStateException("Nothing is under way for " + id);
        }
        return id + "/" + (now.kind() == Kind.CHANGES ? Long.toString(now.after()) : now.kind() + "-" + now.after());
    }

    static Progress begun(String id, long after) {
        return new Progress(id, 0, after, null, null, null, null);
    }

    Progress with(@Nullable Run next) {
        return new Progress(id, version, after, window, asked, noticed, next);
    }

    /** Nothing to tell up to there. */
    Progress seen(long upTo, @Nullable Instant seenWindow) {
        return new Progress(id, version, Math.max(after, upTo), seenWindow, asked, noticed, null);
    }

    /** As if nothing after that position had been told. */
    Progress backTo(long earlier) {
        return new Progress(id, version, earlier, window, asked, noticed, null);
    }

    /** The run is over, its mail is on its way. */
    Progress done(Run over, Instant now, @Nullable Instant stateSince) {
        return switch (over.kind()) {
            case CONFIRMATION -> new Progress(id, version, after, window, now, noticed, null);
            case NOTICE -> new Progress(id, version, after, window, asked, stateSince, null);
            case CHANGES ->
                new Progress(
                        id,
                        version,
                        Math.max(after, over.upTo()),
                        over.window() == null ? window : over.window(),
                        asked,
                        noticed,
                        null);
        };
    }
}
