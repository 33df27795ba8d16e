package org.standbild.eventstore;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only writer of this process: numbers commits, chains them and sends one batch at a time. An answer that leaves
 * doubt is settled by reading what is there: commit id and ordinal decide, never a message text.
 *
 * <p>While nobody else wants to write, a commit is sent by the thread that brings it, which saves two changes of thread.
 * Whatever is not plainly accepted is left to the sequencer's own thread.
 */
final class Sequencer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Sequencer.class);
    private static final int MOST_COMMITS = 256;
    private static final long MOST_BYTES = 8L * 1024 * 1024;
    private static final long TRAVELS_ALONE = 1024 * 1024;
    private static final int READ_AHEAD = 100;
    private static final int KEYS_AT_ONCE = 500;
    private static final int ROUNDS_LOST_BEFORE_CALLING = 3;
    private static final Duration LOOK_FOR_CALLS_EVERY = Duration.ofMillis(20);
    private static final int ANSWERED_AT_ONCE = 4;
    private static final int PAUSES = 10;
    private static final long PAUSE_MILLIS = 3;

    private final Commits commits;
    private final Demand demand;
    private final Clock clock;
    private final String writer;
    private final Duration patience;
    private final Consumer<Commit> accepted;
    private final BlockingQueue<Pending> queue;
    private final ReentrantLock turn = new ReentrantLock();
    private final List<Pending> deferred = new ArrayList<>();
    private final Set<Pending> inDoubt = new HashSet<>();
    private final Pending wakeUp = new Pending(List.of(), 0, null);
    private final Thread thread;
    private final ExecutorService answering = Executors.newSingleThreadExecutor(task -> {
        Thread answers = new Thread(task, "event-log-answers");
        answers.setDaemon(true);
        return answers;
    });

    // What follows belongs to whoever has the turn.
    private Head head;
    private int lost;
    private Demand.@Nullable Call ours;
    private Demand.@Nullable Call heard;
    private volatile long lookedForCalls = System.nanoTime();
    private volatile boolean closed;
    private volatile @Nullable RuntimeException broken;
    private volatile long busySince;
    private volatile @Nullable String lastFailure;

    Sequencer(
            Commits commits,
            Demand demand,
            Head head,
            Clock clock,
            String writer,
            int capacity,
            Duration patience,
            Consumer<Commit> accepted) {
        this.commits = commits;
        this.demand = demand;
        this.head = head;
        this.clock = clock;
        this.writer = writer;
        this.patience = patience;
        this.accepted = accepted;
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.thread = new Thread(this::run, "event-log-sequencer");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until the commit is in the log for good. */
    Commit append(Pending pending) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            if (closed || !sendAtOnce(pending) && !queue.offer(pending, patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TooManyWaiting("The log accepted no commit for " + patience.toMillis() + " ms");
            }
            if (closed && queue.remove(pending)) {
                throw new TooManyWaiting("The log is closed");
            }
            return pending.outcome.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            if (queue.remove(pending)) {
                throw new TooManyWaiting("The commit was not sent within " + patience.toMillis() + " ms");
            }
            String failure = lastFailure;
            throw new OutcomeUnknown("Nobody has confirmed commit " + pending.id + " within " + patience.toMillis()
                    + " ms; it may be in the log, now or later"
                    + (failure == null ? "" : "; what went wrong last: " + failure));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (queue.remove(pending)) {
                throw new TooManyWaiting("Interrupted before the commit was sent");
            }
            throw new OutcomeUnknown("Interrupted while commit " + pending.id + " was under way");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new EventStoreException("The commit failed", e.getCause());
        }
    }

    /** Says whether the commit is taken care of, be it settled or left to the sequencer's thread; otherwise it has to queue. */
    private boolean sendAtOnce(Pending pending) {
        if (!queue.isEmpty() || turn.hasQueuedThreads() || !turn.tryLock()) {
            return false;
        }
        try {
            if (!deferred.isEmpty() || broken != null || ours != null) {
                return false;
            }
            List<Pending> open = new ArrayList<>(List.of(pending));
            List<Commit> numbered = number(open);
            if (numbered.isEmpty()) {
                return true;
            }
            busySince = System.nanoTime();
            try {
                commits.insert(documents(open, numbered));
            } catch (RuntimeException e) {
                boolean refused = e instanceof MongoBulkWriteException bulk
                        && !bulk.getWriteErrors().isEmpty();
                if (!refused) {
                    log.warn("A commit has no clear answer, so it is sent again: {}", e.toString());
                    inDoubt.add(pending);
                }
                deferred.add(pending);
                queue.offer(wakeUp);
                return true;
            }
            accept(pending, numbered.get(0));
            lost = 0;
            if (isTimeToLookForCalls()) {
                queue.offer(wakeUp);
            }
            return true;
        } finally {
            busySince = 0;
            turn.unlock();
        }
    }

    @Nullable
    String trouble() {
        RuntimeException failure = broken;
        return failure == null ? null : failure.getMessage();
    }

    /** What the server said last to the batch under way; absent when nothing is amiss. */
    @Nullable
    String lastFailure() {
        return lastFailure;
    }

    /** How long the batch under way has been waiting for its answer. */
    Duration stalledFor() {
        long since = busySince;
        return since == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    private void run() {
        Pending first = null;
        while (!closed) {
            try {
                first = firstWaiting();
                Demand.Call call = first == wakeUp ? callHeardBetweenTurns() : null;
                if (first == wakeUp && call == null && deferred.isEmpty()) {
                    continue;
                }
                turn.lockInterruptibly();
                try {
                    if (call != null) {
                        giveWayBetweenTurns(call);
                    }
                    List<Pending> batch = nextBatch(first);
                    if (!batch.isEmpty()) {
                        busySince = System.nanoTime();
                        settle(batch);
                        busySince = 0;
                        lastFailure = null;
                    }
                } finally {
                    turn.unlock();
                }
            } catch (InterruptedException e) {
                break;
            }
        }
        TooManyWaiting refusal = new TooManyWaiting("The log is closed");
        if (first != null) {
            first.outcome.completeExceptionally(refusal);
        }
        failEverythingWaiting(refusal);
        answering.shutdown();
    }

    private @Nullable Pending firstWaiting() throws InterruptedException {
        return deferred.isEmpty() ? queue.poll(100, TimeUnit.MILLISECONDS) : queue.poll();
    }

    private List<Pending> nextBatch(@Nullable Pending first) {
        List<Pending> candidates = new ArrayList<>(deferred);
        deferred.clear();
        if (first != null && first != wakeUp) {
            candidates.add(first);
        }
        List<Pending> batch = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        long bytes = 0;
        int next = 0;
        while (true) {
            Pending pending = next < candidates.size() ? candidates.get(next) : queue.peek();
            if (pending == wakeUp) {
                queue.remove(wakeUp);
                continue;
            }
            boolean fits = pending != null
                    && batch.size() < MOST_COMMITS
                    && (batch.isEmpty()
                            || pending.size < TRAVELS_ALONE && bytes < MOST_BYTES && batch.get(0).size < TRAVELS_ALONE);
            if (pending == null || !fits) {
                deferred.addAll(candidates.subList(Math.min(next, candidates.size()), candidates.size()));
                return batch;
            }
            if (next < candidates.size()) {
                next++;
            } else if (!queue.remove(pending)) {
                continue;
            }
            if (pending.keys.stream().anyMatch(keys::contains)) {
                deferred.add(pending);
                keys.addAll(pending.keys);
                if (next >= candidates.size() && deferred.size() >= MOST_COMMITS) {
                    return batch;
                }
                continue;
            }
            keys.addAll(pending.keys);
            bytes += pending.size;
            batch.add(pending);
        }
    }

    private void settle(List<Pending> batch) throws InterruptedException {
        List<Pending> open = new ArrayList<>(batch);
        try {
            settleOpen(open);
        } finally {
            open.forEach(pending -> pending.outcome.completeExceptionally(
                    new OutcomeUnknown("The log was closed while commit " + pending.id + " was under way")));
            inDoubt.clear();
        }
    }

    private void settleOpen(List<Pending> open) throws InterruptedException {
        List<Commit> numbered = List.of();
        Head numberedAfter = null;
        Backoff backoff = new Backoff();
        while (!open.isEmpty() && !closed) {
            RuntimeException failure = broken;
            if (failure != null) {
                open.forEach(pending -> pending.outcome.completeExceptionally(failure));
                return;
            }
            try {
                if (numberedAfter != head || numbered.size() != open.size()) {
                    giveWay(open);
                    numbered = number(open);
                    numberedAfter = head;
                }
                if (!open.isEmpty() && !send(open, numbered)) {
                    backoff.pause();
                }
            } catch (BrokenChain e) {
                stop(e);
            } catch (RuntimeException e) {
                lastFailure = e.getMessage();
                log.warn(
                        "A batch of {} commits has no clear answer, so the log is read again: {}",
                        open.size(),
                        e.toString());
                inDoubt.addAll(open);
                backoff.pause();
                readWhatIsThere(open);
            }
        }
    }

    /** Says whether anything is settled now. */
    private boolean send(List<Pending> open, List<Commit> numbered) {
        try {
            commits.insert(documents(open, numbered));
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().isEmpty()) {
                throw e;
            }
            BulkWriteError error = e.getWriteErrors().get(0);
            for (int i = 0; i < error.getIndex(); i++) {
                accept(open.remove(0), numbered.get(i));
            }
            return resolve(open, error);
        }
        List<Pending> accepted = List.copyOf(open);
        open.clear();
        numbered.forEach(this::advance);
        answer(accepted, numbered);
        wonTheRound();
        return true;
    }

    /** Many callers are woken by another thread, while the next commits are on their way already. */
    private void answer(List<Pending> pending, List<Commit> numbered) {
        Runnable answers = () -> {
            for (int i = 0; i < numbered.size(); i++) {
                pending.get(i).outcome.complete(numbered.get(i));
            }
        };
        if (numbered.size() < ANSWERED_AT_ONCE) {
            answers.run();
        } else {
            answering.execute(answers);
        }
    }

    private void wonTheRound() {
        lost = 0;
        Demand.Call call = ours;
        if (call != null) {
            ours = null;
            demand.withdraw(call);
        }
    }

    private void lostTheRound() {
        lost++;
        if (lost >= ROUNDS_LOST_BEFORE_CALLING && ours == null) {
            ours = new Demand.Call(writer, UUID.randomUUID().toString());
            demand.mark(ours);
        }
    }

    /** Lets a writer that has called for it go first, for as long as a few of our own round trips take. */
    private void giveWay(List<Pending> open) throws InterruptedException {
        if (ours != null || !isTimeToLookForCalls()) {
            return;
        }
        lookedForCalls = System.nanoTime();
        Demand.Call call = demand.current();
        if (call != null) {
            giveWayTo(call, open);
        }
    }

    private void giveWayTo(Demand.Call call, List<Pending> open) throws InterruptedException {
        if (call.writer().equals(writer) || call.equals(heard)) {
            return;
        }
        heard = call;
        for (int i = 0; i < PAUSES && !adopt(open); i++) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private void giveWayBetweenTurns(Demand.Call call) throws InterruptedException {
        try {
            giveWayTo(call, List.of());
        } catch (BrokenChain e) {
            stop(e);
        } catch (RuntimeException e) {
            log.warn("What the writer that called has written cannot be read: {}", e.toString());
        }
    }

    /** Nobody has to wait while we look; only when somebody calls do we take the turn. */
    private Demand.@Nullable Call callHeardBetweenTurns() {
        if (!isTimeToLookForCalls()) {
            return null;
        }
        lookedForCalls = System.nanoTime();
        try {
            return demand.current();
        } catch (RuntimeException e) {
            log.warn("Whether another writer calls for its turn cannot be read: {}", e.toString());
            return null;
        }
    }

    private boolean isTimeToLookForCalls() {
        return System.nanoTime() - lookedForCalls >= LOOK_FOR_CALLS_EVERY.toNanos();
    }

    private void stop(BrokenChain e) {
        log.error("The log is broken; nothing can be appended any more", e);
        broken = e;
    }

    private void readWhatIsThere(List<Pending> open) {
        try {
            adopt(open);
        } catch (BrokenChain e) {
            stop(e);
        } catch (RuntimeException e) {
            log.warn("The log cannot be read either: {}", e.toString());
        }
    }

    private List<Commit> number(List<Pending> open) {
        List<Commit> numbered = new ArrayList<>(open.size());
        Head last = head;
        for (Pending pending : List.copyOf(open)) {
            BackfillRefused refusal = refusalOf(pending, last);
            if (refusal != null) {
                open.remove(pending);
                pending.outcome.completeExceptionally(refusal);
                continue;
            }
            Commit commit = chained(pending, last);
            last = Head.of(commit);
            numbered.add(commit);
        }
        return numbered;
    }

    private @Nullable BackfillRefused refusalOf(Pending pending, Head last) {
        Instant recordedAt = pending.recordedAt;
        if (recordedAt == null) {
            return null;
        }
        if (last.live()) {
            return new BackfillRefused("The log already has a live commit; its past is closed");
        }
        if (last.time() > recordedAt.toEpochMilli()) {
            return new BackfillRefused("The log is already at " + Instant.ofEpochMilli(last.time()) + "; " + recordedAt
                    + " would be before that");
        }
        return null;
    }

    private Commit chained(Pending pending, Head last) {
        Instant given = pending.recordedAt;
        boolean backfilled = given != null;
        long now = given != null ? given.toEpochMilli() : clock.millis();
        long ordinal = last.ordinal() + 1;
        long time = Math.max(last.time(), now);
        long newest = Math.max(last.newest(), pending.newest);
        Commit commit = new Commit(
                ordinal,
                pending.id,
                writer,
                last.nextPosition(),
                time,
                newest,
                backfilled,
                pending.entries,
                pending.body,
                Digests.GENESIS);
        return commit.chainedTo(last.hash());
    }

    private static List<BsonDocument> documents(List<Pending> open, List<Commit> numbered) {
        List<BsonDocument> documents = new ArrayList<>(open.size());
        for (int i = 0; i < open.size(); i++) {
            documents.add(numbered.get(i).toBson(open.get(i).events, open.get(i).keys));
        }
        return documents;
    }

    private void accept(Pending pending, Commit commit) {
        advance(commit);
        pending.outcome.complete(commit);
    }

    private void advance(Commit commit) {
        head = head.after(commit);
        accepted.accept(commit);
    }

    /** Follows the log to its end; commits of ours that turn up on the way are in. */
    private boolean adopt(List<Pending> open) {
        Map<UUID, Pending> mine = new HashMap<>();
        open.forEach(pending -> mine.put(pending.id, pending));
        boolean found = false;
        while (true) {
            List<Commit> there = commits.read(head.ordinal() + 1, READ_AHEAD);
            for (Commit commit : there) {
                Pending pending = mine.get(commit.id());
                advance(commit);
                if (pending != null) {
                    open.remove(pending);
                    pending.outcome.complete(commit);
                }
                found = true;
            }
            if (there.size() < READ_AHEAD) {
                return found;
            }
        }
    }

    /** The server refused the first open commit. Says whether anything is clearer now. */
    private boolean resolve(List<Pending> open, BulkWriteError error) {
        Pending refused = open.get(0);
        if (adopt(open)) {
            if (!open.isEmpty()) {
                lostTheRound();
            }
            return true;
        }
        for (int from = 0; from < refused.keys.size(); from += KEYS_AT_ONCE) {
            List<String> keys = refused.keys.subList(from, Math.min(refused.keys.size(), from + KEYS_AT_ONCE));
            for (Commit holder : commits.holding(keys)) {
                Set<String> held = new HashSet<>(holder.keys());
                for (String key : keys) {
                    if (held.contains(key) && !holder.id().equals(refused.id)) {
                        open.remove(0);
                        refused.outcome.completeExceptionally(
                                refused.taken(key, "commit " + holder.ordinal() + " of the log"));
                        return true;
                    }
                }
            }
        }
        if (error.getCategory() != ErrorCategory.DUPLICATE_KEY && !inDoubt.contains(refused)) {
            open.remove(0);
            refused.outcome.completeExceptionally(
                    new EventStoreException("The server refused the commit: " + error.getMessage()));
            return true;
        }
        return false;
    }

    private void failEverythingWaiting(RuntimeException failure) {
        List<Pending> waiting = new ArrayList<>(deferred);
        queue.drainTo(waiting);
        waiting.forEach(pending -> pending.outcome.completeExceptionally(failure));
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
            thread.interrupt();
            thread.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Backoff {
        private long millis = 5;

        void pause() throws InterruptedException {
            Thread.sleep(millis);
            millis = Math.min(1_000, millis * 2);
        }
    }
}
