package org.standbild.eventstore;

import java.time.Duration;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** A service is ready only when readers see everything that was in the log at its start. */
@Order(Ordered.LOWEST_PRECEDENCE)
final class CaughtUp implements ApplicationRunner {

    private final EventLog log;
    private final Histories histories;
    private final Duration patience;

    CaughtUp(EventLog log, Histories histories, Duration patience) {
        this.log = log;
        this.histories = histories;
        this.patience = patience;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        long head = log.headPosition();
        if (!histories.await(head, patience)) {
            throw new IllegalStateException("Readers see the log up to " + histories.position() + " only, its head is "
                    + head + "; standbild.catch-up-patience (" + patience + ") is over");
        }
    }
}
