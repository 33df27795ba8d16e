package org.standbild.eventstore;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/**
 * One reader's way through the log: from the server while it is behind, from memory once it has caught up. Axon's coordinator asks
 * whether there is more after it has let go of the stream, when another of its threads may be reading already.
 */
final class LogStream implements TrackingEventStream {

    private final EventLog log;
    private final Tail tail;
    private final LogReader reader;
    private final @Nullable LogToken start;
    private List<TrackedEventMessage<?>> current = List.of();
    private int index;
    private @Nullable Runnable listener;

    LogStream(EventLog log, @Nullable LogToken start) {
        this.log = log;
        this.tail = log.tail();
        this.reader = new LogReader(log.commits(), start, log::messages);
        this.start = start;
    }

    @Override
    public synchronized Optional<TrackedEventMessage<?>> peek() {
        return isReady() ? Optional.of(current.get(index)) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (isReady()) {
            return true;
        }
        return timeout > 0 && tail.awaitAfter(lastRead(), timeout, unit) && isReady();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (true) {
            Optional<TrackedEventMessage<?>> next = poll();
            if (next.isPresent()) {
                return next.get();
            }
            hasNextAvailable(1, TimeUnit.MINUTES);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private synchronized Optional<TrackedEventMessage<?>> poll() {
        return isReady() ? Optional.of(current.get(index++)) : Optional.empty();
    }

    private synchronized long lastRead() {
        return reader.ordinal() - 1;
    }

    private synchronized boolean isReady() {
        while (index >= current.size()) {
            if (reader.ordinal() > tail.head().ordinal()) {
                return false;
            }
            Tail.Item item = tail.at(reader.ordinal());
            if (item != null) {
                reader.skip(item.commit());
                current = item.messages();
            } else {
                List<TrackedEventMessage<?>> messages = reader.next();
                if (messages == null) {
                    return false;
                }
                current = messages;
            }
            index = 0;
            skipWhatWasSeen();
        }
        return true;
    }

    private void skipWhatWasSeen() {
        while (start != null
                && index < current.size()
                && start.covers(current.get(index).trackingToken())) {
            index++;
        }
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        stopListening();
        listener = callback;
        tail.listen(callback);
        return true;
    }

    private void stopListening() {
        if (listener != null) {
            tail.forget(listener);
        }
    }

    @Override
    public void close() {
        stopListening();
    }
}
