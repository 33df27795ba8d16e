package org.standbild.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** One commit is one document, and a document of MongoDB has at most 16 MB. Nothing was written. */
public final class CommitTooLarge extends EventStoreException {

    CommitTooLarge(int events, long bytes) {
        super("A commit of " + events + " events takes " + bytes + " bytes; 16 MB is the limit of one document");
    }
}
