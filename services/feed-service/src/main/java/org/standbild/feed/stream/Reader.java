package org.standbild.feed.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.standbild.feed.change.ChangeFilter;
import org.standbild.feed.change.ChangeItem;
import org.standbild.feed.change.ChangeItems;

/**
 * One open stream. It keeps no changes, only the position up to which it has told everything, and hands the connection the next one when
 * that takes it: a slow reader costs nothing but its connection.
 *
 * <p>Any thread may {@link #drain}; one at a time does, the others leave it to that one.
 *
 * <p>When a connection ends, the container uses its request and output again for another one. So nothing of them is touched but under
 * {@link #life}, and never after {@link #end}, which the container's own thread runs before it goes on. A broken connection is left to the
 * container, too: it notices the same failure and ends it.
 */
final class Reader implements WriteListener {

    private static final Logger LOG = LoggerFactory.getLogger(Reader.class);
    private static final long NEVER = -1;

    private final ChangeItems items;
    private final Frames frames;
    private final ChangeFilter filter;
    private final StreamSettings settings;
    private final Clock clock;
    private final AsyncContext connection;
    private final ServletOutputStream out;
    private final String client;
    private final Readers readers;
    private final ReentrantLock life = new ReentrantLock();
    private final AtomicInteger demand = new AtomicInteger();
    private final long openedAt = System.nanoTime();

    // Touched by the draining thread only, but for what is volatile.
    private volatile long told;
    private volatile boolean begun;
    private boolean unsent;
    private volatile long lastSent = openedAt;
    private volatile long lastCanary = openedAt;
    private volatile long stuckSince = NEVER;
    private volatile boolean beat;
    private volatile boolean cut;
    private volatile boolean finished;
    private volatile boolean broken;
    private volatile boolean ended;

    Reader(
            ChangeItems items,
            Frames frames,
            ChangeFilter filter,
            long after,
            StreamSettings settings,
            Clock clock,
            AsyncContext connection,
            ServletOutputStream out,
            String client,
            Readers readers) {
        this.items = items;
        this.frames = frames;
        this.filter = filter;
        this.told = after;
        this.settings = settings;
        this.clock = clock;
        this.connection = connection;
        this.out = out;
        this.client = client;
        this.readers = readers;
    }

    @Override
    public void onWritePossible() {
        stuckSince = NEVER;
        if (!begun) {
            readers.add(this);
        }
        drain();
    }

    @Override
    public void onError(Throwable broken) {
        LOG.debug("A reader has gone: {}", broken.toString());
    }

    /** Sends what there is for this reader, as far as the connection takes it; never waits. */
    void drain() {
        if (demand.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            try {
                send();
            } catch (IOException gone) {
                LOG.debug("A reader has gone: {}", gone.toString());
                broken = true;
            } catch (RuntimeException e) {
                LOG.warn("A stream had to be closed after position {}", told, e);
                close();
            }
            seen = demand.addAndGet(-seen);
        } while (seen != 0);
    }

    private void send() throws IOException {
        while (takesMore()) {
            byte[] frame = finished ? null : next();
            if (frame != null) {
                write(frame);
            } else if (unsent) {
                flush();
            } else {
                if (finished) {
                    close();
                }
                return;
            }
        }
    }

    private boolean takesMore() {
        life.lock();
        try {
            if (ended || broken) {
                return false;
            }
            if (out.isReady()) {
                return true;
            }
            if (stuckSince == NEVER) {
                stuckSince = System.nanoTime();
            }
            return false;
        } finally {
            life.unlock();
        }
    }

    private void write(byte[] frame) throws IOException {
        life.lock();
        try {
            if (!ended) {
                out.write(frame);
                unsent = true;
                lastSent = System.nanoTime();
            }
        } finally {
            life.unlock();
        }
    }

    private void flush() throws IOException {
        life.lock();
        try {
            unsent = false;
            if (!ended) {
                out.flush();
            }
        } finally {
            life.unlock();
        }
    }

    private byte @Nullable [] next() {
        if (!begun) {
            begun = true;
            beat = true;
            return Frames.retry();
        }
        long head = items.head();
        if (cut) {
            finished = true;
            return Frames.reset(new Frames.Reset("too-slow", told, head, told, "/api/document"));
        }
        if (told > head) {
            return ahead(head);
        }
        long now = System.nanoTime();
        if (now - lastCanary >= settings.canary().toNanos() || beat && lastCanary == openedAt) {
            beat = false;
            lastCanary = now;
            return frames.canary(told, head, Instant.now(clock));
        }
        byte[] change = change(head);
        if (change == null && beat) {
            beat = false;
            return Frames.heartbeat();
        }
        return change;
    }

    private byte @Nullable [] change(long head) {
        for (ChangeItem item : (Iterable<ChangeItem>) items.between(told, head)::iterator) {
            byte[] frame = frames.of(item, filter);
            told = item.position();
            if (frame != null) {
                return frame;
            }
        }
        told = head;
        return null;
    }

    private byte @Nullable [] ahead(long head) {
        if (System.nanoTime() - openedAt < settings.catchUp().toNanos()) {
            return null;
        }
        finished = true;
        return Frames.reset(new Frames.Reset("beyond-head", told, head, -1, "/api/document"));
    }

    /** Once a second: says that we are alive, and cuts off who takes nothing. */
    void tick() {
        if (ended) {
            readers.remove(this);
            return;
        }
        long now = System.nanoTime();
        long stuck = stuckSince;
        if (stuck != NEVER && cut && now - stuck >= settings.grace().toNanos()) {
            close();
        } else if (stuck != NEVER && !cut && now - stuck >= settings.patience().toNanos()) {
            LOG.info("A reader has taken nothing for {} and is cut off after position {}", settings.patience(), told);
            stuckSince = now;
            cut = true;
        }
        if (now - lastSent >= settings.heartbeat().toNanos()) {
            beat = true;
        }
        drain();
    }

    boolean isOf(String address) {
        return client.equals(address);
    }

    /** Writes something: only so a connection that its reader has closed is noticed. */
    void prod() {
        beat = true;
        drain();
    }

    /** Ends a connection that works; one that is broken the container ends. */
    void close() {
        life.lock();
        try {
            if (!ended) {
                ended = true;
                connection.complete();
            }
        } catch (IllegalStateException endingAlready) {
            LOG.debug("The connection was ending already: {}", endingAlready.toString());
        } finally {
            life.unlock();
        }
    }

    /** The container has ended the connection: from now on its request and output belong to somebody else. */
    void end() {
        life.lock();
        try {
            ended = true;
        } finally {
            life.unlock();
        }
        readers.remove(this);
    }
}
