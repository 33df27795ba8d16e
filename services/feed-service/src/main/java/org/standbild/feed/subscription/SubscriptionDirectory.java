package org.standbild.feed.subscription;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.standbild.eventstore.EventLog;

/**
 * All subscriptions, folded from the log in memory. Each instance reads the log by itself, so each knows all of them and nothing has to be
 * stored or claimed.
 */
@Component
public class SubscriptionDirectory implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionDirectory.class);
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final EventStore events;
    private final EventLog log;
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Object grown = new Object();
    private long position = -1;
    private @Nullable TrackingToken token;
    private volatile boolean running;
    private @Nullable Thread reader;

    SubscriptionDirectory(EventStore events, EventLog log) {
        this.events = events;
        this.log = log;
    }

    /** Whoever wants to know what becomes of subscriptions, in this instance. */
    @FunctionalInterface
    public interface Listener {

        /** On the one thread that reads the log, so it must be quick; after a start it is told everything from the first event on. */
        void happened(SubscriptionEvent event, Subscription now);
    }

    /** To be called before the context has started. */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** All there ever were, ended ones too. */
    public Collection<Subscription> all() {
        return List.copyOf(subscriptions.values());
    }

    public Optional<Subscription> find(String id) {
        return Optional.ofNullable(subscriptions.get(id));
    }

    /** Those of a channel that may be told now. */
    public List<Subscription> active(Channel channel) {
        List<Subscription> active = new ArrayList<>();
        for (Subscription subscription : subscriptions.values()) {
            if (subscription.channel() == channel && subscription.isActive()) {
                active.add(subscription);
            }
        }
        return active;
    }

    /** Waits until everything that this process knows of the log is here; false when that takes too long. */
    public boolean awaitHead(Duration atMost) {
        long wanted = log.headPosition();
        long deadline = System.nanoTime() + atMost.toNanos();
        synchronized (grown) {
            while (position < wanted) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                try {
                    grown.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return true;
        }
    }

    @Override
    public void start() {
        running = true;
        Thread thread = new Thread(this::read, "subscriptions");
        thread.setDaemon(true);
        reader = thread;
        thread.start();
        if (!awaitHead(PATIENCE)) {
            throw new IllegalStateException("The subscriptions in the log could not be read within " + PATIENCE);
        }
    }

    private void read() {
        while (running) {
            try (BlockingStream<TrackedEventMessage<?>> stream = events.openStream(token)) {
                while (running) {
                    if (stream.hasNextAvailable(1, TimeUnit.SECONDS)) {
                        take(stream.nextAvailable());
                    }
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("The log cannot be read for subscriptions; trying again in {}", AFTER_FAILURE, e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(AFTER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            running = false;
        }
    }

    private void take(TrackedEventMessage<?> message) {
        if (SubscriptionEvent.class.isAssignableFrom(message.getPayloadType())) {
            SubscriptionEvent event = (SubscriptionEvent) message.getPayload();
            Subscription now =
                    Subscription.evolve(subscriptions.get(event.subscription()), event, message.getTimestamp());
            if (now != null) {
                subscriptions.put(now.id(), now);
                listeners.forEach(listener -> tell(listener, event, now));
            }
        }
        token = message.trackingToken();
        synchronized (grown) {
            position = ((Number) Objects.requireNonNull(message.getMetaData().get(EventLog.POSITION))).longValue();
            grown.notifyAll();
        }
    }

    private static void tell(Listener listener, SubscriptionEvent event, Subscription now) {
        try {
            listener.happened(event, now);
        } catch (RuntimeException e) {
            LOG.error("{} of {} was not taken note of", event.getClass().getSimpleName(), now.id(), e);
        }
    }

    @Override
    public void stop() {
        running = false;
        if (reader != null) {
            reader.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, and before whoever delivers. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 2_500;
    }
}
