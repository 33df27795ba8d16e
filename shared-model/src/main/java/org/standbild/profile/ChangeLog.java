package org.standbild.profile;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Changes in the order of recording, shared by a {@link History} and the longer one grown from it: each looks only at as many as it knows,
 * so that one change more costs one place and no copy. Two histories grown from one part ways: the second gets a log of its own.
 */
final class ChangeLog {

    private final RecordedChange[] changes;
    private final AtomicInteger used;
    private final RecentFolds folds;

    private ChangeLog(RecordedChange[] changes, int used, RecentFolds folds) {
        this.changes = changes;
        this.used = new AtomicInteger(used);
        this.folds = folds;
    }

    static ChangeLog of(List<RecordedChange> changes) {
        return new ChangeLog(changes.toArray(RecordedChange[]::new), changes.size(), new RecentFolds());
    }

    /** The log whose first {@code size} changes are followed by those. */
    ChangeLog append(int size, List<RecordedChange> more) {
        int longer = size + more.size();
        boolean isFirst = used.compareAndSet(size, longer);
        if (isFirst && longer <= changes.length) {
            place(changes, size, more);
            return this;
        }
        RecordedChange[] copy = Arrays.copyOf(Arrays.copyOf(changes, size), Math.max(longer, 2 * size));
        place(copy, size, more);
        return new ChangeLog(copy, longer, isFirst ? folds : new RecentFolds());
    }

    /** What was folded of these changes, by whichever history. */
    RecentFolds folds() {
        return folds;
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
