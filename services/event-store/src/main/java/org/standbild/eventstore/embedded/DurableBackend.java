package org.standbild.eventstore.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writing commands run one at a time, and a write with {@code j: true} is answered after the sync of the journal that
 * covers it; so is a read that asks for what the majority has, for nobody may act on a commit that a power cut could still
 * take back. The data file follows in checkpoints, whose contents are settled between commands, so that no stored version cuts a
 * document from its index entries, and which are written down while commands go on.
 */
final class DurableBackend extends H2Backend {

    /** In the answer to a ping: a read with the read concern "majority" is answered when what it has read is on disk. */
    static final String DURABLE_READS = "durableReads";

    /** How much of the journal makes a checkpoint, unless somebody says otherwise. */
    static final long CHECKPOINT_AFTER_BYTES = 8L * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(DurableBackend.class);
    private static final int FAR_AHEAD = 8;
    private static final long IDLE_FLUSH_MILLIS = 100;
    private static final int CHECKPOINT_AFTER_UNSAVED_BYTES = 64 * 1024 * 1024;
    private static final long TIDY_EVERY_NANOS = 30_000_000_000L;
    private static final int TIDY_BELOW_FILL_RATE = 60;
    private static final int TIDY_BYTES = 4 * 1024 * 1024;
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findandmodify");
    private static final Set<String> CHANGES_OF_MAPS =
            Set.of("create", "createindexes", "drop", "dropindexes", "dropdatabase", "renamecollection", "aggregate");
    private static final String STORE = "store";
    private static final String GENERATION = "generation";

    private final MVStore store;
    private final VersionedFile file;
    private final Acknowledged acknowledged;
    private final long checkpointAfter;
    private final MVMap<String, Long> checkpoint;
    private final @Nullable Journal journal;
    private final ReentrantLock commands = new ReentrantLock();
    private final ReentrantLock checkpoints = new ReentrantLock();
    private final Cursors cursors =
            new Cursors(getMvStore(), getCursorRegistry()::generateCursorId, Cursors.PATIENCE, System::nanoTime);
    private final ReentrantLock work = new ReentrantLock();
    private final Condition workToDo = work.newCondition();
    private final Thread keeper;

    private long tidied = System.nanoTime();
    private volatile boolean closing;

    DurableBackend(
            MVStore store, Journal.Place place, Acknowledged acknowledged, long lastGeneration, long checkpointAfter) {
        super(store);
        this.store = store;
        this.file = VersionedFile.of(store);
        this.acknowledged = acknowledged;
        this.checkpointAfter = checkpointAfter;
        this.checkpoint = Maps.checkpoint(store);
        long generation = lastGeneration + 1;
        checkpoint.put(GENERATION, generation);
        store.commit();
        syncStore();
        this.journal = Journal.begin(place, Objects.requireNonNull(checkpoint.get(STORE)), generation, acknowledged);
        this.keeper = new Thread(this::keep, "embedded-mongo-keeper");
        keeper.setDaemon(true);
        keeper.start();
    }

    /** What the file holds then, it holds for good. */
    private void syncStore() {
        long version = DataFile.versionOf(store);
        store.sync();
        acknowledged.stored(version);
    }

    /** Brings a data file up to what was acknowledged before the process died. Says which generation came last. */
    static Journal.Replay recover(MVStore store, Journal.Place place) {
        MVMap<String, Long> checkpoint = Maps.checkpoint(store);
        Long number = checkpoint.get(STORE);
        Long generation = checkpoint.get(GENERATION);
        if (number == null || generation == null) {
            checkpoint.put(STORE, ThreadLocalRandom.current().nextLong());
            return new Journal.Replay(0, 0, 0);
        }
        Journal.Replay replay = Journal.replay(place, number, generation, store);
        if (replay.changes() > 0) {
            log.info("Repeated {} changes from the journal in {}", replay.changes(), place.folder());
            store.commit();
            store.sync();
        }
        return replay;
    }

    private Journal journal() {
        return Objects.requireNonNull(journal);
    }

    /** The documents that a find has found are sent as they lie in the file. */
    @Override
    public Document handleMessage(MongoMessage message) {
        Document command = message.getDocument();
        Document answer =
                switch (command.keySet().iterator().next()) {
                    case "find" -> find(message.getDatabaseName(), command);
                    case "getMore" -> cursors.more(command);
                    default -> null;
                };
        if (answer == null) {
            return super.handleMessage(message);
        }
        awaitWhatWasRead(command);
        return answer;
    }

    private @Nullable Document find(String database, Document command) {
        MongoCollection<?> collection =
                resolveDatabase(database).resolveCollection(String.valueOf(command.get("find")), false);
        return collection instanceof TypedCollection typed ? cursors.find(typed, command) : null;
    }

    @Override
    protected Document handleKillCursors(Document command) {
        List<Long> killed = new ArrayList<>();
        List<Long> others = new ArrayList<>();
        for (Object id : (List<?>) command.getOrDefault("cursors", List.of())) {
            (cursors.kill((Long) id) ? killed : others).add((Long) id);
        }
        Document answer = super.handleKillCursors(new Document("cursors", others));
        for (Object id : (List<?>) answer.getOrDefault("cursorsKilled", List.of())) {
            killed.add((Long) id);
        }
        answer.put("cursorsKilled", killed);
        return answer;
    }

    @Override
    public Document getServerStatus() {
        Document status = super.getServerStatus();
        if (Utils.getSubdocumentValue(status, "metrics.cursor.open") instanceof Document open) {
            open.put("total", (long) cursors.size() + getCursorRegistry().size());
        }
        return status;
    }

    @Override
    public void closeCursors(List<Long> ids) {
        handleKillCursors(new Document("cursors", ids));
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (WRITES.contains(name)) {
            return write(channel, database, command, query);
        }
        if (CHANGES_OF_MAPS.contains(name) && (!name.equals("aggregate") || writes(query))) {
            return changeMaps(channel, database, command, query);
        }
        Document answer = super.handleCommand(channel, database, command, query);
        if (name.equals("ping")) {
            answer.put(DURABLE_READS, true);
        }
        awaitWhatWasRead(query);
        return answer;
    }

    private void awaitWhatWasRead(Document query) {
        if (mustHaveReadWhatIsDurable(query)) {
            journal().await(everythingThatCanBeRead());
        }
    }

    private static boolean mustHaveReadWhatIsDurable(Document query) {
        return query.get("readConcern") instanceof Document concern && "majority".equals(concern.get("level"));
    }

    /** A command that is under way can be read before it is over. */
    private long everythingThatCanBeRead() {
        commands.lock();
        try {
            return journal().mark();
        } finally {
            commands.unlock();
        }
    }

    /** Writers that are faster than the disk wait, so that the journal does not grow for ever. */
    private void awaitCheckpoint() {
        checkpoints.lock();
        checkpoints.unlock();
    }

    private static boolean writes(Document aggregation) {
        return aggregation.get("pipeline") instanceof List<?> stages
                && stages.stream()
                        .anyMatch(stage -> stage instanceof Document operator
                                && (operator.containsKey("$out") || operator.containsKey("$merge")));
    }

    private Document write(Channel channel, String database, String command, Document query) {
        Document answer;
        long mine = 0;
        commands.lock();
        try {
            answer = super.handleCommand(channel, database, command, query);
        } finally {
            mine = journal().seal();
            commands.unlock();
        }
        if (journal().size() > checkpointAfter) {
            wakeKeeper();
        }
        if (journal().size() > FAR_AHEAD * checkpointAfter) {
            awaitCheckpoint();
        }
        if (mustBeDurable(query)) {
            journal().await(mine);
        }
        return answer;
    }

    /** The journal knows maps by their names only, so that the data file has to hold what happens to the maps themselves. */
    private Document changeMaps(Channel channel, String database, String command, Document query) {
        checkpoints.lock();
        try {
            commands.lock();
            try {
                return super.handleCommand(channel, database, command, query);
            } finally {
                journal().seal();
                writeCheckpoint();
                syncStore();
            }
        } finally {
            checkpoints.unlock();
        }
    }

    private static boolean mustBeDurable(Document query) {
        return query.get("writeConcern") instanceof Document concern && Utils.isTrue(concern.get("j"));
    }

    /** Until the constructor is through, the checkpoint at its end covers every change. */
    private void changed(MVMap<?, ?> map, Object key, @Nullable Object value) {
        if (journal == null) {
            return;
        }
        if (commands.isHeldByCurrentThread()) {
            journal.record(map, key, value);
        } else {
            journal.recordAlone(map, key, value);
        }
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String databaseName) {
        return new TypedDatabase(databaseName);
    }

    /**
     * Maps whose types are known and whose changes are noted. It is an inner class because the superclass opens maps from
     * its constructor, when only the outer instance is there already.
     */
    private final class TypedDatabase extends H2Database {

        private TypedDatabase(String databaseName) {
            super(databaseName, getMvStore(), getCursorRegistry());
        }

        @Override
        protected Index<Object> openOrCreateUniqueIndex(
                String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
            MVMap<KeyValue, Object> map = Maps.index(
                    getMvStore(), getDatabaseName() + "." + collectionName, indexName, DurableBackend.this::changed);
            return new TypedUniqueIndex(map, indexName, keys, sparse);
        }

        @Override
        protected MongoCollection<Object> openOrCreateCollection(String collectionName, CollectionOptions options) {
            String name = getDatabaseName() + "." + collectionName;
            MVMap<Object, EncodedDocument> documents = Maps.documents(getMvStore(), name, DurableBackend.this::changed);
            Maps.meta(getMvStore(), name, DurableBackend.this::changed);
            return new TypedCollection(this, collectionName, options, documents, cursorRegistry);
        }
    }

    private void wakeKeeper() {
        work.lock();
        try {
            workToDo.signal();
        } finally {
            work.unlock();
        }
    }

    /** Writes down what nobody waits for, and makes checkpoints. */
    private void keep() {
        try {
            while (!closing) {
                work.lock();
                try {
                    if (!closing && journal().size() <= checkpointAfter) {
                        workToDo.await(IDLE_FLUSH_MILLIS, TimeUnit.MILLISECONDS);
                    }
                } finally {
                    work.unlock();
                }
                journal().awaitAll();
                cursors.closeForgotten();
                if (journal().size() > checkpointAfter || store.getUnsavedMemory() > CHECKPOINT_AFTER_UNSAVED_BYTES) {
                    makeCheckpoint();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("The embedded server cannot write its data file; every durable write fails from now on", e);
            journal().fail(e);
        }
    }

    private void makeCheckpoint() {
        checkpoints.lock();
        try {
            commands.lock();
            writeCheckpoint();
            syncStore();
        } finally {
            checkpoints.unlock();
        }
    }

    /**
     * Called with the lock, and left without: commands go on as soon as it is settled what belongs to the checkpoint, while that is
     * written down. The caller syncs the store before the next checkpoint may begin.
     */
    private void writeCheckpoint() {
        try {
            tidyNowAndThen();
            checkpoint.put(GENERATION, journal().generation() + 1);
            file.commit(store, () -> {
                journal().next();
                commands.unlock();
            });
        } finally {
            if (commands.isHeldByCurrentThread()) {
                commands.unlock();
            }
        }
    }

    /** Nobody else rewrites half-empty chunks once the store's own background thread is off. */
    private void tidyNowAndThen() {
        if (System.nanoTime() - tidied > TIDY_EVERY_NANOS) {
            store.compact(TIDY_BELOW_FILL_RATE, TIDY_BYTES);
            tidied = System.nanoTime();
        }
    }

    /** Copies everything as it is at one moment into another store while commands go on. */
    void copyTo(MVStore target) {
        MVStore.TxCounter usage;
        List<MVMap<?, ?>> frozen;
        commands.lock();
        try {
            usage = store.registerVersionUsage();
            long version = store.getCurrentVersion();
            frozen = store.getMapNames().stream()
                    .filter(Maps::isData)
                    .<MVMap<?, ?>>map(name -> Maps.named(store, name).openVersion(version))
                    .toList();
        } finally {
            commands.unlock();
        }
        try {
            for (MVMap<?, ?> map : frozen) {
                Maps.copy(map, target);
                target.commit();
            }
        } finally {
            store.deregisterVersionUsage(usage);
        }
        target.sync();
    }

    /** As if the power went off: what is not on disk is gone. */
    void abandon() {
        commands.lock();
        try {
            closing = true;
            journal().fail(new IllegalStateException("The power went off"));
            store.closeImmediately();
        } finally {
            commands.unlock();
        }
    }

    @Override
    public void close() {
        closing = true;
        cursors.closeAll();
        wakeKeeper();
        try {
            keeper.join();
            if (!journal().failed() && !store.isClosed()) {
                makeCheckpoint();
                journal().discard();
            } else {
                journal().close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (MVStoreException e) {
            log.error("The last writes could not be committed", e);
        }
        super.close();
        acknowledged.close();
    }
}
