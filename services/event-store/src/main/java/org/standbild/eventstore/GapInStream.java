package org.standbild.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** An event would stand after one that is not in the log: its writer has not seen the stream as it is. */
public final class GapInStream extends EventStoreException {

    GapInStream(String stream, long missing, long sequence) {
        super("Event " + sequence + " of stream [" + stream + "] cannot be recorded: event " + missing
                + " is not in the log");
    }
}
