package org.standbild.eventstore.embedded;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CursorNotFoundException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * Answers finds batch by batch. A find sees everything as it was when it began, however long it takes and whatever is
 * written meanwhile: the store keeps that version until the last batch is sent, the client closes the cursor, or nobody has asked for
 * more for a while.
 */
final class Cursors {

    /** As long as MongoDB does. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int FIRST_BATCH = 101;

    private final MVStore store;
    private final LongSupplier ids;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final Map<Long, Kept> kept = new ConcurrentHashMap<>();

    Cursors(MVStore store, LongSupplier ids, Duration patience, LongSupplier nanoTime) {
        this.store = store;
        this.ids = ids;
        this.patience = patience;
        this.nanoTime = nanoTime;
    }

    /** A cursor whose client may come back, and the version of the store that it reads. */
    private final class Kept {

        private final OpenCursor cursor;
        private final ReentrantLock turn = new ReentrantLock();
        private MVStore.@Nullable TxCounter version;
        private volatile long used = nanoTime.getAsLong();

        private Kept(OpenCursor cursor, MVStore.TxCounter version) {
            this.cursor = cursor;
            this.version = version;
        }

        private Document more(int wanted) {
            turn.lock();
            boolean goesOn = false;
            try {
                if (version == null) {
                    throw new CursorNotFoundException(cursor.id());
                }
                Document answer = cursor.answer("nextBatch", wanted, false);
                goesOn = !cursor.isAtEnd();
                return answer;
            } finally {
                used = nanoTime.getAsLong();
                if (!goesOn) {
                    close();
                }
                turn.unlock();
            }
        }

        private void close() {
            turn.lock();
            try {
                kept.remove(cursor.id(), this);
                if (version != null) {
                    store.deregisterVersionUsage(version);
                    version = null;
                }
            } finally {
                turn.unlock();
            }
        }

        private void closeIfForgotten() {
            if (nanoTime.getAsLong() - used > patience.toNanos() && turn.tryLock()) {
                try {
                    close();
                } finally {
                    turn.unlock();
                }
            }
        }
    }

    /** The answer to a find, with its first batch. */
    Document find(TypedCollection collection, Document command) {
        boolean once = Utils.isTrue(command.get("singleBatch"));
        MVStore.TxCounter version = store.registerVersionUsage();
        boolean goesOn = false;
        try {
            OpenCursor cursor = new OpenCursor(ids.getAsLong(), collection.getFullName(), collection.find(command));
            Document answer = cursor.answer("firstBatch", number(command.get("batchSize"), FIRST_BATCH), once);
            goesOn = !once && !cursor.isAtEnd();
            if (goesOn) {
                kept.put(cursor.id(), new Kept(cursor, version));
            }
            return answer;
        } finally {
            if (!goesOn) {
                store.deregisterVersionUsage(version);
            }
        }
    }

    /** The answer to a getMore; absent where the cursor is none of ours. */
    @Nullable
    Document more(Document command) {
        Kept found = command.get("getMore") instanceof Number id ? kept.get(id.longValue()) : null;
        if (found == null) {
            return null;
        }
        int wanted = number(command.get("batchSize"), 0);
        return found.more(wanted == 0 ? Integer.MAX_VALUE : wanted);
    }

    static int number(@Nullable Object value, int otherwise) {
        return value instanceof Number number ? number.intValue() : otherwise;
    }

    /** Says whether there was one. */
    boolean kill(long id) {
        Kept found = kept.get(id);
        if (found != null) {
            found.close();
        }
        return found != null;
    }

    int size() {
        return kept.size();
    }

    void closeForgotten() {
        kept.values().forEach(Kept::closeIfForgotten);
    }

    void closeAll() {
        kept.values().forEach(Kept::close);
    }
}
