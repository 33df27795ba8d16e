package org.standbild.profile;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Changes in the order of recording, shared by a {@link History} and the longer ones grown from it: each looks only at as many as it knows,
 * so that one change more costs one place and no copy.
 */
final class ChangeLog {

    private final RecordedChange[] changes;
    private final AtomicInteger used;

    private ChangeLog(RecordedChange[] changes, int used) {
        this.changes = changes;
        this.used = new AtomicInteger(used);
    }

    static ChangeLog of(List<RecordedChange> changes) {
        return new ChangeLog(changes.toArray(RecordedChange[]::new), changes.size());
    }

    /** What stands behind the first {@code size} changes then; the one who comes second, or finds no room, gets a copy. */
    ChangeLog append(int size, List<RecordedChange> more) {
        int longer = size + more.size();
        if (longer <= changes.length && used.compareAndSet(size, longer)) {
            place(changes, size, more);
            return this;
        }
        RecordedChange[] copy = Arrays.copyOf(Arrays.copyOf(changes, size), Math.max(longer, 2 * size));
        place(copy, size, more);
        return new ChangeLog(copy, longer);
    }

    private static void place(RecordedChange[] changes, int size, List<RecordedChange> more) {
        for (int i = 0; i < more.size(); i++) {
            changes[size + i] = more.get(i);
        }
    }

    /** The first {@code size} changes; a view, not a copy. */
    List<RecordedChange> first(int size) {
        return Collections.unmodifiableList(Arrays.asList(changes).subList(0, size));
    }
}
