package org.standbild.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The queue of commits is full: nothing was written, try again later. */
public final class TooManyWaiting extends EventStoreException {

    TooManyWaiting(String message) {
        super(message);
    }
}
