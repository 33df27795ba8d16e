package org.standbild.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The commit was sent and nobody has answered yet: it may be in the log, now or later. Read before you repeat. */
public final class OutcomeUnknown extends EventStoreException {

    OutcomeUnknown(String message) {
        super(message);
    }
}
