package org.standbild.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** A commit of the log is not what was once recorded there. */
public final class BrokenChain extends EventStoreException {

    private final long ordinal;

    BrokenChain(long ordinal, String finding) {
        super("Commit " + ordinal + " of the log is not what was recorded: " + finding);
        this.ordinal = ordinal;
    }

    public long ordinal() {
        return ordinal;
    }
}
