package org.standbild.eventstore;

/** A server that speaks MongoDB's protocol and lacks what the log rests on. Nothing was written to the log. */
public final class UnsuitableServer extends RuntimeException {

    UnsuitableServer(String message) {
        super(message);
    }
}
