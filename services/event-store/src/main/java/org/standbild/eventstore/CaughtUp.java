package org.standbild.eventstore;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/** A service answers only when readers see everything that was in the log at its start: after the processors, before the web server. */
final class CaughtUp implements SmartLifecycle {

    /** Axon starts its processors at 3,072 below the default, Spring Boot the web server at 2,048 below. */
    private static final int BETWEEN_PROCESSORS_AND_WEB_SERVER = SmartLifecycle.DEFAULT_PHASE - 2_560;

    private final EventLog log;
    private final Histories histories;
    private final Duration patience;

    CaughtUp(EventLog log, Histories histories, Duration patience) {
        this.log = log;
        this.histories = histories;
        this.patience = patience;
    }

    @Override
    public void start() {
        long head = log.headPosition();
        if (!histories.await(head, patience)) {
            throw new IllegalStateException("Readers see the log up to " + histories.position() + " only, its head is "
                    + head + "; standbild.catch-up-patience (" + patience + ") is over");
        }
    }

    @Override
    public void stop() {
        // nothing goes on
    }

    @Override
    public boolean isRunning() {
        return false;
    }

    @Override
    public int getPhase() {
        return BETWEEN_PROCESSORS_AND_WEB_SERVER;
    }
}
