package org.standbild.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** Another commit already holds this event's place in its stream, or its identifier. */
public final class KeyTaken extends EventStoreException {

    private final int offset;

    KeyTaken(int offset, String message) {
        super(message);
        this.offset = offset;
    }

    /** Which event of the refused commit it is. */
    public int offset() {
        return offset;
    }
}
