package org.standbild.editorial.change;

import java.util.List;
import org.standbild.profile.LastChange;

/** The profile has moved on since the author looked at it. */
final class StaleVersion extends RuntimeException {

    private final long expected;
    private final long actual;
    private final transient List<Meanwhile> meanwhile;

    /** A change that the author has not seen. */
    record Meanwhile(long version, LastChange change) {}

    StaleVersion(long expected, long actual, List<Meanwhile> meanwhile) {
        super("expected version " + expected + ", is " + actual, null, false, false);
        this.expected = expected;
        this.actual = actual;
        this.meanwhile = meanwhile;
    }

    long expected() {
        return expected;
    }

    long actual() {
        return actual;
    }

    List<Meanwhile> meanwhile() {
        return meanwhile;
    }
}
