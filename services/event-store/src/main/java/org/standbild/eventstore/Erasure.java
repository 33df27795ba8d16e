package org.standbild.eventstore;

import java.util.ArrayList;
import java.util.List;

/**
 * Removes the payload of one event and leaves its digest, so that the chain still verifies. Other processes show the
 * payload until they let go of their memory of the commit; restart them.
 */
public final class Erasure {

    private final EventLog log;

    public Erasure(EventLog log) {
        this.log = log;
    }

    /** Erases the payload at this position. Says whether there was one to erase. */
    public boolean erase(long position, String reason) {
        Commit commit = log.commitAt(position).orElse(null);
        if (commit == null) {
            return false;
        }
        int offset = (int) (position - commit.position());
        Entry entry = commit.entries().get(offset);
        if (entry.erasure() != null) {
            return false;
        }
        List<Entry> entries = new ArrayList<>(commit.entries());
        entries.set(offset, entry.erased(reason, log.clock().instant().toString()));
        Commit without = commit.with(entries);
        log.commits().replace(without);
        log.tail().replace(without);
        return true;
    }
}
