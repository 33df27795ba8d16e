package org.standbild.eventstore.embedded;

import java.util.Map;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.SingleFileStore;
import org.h2.mvstore.WriteBuffer;

/** The file of a store. It tells when it is settled what belongs to a version, before that is written down. */
final class VersionedFile extends SingleFileStore {

    private static final Runnable NOTHING = () -> {};

    private Runnable settled = NOTHING;

    VersionedFile(Map<String, Object> configuration) {
        super(configuration);
    }

    static VersionedFile of(MVStore store) {
        return (VersionedFile) store.getFileStore();
    }

    /**
     * Commits. What changes after the call that the version is settled belongs to the next one.
     *
     * @param settled called once, by this thread, unless nothing has changed
     */
    void commit(MVStore store, Runnable settled) {
        this.settled = settled;
        try {
            store.commit();
        } finally {
            this.settled = NOTHING;
        }
    }

    /** The roots of all maps are collected when the store asks for room to write their pages. */
    @Override
    public WriteBuffer getWriteBuffer() {
        Runnable told = settled;
        settled = NOTHING;
        told.run();
        return super.getWriteBuffer();
    }
}
