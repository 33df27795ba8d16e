package org.standbild.eventstore;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks for rows that another instance has written. */
final class Following implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

    private final ChangesProjection changes;
    private final Duration every;
    private ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean running;

    Following(ChangesProjection changes, Duration every) {
        this.changes = changes;
        this.every = every;
        this.looking.shutdown();
    }

    @Override
    public void start() {
        looking = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "following-changes");
            thread.setDaemon(true);
            return thread;
        });
        looking.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        running = true;
    }

    private void look() {
        try {
            changes.follow();
        } catch (RuntimeException e) {
            LOG.warn("Cannot look for new rows; trying again in {}", every, e);
        }
    }

    @Override
    public void stop() {
        running = false;
        looking.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before anybody waits for what it finds. */
    @Override
    public int getPhase() {
        return 0;
    }
}
