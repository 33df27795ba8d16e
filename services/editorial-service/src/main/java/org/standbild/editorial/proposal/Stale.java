package org.standbild.editorial.proposal;

import java.util.List;

/** The proposal has moved on since the actor looked at it. */
public final class Stale extends RuntimeException {

    private final long expected;
    private final long actual;
    private final transient List<Moment> meanwhile;

    Stale(long expected, long actual, List<Moment> meanwhile) {
        super("expected version " + expected + ", is " + actual, null, false, false);
        this.expected = expected;
        this.actual = actual;
        this.meanwhile = List.copyOf(meanwhile);
    }

    public long expected() {
        return expected;
    }

    public long actual() {
        return actual;
    }

    /** What the actor has not seen. */
    public List<Moment> meanwhile() {
        return meanwhile;
    }
}
