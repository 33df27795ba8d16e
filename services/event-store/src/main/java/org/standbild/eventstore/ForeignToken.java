package org.standbild.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The token was issued by another log: a restored backup, or a fork. Going on would skip or repeat events silently. */
public final class ForeignToken extends EventStoreException {

    ForeignToken(String message) {
        super(message);
    }
}
