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
    private final long[] versions;
    private final AtomicInteger used;
    private final RecentFolds folds;

    private ChangeLog(RecordedChange[] changes, long[] versions, int used, RecentFolds folds) {
        this.changes = changes;
        this.versions = versions;
        this.used = new AtomicInteger(used);
        this.folds = folds;
    }

    static ChangeLog of(List<RecordedChange> changes) {
        ChangeLog log = new ChangeLog(
                new RecordedChange[changes.size()], new long[changes.size()], changes.size(), new RecentFolds());
        log.place(0, changes);
        return log;
    }

    /** The log whose first {@code size} changes are followed by those. */
    ChangeLog append(int size, List<RecordedChange> more) {
        int longer = size + more.size();
        boolean isFirst = used.compareAndSet(size, longer);
        if (isFirst && longer <= changes.length) {
            place(size, more);
            return this;
        }
        int room = Math.max(longer, 2 * size);
        ChangeLog copy = new ChangeLog(
                Arrays.copyOf(Arrays.copyOf(changes, size), room),
                Arrays.copyOf(versions, room),
                longer,
                isFirst ? folds : new RecentFolds());
        copy.place(size, more);
        return copy;
    }

    /** What was folded of these changes, by whichever history. */
    RecentFolds folds() {
        return folds;
    }

    private void place(int size, List<RecordedChange> more) {
        for (int i = 0; i < more.size(); i++) {
            changes[size + i] = more.get(i);
            versions[size + i] = Math.max(version(size + i), more.get(i).version());
        }
    }

    /** The highest version among the first {@code size} changes; 0 when there are none. */
    long version(int size) {
        return size == 0 ? 0 : versions[size - 1];
    }

    /** The first {@code size} changes; a view, not a copy. */
    List<RecordedChange> first(int size) {
        return Collections.unmodifiableList(Arrays.asList(changes).subList(0, size));
    }
}
