package org.standbild.eventstore;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Reads commit after commit from a place in the log and stops, loudly, at one that does not belong there. */
final class LogReader {

    private static final int BATCH = 100;

    private final Commits commits;
    private final @Nullable LogToken start;
    private final Deque<Commit> fetched = new ArrayDeque<>();
    private long next;
    private byte @Nullable [] previous;

    LogReader(Commits commits, @Nullable LogToken start) {
        this.commits = commits;
        this.start = start;
        this.next = start == null ? 0 : start.ordinal();
        this.previous = start == null ? Digests.GENESIS : null;
        if (start != null) {
            requireIssuedHere(start);
        }
    }

    private void requireIssuedHere(LogToken token) {
        Commit commit = commits.at(token.ordinal());
        if (commit == null) {
            throw new ForeignToken("The log ends before commit " + token.ordinal() + " that a token names, with hash "
                    + token.hash() + ": the log was restored or is another one");
        }
        if (!commit.hashPrefix().equals(token.hash())) {
            throw new ForeignToken("Commit " + token.ordinal() + " of the log has hash " + commit.hashPrefix()
                    + ", a token names " + token.hash() + ": the log was restored or is another one");
        }
    }

    long ordinal() {
        return next;
    }

    /** The offset at which to go on in a commit that {@link #next()} returned. */
    int firstOffset(Commit commit) {
        return start != null && commit.ordinal() == start.ordinal() ? start.offset() + 1 : 0;
    }

    @Nullable
    Commit next() {
        if (fetched.isEmpty()) {
            fetched.addAll(commits.read(next, BATCH));
        }
        Commit commit = fetched.poll();
        if (commit != null) {
            verify(commit);
            skip(commit);
        }
        return commit;
    }

    /** Goes on after a commit that came, verified, from elsewhere. */
    void skip(Commit commit) {
        if (!fetched.isEmpty() && fetched.peek().ordinal() <= commit.ordinal()) {
            fetched.clear();
        }
        next = commit.ordinal() + 1;
        previous = commit.hash();
    }

    private void verify(Commit commit) {
        EventLog.requireIntact(commit);
        if (previous != null && !commit.follows(previous)) {
            throw new BrokenChain(
                    commit.ordinal(),
                    "its hash is " + Digests.hex(commit.hash()) + ", after its predecessor it would be "
                            + Digests.hex(commit.expectedHash(previous)));
        }
    }
}
