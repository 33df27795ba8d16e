package org.standbild.eventstore.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writing commands share a read lock; the committer takes the write lock, so that no stored version cuts a document from its
 * index entries, and syncs outside it. A write with {@code j: true} is answered after the sync that covers it.
 */
final class DurableBackend extends H2Backend {

    private static final Logger log = LoggerFactory.getLogger(DurableBackend.class);
    private static final long IDLE_COMMIT_MILLIS = 100;
    private static final long TIDY_EVERY_NANOS = 30_000_000_000L;
    private static final int TIDY_BELOW_FILL_RATE = 60;
    private static final int TIDY_BYTES = 4 * 1024 * 1024;
    private static final Set<String> WRITES = Set.of(
            "insert",
            "update",
            "delete",
            "findandmodify",
            "create",
            "createindexes",
            "drop",
            "dropindexes",
            "dropdatabase",
            "renamecollection");

    private final MVStore store;
    private final ReentrantReadWriteLock commands = new ReentrantReadWriteLock(true);
    private final Object progress = new Object();
    private final Thread committer;

    private long tidied = System.nanoTime();
    private long written;
    private long durable;
    private int waiting;
    private boolean closing;
    private @Nullable RuntimeException failure;

    DurableBackend(MVStore store) {
        super(store);
        this.store = store;
        this.committer = new Thread(this::commitWhileOpen, "embedded-mongo-committer");
        committer.setDaemon(true);
        committer.start();
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (!writes(command, query)) {
            return super.handleCommand(channel, database, command, query);
        }
        Document answer;
        long mine = 0;
        commands.readLock().lock();
        try {
            answer = super.handleCommand(channel, database, command, query);
        } finally {
            mine = noteWrite();
            commands.readLock().unlock();
        }
        if (mustBeDurable(query)) {
            awaitDurable(mine);
        }
        return answer;
    }

    /** A long read must not hold up the committer, and with it every write. */
    private static boolean writes(String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (!name.equals("aggregate")) {
            return WRITES.contains(name);
        }
        return query.get("pipeline") instanceof List<?> stages
                && stages.stream()
                        .anyMatch(stage -> stage instanceof Document operator
                                && (operator.containsKey("$out") || operator.containsKey("$merge")));
    }

    private static boolean mustBeDurable(Document query) {
        return query.get("writeConcern") instanceof Document concern && Utils.isTrue(concern.get("j"));
    }

    private long noteWrite() {
        synchronized (progress) {
            return ++written;
        }
    }

    private void awaitDurable(long mine) {
        synchronized (progress) {
            waiting++;
            progress.notifyAll();
            try {
                while (durable < mine) {
                    if (failure != null) {
                        throw new IllegalStateException("The data file cannot be written", failure);
                    }
                    progress.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted before the write was durable", e);
            } finally {
                waiting--;
            }
        }
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String databaseName) {
        return new TypedDatabase(databaseName);
    }

    /**
     * Maps whose types are known. It is an inner class because the superclass opens maps from its constructor, when only
     * the outer instance is there already.
     */
    private final class TypedDatabase extends H2Database {

        private TypedDatabase(String databaseName) {
            super(databaseName, getMvStore(), getCursorRegistry());
        }

        @Override
        protected Index<Object> openOrCreateUniqueIndex(
                String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
            MVMap<KeyValue, Object> map = Maps.index(getMvStore(), getDatabaseName() + "." + collectionName, indexName);
            return new TypedUniqueIndex(map, indexName, keys, sparse);
        }

        @Override
        protected MongoCollection<Object> openOrCreateCollection(String collectionName, CollectionOptions options) {
            String name = getDatabaseName() + "." + collectionName;
            MVMap<Object, Document> documents = Maps.documents(getMvStore(), name);
            MVMap<String, Object> meta = Maps.meta(getMvStore(), name);
            return new H2Collection(this, collectionName, options, documents, meta, cursorRegistry);
        }
    }

    private void commitWhileOpen() {
        try {
            while (true) {
                synchronized (progress) {
                    long idleUntil = System.nanoTime() + IDLE_COMMIT_MILLIS * 1_000_000;
                    while (!closing && (waiting == 0 || written == durable)) {
                        long millis = (idleUntil - System.nanoTime()) / 1_000_000;
                        if (millis <= 0 && written > durable) {
                            break;
                        }
                        progress.wait(written > durable ? Math.max(1, millis) : 0);
                        if (written == durable) {
                            idleUntil = System.nanoTime() + IDLE_COMMIT_MILLIS * 1_000_000;
                        }
                    }
                    if (closing) {
                        return;
                    }
                }
                commitAndSync();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("The embedded server cannot write its data file; every durable write fails from now on", e);
            synchronized (progress) {
                failure = e;
                progress.notifyAll();
            }
        }
    }

    private void commitAndSync() {
        long covered;
        commands.writeLock().lock();
        try {
            synchronized (progress) {
                covered = written;
            }
            tidyNowAndThen();
            store.commit();
        } finally {
            commands.writeLock().unlock();
        }
        store.sync();
        synchronized (progress) {
            durable = covered;
            progress.notifyAll();
        }
    }

    /** Nobody else rewrites half-empty chunks once the store's own background thread is off. */
    private void tidyNowAndThen() {
        if (System.nanoTime() - tidied > TIDY_EVERY_NANOS) {
            store.compact(TIDY_BELOW_FILL_RATE, TIDY_BYTES);
            tidied = System.nanoTime();
        }
    }

    /** Copies one version of everything into another store while commands go on. */
    void copyTo(MVStore target) {
        MVStore.TxCounter usage;
        long version;
        commands.writeLock().lock();
        try {
            store.commit();
            usage = store.registerVersionUsage();
            version = store.getCurrentVersion();
        } finally {
            commands.writeLock().unlock();
        }
        try {
            for (String name : store.getMapNames()) {
                Maps.copy(Maps.named(store, name), version, target);
                target.commit();
            }
        } finally {
            store.deregisterVersionUsage(usage);
        }
        target.sync();
    }

    @Override
    public void close() {
        synchronized (progress) {
            closing = true;
            progress.notifyAll();
        }
        try {
            committer.join();
            if (failure == null && !store.isClosed()) {
                commitAndSync();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (MVStoreException e) {
            log.error("The last writes could not be committed", e);
        }
        super.close();
    }
}
