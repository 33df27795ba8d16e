package org.standbild.feed.change;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.standbild.eventstore.Histories;

/** Tells whoever waits that there is more to read, so that waiting needs no thread. */
@Component
public class Growth implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Growth.class);
    private static final Duration LOOK_UP = Duration.ofSeconds(1);

    private final Histories histories;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    public Growth(Histories histories) {
        this.histories = histories;
    }

    /** Somebody who waits. */
    public interface Listener {

        /** Maybe there is more to read: on one thread for all, so it must be quick. */
        void grown();

        /** The service stops: nothing more will come. */
        void ended();
    }

    public void tell(Listener listener) {
        listeners.add(listener);
    }

    public void forget(Listener listener) {
        listeners.remove(listener);
    }

    @Override
    public void start() {
        running = true;
        Thread watcher = new Thread(this::watch, "feed-growth");
        watcher.setDaemon(true);
        watcher.start();
    }

    private void watch() {
        long seen = histories.position();
        while (running) {
            if (histories.await(seen + 1, LOOK_UP)) {
                seen = histories.position();
                listeners.forEach(listener -> run(listener::grown));
            }
        }
    }

    private static void run(Runnable told) {
        try {
            told.run();
        } catch (RuntimeException e) {
            LOG.warn("One reader could not be told of new changes", e);
        }
    }

    @Override
    public void stop() {
        running = false;
        listeners.forEach(listener -> run(listener::ended));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
