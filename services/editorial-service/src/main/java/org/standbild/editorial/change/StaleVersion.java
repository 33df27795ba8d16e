package org.standbild.editorial.change;

import java.util.List;
import org.standbild.profile.RecordedChange;

/** The profile has moved on since the author looked at it. */
public final class StaleVersion extends RuntimeException {

    private final long expected;
    private final long actual;
    private final transient List<RecordedChange> meanwhile;

    StaleVersion(long expected, long actual, List<RecordedChange> meanwhile) {
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

    /** What the author has not seen; positions are those in the profile's stream. */
    List<RecordedChange> meanwhile() {
        return meanwhile;
    }
}
