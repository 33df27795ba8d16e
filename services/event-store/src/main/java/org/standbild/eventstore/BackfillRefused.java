package org.standbild.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The past of the log cannot be written any more, or not like this. */
public final class BackfillRefused extends EventStoreException {

    BackfillRefused(String message) {
        super(message);
    }
}
