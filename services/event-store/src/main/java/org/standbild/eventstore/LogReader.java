package org.standbild.eventstore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/** Reads commit after commit from a place in the log and stops, loudly, at one that does not belong there. */
final class LogReader {

    private static final int BATCH = 200;
    private static final int BATCHES_AHEAD = 2;
    private static final ExecutorService AHEAD = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "event-log-reading-ahead");
        thread.setDaemon(true);
        return thread;
    });

    private final Commits commits;
    private final @Nullable LogToken start;
    private final Function<Commit, List<TrackedEventMessage<?>>> reading;
    private final Deque<Fetched> fetched = new ArrayDeque<>();
    private final Deque<Ahead> readingAhead = new ArrayDeque<>();
    private long next;
    private byte @Nullable [] previous;

    /**
     * A commit on its way to the reader.
     *
     * @param intact whether its events are known to have the digest that it names
     * @param messages its events, where they have been read already
     */
    private record Fetched(
            Commit commit, boolean intact, @Nullable List<TrackedEventMessage<?>> messages) {}

    /** Commits that are being fetched and read. */
    private record Ahead(long from, Future<List<Fetched>> commits) {}

    /**
     * @param reading makes messages of a commit; while there is much to read, other threads do it
     */
    LogReader(Commits commits, @Nullable LogToken start, Function<Commit, List<TrackedEventMessage<?>>> reading) {
        this.commits = commits;
        this.start = start;
        this.reading = reading;
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

    /** The events of the next commit that have not been seen, which may be none; absent when there is no further commit. */
    @Nullable
    List<TrackedEventMessage<?>> next() {
        if (fetched.isEmpty()) {
            fetched.addAll(fetch());
        }
        Fetched found = fetched.peek();
        if (found == null) {
            return null;
        }
        Commit commit = found.commit();
        verify(found);
        List<TrackedEventMessage<?>> read = found.messages();
        List<TrackedEventMessage<?>> messages = read != null ? read : reading.apply(commit);
        fetched.remove();
        skip(commit);
        return unseen(commit, messages);
    }

    private List<TrackedEventMessage<?>> unseen(Commit commit, List<TrackedEventMessage<?>> messages) {
        LogToken seen = start;
        return seen == null || commit.ordinal() > seen.ordinal()
                ? messages
                : messages.stream()
                        .filter(message -> !seen.covers(message.trackingToken()))
                        .toList();
    }

    /** While there is much to read, the next commits come from the server, and become messages, while these are being handled. */
    private List<Fetched> fetch() {
        List<Fetched> found = fetchedAhead();
        if (found.isEmpty()) {
            found = commits.read(next, BATCH).stream()
                    .map(commit -> new Fetched(commit, false, null))
                    .toList();
        }
        if (found.size() == BATCH) {
            while (readingAhead.size() < BATCHES_AHEAD) {
                long from = next + (readingAhead.size() + 1L) * BATCH;
                readingAhead.add(new Ahead(from, AHEAD.submit(() -> readAhead(from))));
            }
        } else {
            readingAhead.clear();
        }
        return found;
    }

    /** What was fetched ahead may have been fetched too early: an end that was there then need not be one now. */
    private List<Fetched> fetchedAhead() {
        Ahead ahead = readingAhead.poll();
        if (ahead == null) {
            return List.of();
        }
        if (ahead.from() != next) {
            readingAhead.clear();
            return List.of();
        }
        return taken(ahead.commits());
    }

    private List<Fetched> readAhead(long from) {
        List<Fetched> read = new ArrayList<>(BATCH);
        for (Commit commit : commits.read(from, BATCH)) {
            boolean intact = commit.bodyIsIntact();
            read.add(new Fetched(commit, intact, intact ? readOrLeave(commit) : null));
        }
        return read;
    }

    /** What cannot be read is left to the reader, who hears of it when all before has been handed out. */
    private @Nullable List<TrackedEventMessage<?>> readOrLeave(Commit commit) {
        try {
            return reading.apply(commit);
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static List<Fetched> taken(Future<List<Fetched>> ahead) {
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
        if (!fetched.isEmpty() && fetched.peek().commit().ordinal() <= commit.ordinal()) {
            fetched.clear();
        }
        next = commit.ordinal() + 1;
        previous = commit.hash();
    }

    private void verify(Fetched found) {
        Commit commit = found.commit();
        if (!found.intact()) {
            EventLog.requireIntact(commit);
        }
        if (previous != null && !commit.follows(previous)) {
            throw new BrokenChain(
                    commit.ordinal(),
                    "its hash is " + Digests.hex(commit.hash()) + ", after its predecessor it would be "
                            + Digests.hex(commit.expectedHash(previous)));
        }
    }
}
