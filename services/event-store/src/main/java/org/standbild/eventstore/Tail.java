package org.standbild.eventstore;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest commits, in memory. Our own arrive here as soon as the server has them, those of other processes by
 * looking; whoever waits is told after the commit can be read here.
 */
final class Tail implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Tail.class);
    private static final int MOST_COMMITS = 4096;
    private static final int MOST_EVENTS = 20_000;
    private static final int READ_AHEAD = 100;
    private static final int LOOKED_BACK_AT = 20;
    private static final Duration LOOK_BACK_EVERY = Duration.ofSeconds(5);
    private static final long SOON_MILLIS = 3;
    private static final Duration GAP_AFTER = Duration.ofSeconds(2);

    /** A commit and its events, upcast once for all readers. */
    static final class Item {
        private final Commit commit;
        private final Function<Commit, List<TrackedEventMessage<?>>> reading;
        private @Nullable List<TrackedEventMessage<?>> messages;

        Item(Commit commit, Function<Commit, List<TrackedEventMessage<?>>> reading) {
            this.commit = commit;
            this.reading = reading;
        }

        Commit commit() {
            return commit;
        }

        synchronized List<TrackedEventMessage<?>> messages() {
            List<TrackedEventMessage<?>> known = messages;
            if (known == null) {
                known = reading.apply(commit);
                messages = known;
            }
            return known;
        }
    }

    private final Commits commits;
    private final Function<Commit, List<TrackedEventMessage<?>>> reading;
    private final Duration lookEvery;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final Map<Long, Item> items = new HashMap<>();
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private final Thread thread;

    private long oldest;
    private int events;
    private volatile Head head;
    private volatile boolean closed;
    private long lookedForGap = System.nanoTime();
    private long lookedBack = System.nanoTime();
    private long gapAt = -1;
    private volatile @Nullable String trouble;
    private volatile @Nullable String replaced;
    private final AtomicLong putBack = new AtomicLong();

    Tail(Commits commits, Head head, Duration lookEvery, Function<Commit, List<TrackedEventMessage<?>>> reading) {
        this.commits = commits;
        this.head = head;
        this.oldest = head.ordinal() + 1;
        this.lookEvery = lookEvery;
        this.reading = reading;
        this.thread = new Thread(this::lookWhileOpen, "event-log-tail");
        thread.setDaemon(true);
        thread.start();
    }

    Head head() {
        return head;
    }

    /** Takes a commit that the server has confirmed, if it is the next one. */
    void offer(Commit commit) {
        lock.lock();
        try {
            if (commit.ordinal() != head.ordinal() + 1) {
                return;
            }
            Head next = head.after(commit);
            items.put(commit.ordinal(), new Item(commit, reading));
            events += commit.count();
            while (items.size() > 1 && (items.size() > MOST_COMMITS || events > MOST_EVENTS)) {
                Item gone = items.remove(oldest++);
                events -= gone == null ? 0 : gone.commit().count();
            }
            head = next;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
        listeners.forEach(Tail::tell);
    }

    private static void tell(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            log.warn("A reader of the log did not take the call that there is something to read", e);
        }
    }

    /** A payload was erased: forget it. */
    void replace(Commit commit) {
        lock.lock();
        try {
            items.computeIfPresent(commit.ordinal(), (ordinal, item) -> new Item(commit, reading));
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    Item at(long ordinal) {
        lock.lock();
        try {
            return items.get(ordinal);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is a commit after this one. */
    boolean awaitAfter(long ordinal, long timeout, TimeUnit unit) throws InterruptedException {
        long nanos = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            while (head.ordinal() <= ordinal) {
                if (nanos <= 0 || closed) {
                    return false;
                }
                nanos = grown.awaitNanos(nanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    void listen(Runnable listener) {
        listeners.add(listener);
    }

    void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /** Often while there is something to find, seldom while there is not. */
    private void lookWhileOpen() {
        long pause = lookEvery.toMillis();
        while (!closed) {
            try {
                Thread.sleep(pause);
                pause = look()
                        ? Math.min(SOON_MILLIS, lookEvery.toMillis())
                        : Math.min(pause * 2, lookEvery.toMillis());
            } catch (InterruptedException e) {
                return;
            } catch (BrokenChain e) {
                log.error("The log is broken; nothing after it is delivered", e);
                trouble = e.getMessage();
                return;
            } catch (RuntimeException e) {
                if (!closed) {
                    log.warn("The end of the log cannot be read: {}", e.toString());
                }
            }
        }
    }

    /** Says whether another process had written anything. */
    boolean look() {
        boolean any = false;
        List<Commit> found;
        do {
            found = commits.read(head.ordinal() + 1, READ_AHEAD);
            any |= !found.isEmpty();
            found.forEach(this::offer);
        } while (found.size() == READ_AHEAD);
        if (System.nanoTime() - lookedForGap > GAP_AFTER.toNanos()) {
            lookForGap();
        }
        if (System.nanoTime() - lookedBack > LOOK_BACK_EVERY.toNanos()) {
            lookBack();
        }
        return any;
    }

    /**
     * A commit may become visible after its successor for a moment. One that stays away is gone: nothing is skipped and
     * nothing is filled in, because only the true commit fits the chain.
     */
    private void lookForGap() {
        lookedForGap = System.nanoTime();
        long missing = head.ordinal() + 1;
        boolean gap = !commits.documents(missing + 1, READ_AHEAD).isEmpty() && commits.at(missing) == null;
        if (gap && missing == gapAt) {
            trouble = "Commit " + missing + " is missing and later ones are there; nothing after it is delivered";
            log.error(trouble);
        } else if (!gap) {
            trouble = null;
        }
        gapAt = gap ? missing : -1;
    }

    /**
     * What has been delivered stays. A commit that the server has lost since is put back as it was, which only the true commit can be: its
     * successor's hash covers it. Where another one lies in its place, nobody can say which is right but a person.
     */
    private void lookBack() {
        lookedBack = System.nanoTime();
        long last = head.ordinal();
        long first = Math.max(0, last - LOOKED_BACK_AT + 1);
        if (last < 0 || replaced != null) {
            return;
        }
        Map<Long, byte[]> there = commits.hashes(first, (int) (last - first + 1));
        for (long ordinal = first; ordinal <= last; ordinal++) {
            Item known = at(ordinal);
            byte[] hash = there.get(ordinal);
            if (known == null || Arrays.equals(hash, known.commit().hash())) {
                continue;
            }
            if (hash != null) {
                replaced = "Commit " + ordinal + " of the log has hash " + Digests.hex(hash)
                        + " and was delivered with hash "
                        + Digests.hex(known.commit().hash())
                        + ": the log was restored or replaced under a running process; restart every process";
                log.error(replaced);
                return;
            }
            commits.insert(List.of(known.commit().toBson()));
            putBack.incrementAndGet();
            log.error("The server had lost commit {}, which was delivered; it is put back as it was", ordinal);
        }
    }

    /** How many commits the server had lost and this process has put back. */
    long putBack() {
        return putBack.get();
    }

    @Nullable
    String trouble() {
        String found = replaced;
        return found != null ? found : trouble;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        lock.lock();
        try {
            grown.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
