package org.standbild.eventstore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/** Reads commit after commit from a place in the log and stops, loudly, at one that does not belong there. */
final class LogReader {

    private static final int BATCH = 200;
    private static final ExecutorService AHEAD = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "event-log-reading-ahead");
        thread.setDaemon(true);
        return thread;
    });

    private final Commits commits;
    private final @Nullable LogToken start;
    private final Deque<Commit> fetched = new ArrayDeque<>();
    private @Nullable Future<List<Commit>> readingAhead;
    private long aheadFrom;
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
            fetched.addAll(fetch());
        }
        Commit commit = fetched.poll();
        if (commit != null) {
            verify(commit);
            skip(commit);
        }
        return commit;
    }

    /** While there is much to read, the next commits come from the server while these are being read here. */
    private List<Commit> fetch() {
        Future<List<Commit>> ahead = readingAhead;
        readingAhead = null;
        List<Commit> found = ahead != null && aheadFrom == next ? taken(ahead) : commits.read(next, BATCH);
        if (found.size() == BATCH) {
            long from = next + BATCH;
            aheadFrom = from;
            readingAhead = AHEAD.submit(() -> commits.read(from, BATCH));
        }
        return found;
    }

    private static List<Commit> taken(Future<List<Commit>> ahead) {
        try {
            return ahead.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreException("Interrupted while the log was being read", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new EventStoreException("The log cannot be read", e.getCause());
        }
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
