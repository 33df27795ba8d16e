package org.standbild.eventstore;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.connection.ClusterType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** The collection itself. It is only ever asked for documents by unique keys and by ranges of {@code _id}, which every server answers quickly. */
final class Commits {

    private static final int PROBES = 64;
    private static final int FEW = 2;

    /** What no failure takes back: all that is delivered to readers, or decides who wrote a commit. */
    private final MongoCollection<RawBsonDocument> reads;

    /** What the server has, durable or not: a write that builds on it is durable only when it is. */
    private final MongoCollection<RawBsonDocument> newest;

    private final MongoCollection<BsonDocument> writes;

    private Commits(MongoDatabase database, String name, boolean replicated, boolean durableReads) {
        WriteConcern durable = WriteConcern.MAJORITY.withJournal(true);
        MongoCollection<BsonDocument> collection = database.getCollection(name, BsonDocument.class);
        this.writes = collection.withWriteConcern(durable);
        MongoCollection<RawBsonDocument> there =
                database.getCollection(name, RawBsonDocument.class).withReadPreference(ReadPreference.primary());
        this.reads = there.withReadConcern(replicated || durableReads ? ReadConcern.MAJORITY : ReadConcern.DEFAULT);
        this.newest = there.withReadConcern(replicated ? ReadConcern.LOCAL : ReadConcern.DEFAULT);
        writes.createIndex(
                Indexes.ascending("k"), new IndexOptions().unique(true).name("k"));
    }

    /** The commits of a server, whatever kind it is. */
    static Commits of(MongoClient client, String database, String name) {
        MongoDatabase there = client.getDatabase(database);
        boolean durableReads = there.runCommand(new Document("ping", 1)).getBoolean("durableReads", false);
        if (!durableReads) {
            requireUniqueElements(there);
        }
        boolean replicated = client.getClusterDescription().getType() != ClusterType.STANDALONE;
        return new Commits(there, name, replicated, durableReads);
    }

    /** Nothing but a unique index over the elements of an array keeps two processes from giving one number twice. */
    private static void requireUniqueElements(MongoDatabase database) {
        MongoCollection<Document> trial = database.getCollection("trial-" + new ObjectId());
        try {
            trial.createIndex(Indexes.ascending("k"), new IndexOptions().unique(true));
            trial.insertOne(new Document("k", List.of("a", "b")));
            trial.insertOne(new Document("k", List.of("b", "c")));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return;
            }
            throw e;
        } finally {
            trial.drop();
        }
        throw new UnsuitableServer("The server of the database " + database.getName()
                + " takes two documents that share an element of an array under a unique index. The log would hold events twice"
                + " without noticing it. Use MongoDB, 5.0 or later, or the embedded store.");
    }

    void insert(List<BsonDocument> documents) {
        writes.insertMany(documents, new InsertManyOptions().ordered(true));
    }

    /** The commits from this ordinal on, as far as they follow each other without a gap. */
    List<Commit> read(long from, int count) {
        TreeMap<Long, Commit> found = new TreeMap<>();
        try {
            collect(reads, range(from, from + count), count + 1, found);
        } catch (MongoException e) {
            found.clear();
            collect(reads, range(from, from + Math.min(count, FEW)), FEW, found);
        }
        List<Commit> contiguous = new ArrayList<>(found.size());
        for (Commit commit : found.values()) {
            if (commit.ordinal() != from + contiguous.size()) {
                break;
            }
            contiguous.add(commit);
        }
        return contiguous;
    }

    /** The embedded server answers a batch in one message, whatever its size; one too large for the driver is refused. */
    private static void collect(
            MongoCollection<RawBsonDocument> from, Bson filter, int batch, TreeMap<Long, Commit> found) {
        for (RawBsonDocument document : from.find(filter).batchSize(batch)) {
            Commit commit = Commit.of(document);
            found.put(commit.ordinal(), commit);
        }
    }

    private static Bson range(long first, long end) {
        return new Document("_id", new Document("$gte", first).append("$lt", end));
    }

    private static List<Long> ordinals(long from, int count) {
        return LongStream.range(from, from + count).boxed().toList();
    }

    /** What lies at these ordinals, unread. */
    TreeMap<Long, RawBsonDocument> documents(long from, int count) {
        TreeMap<Long, RawBsonDocument> found = new TreeMap<>();
        for (RawBsonDocument document :
                reads.find(in("_id", ordinals(from, count))).batchSize(FEW)) {
            found.put(document.getInt64("_id").getValue(), document);
        }
        return found;
    }

    /** The hashes that lie at these ordinals. */
    TreeMap<Long, byte[]> hashes(long from, int count) {
        TreeMap<Long, byte[]> found = new TreeMap<>();
        for (RawBsonDocument document : reads.find(in("_id", ordinals(from, count)))
                .projection(include("_id", "h"))
                .batchSize(count + 1)) {
            found.put(
                    document.getInt64("_id").getValue(), document.getBinary("h").getData());
        }
        return found;
    }

    void replace(Commit commit) {
        writes.replaceOne(eq("_id", commit.ordinal()), commit.toBson());
    }

    long count() {
        return reads.countDocuments();
    }

    @Nullable
    Commit at(long ordinal) {
        RawBsonDocument document = reads.find(eq("_id", ordinal)).first();
        return document == null ? null : Commit.of(document);
    }

    /** The commits that hold any of these keys, in their order. */
    List<Commit> holding(Collection<String> keys) {
        TreeMap<Long, Commit> found = new TreeMap<>();
        try {
            collect(newest, in("k", keys), keys.size() + 1, found);
        } catch (MongoException e) {
            found.clear();
            collect(newest, in("k", keys), FEW, found);
        }
        return new ArrayList<>(found.values());
    }

    Optional<Commit> holding(String key) {
        RawBsonDocument document = newest.find(eq("k", key)).first();
        return Optional.ofNullable(document).map(Commit::of);
    }

    boolean exists(String key) {
        return newest.find(eq("k", key)).projection(include("_id")).first() != null;
    }

    /** The highest ordinal there is, at or after one that is known to exist; -1 for an empty log. */
    long headFrom(long known) {
        return lastWhere(known, commit -> true, include("_id"));
    }

    /**
     * The highest ordinal, once all that the server has is durable. A new primary may hold commits for a moment of which it is not
     * yet certain whether they stay.
     */
    long settledHead(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            long there = lastWhere(newest, -1, commit -> true, include("_id"));
            long settled = headFrom(-1);
            if (settled >= there) {
                return settled;
            }
            if (System.nanoTime() > deadline) {
                throw new EventStoreException("The server has commit " + there + ", and only those up to " + settled
                        + " are certain to stay; is a majority of the replica set there?");
            }
            Thread.sleep(20);
        }
    }

    /** The last ordinal that fulfils a condition which, once it fails, fails for all later commits. */
    long lastWhere(long known, Predicate<RawBsonDocument> holds, Bson fields) {
        return lastWhere(reads, known, holds, fields);
    }

    private static long lastWhere(
            MongoCollection<RawBsonDocument> from, long known, Predicate<RawBsonDocument> holds, Bson fields) {
        long low = known;
        long high = Long.MAX_VALUE;
        List<Long> probes = new ArrayList<>();
        for (int power = 0; power < 40; power++) {
            probes.add(known + (1L << power));
        }
        while (low + 1 < high) {
            TreeSet<Long> there = new TreeSet<>();
            for (RawBsonDocument document :
                    from.find(in("_id", probes)).projection(fields).batchSize(PROBES + 1)) {
                if (holds.test(document)) {
                    there.add(document.getInt64("_id").getValue());
                }
            }
            for (long probe : probes) {
                if (there.contains(probe)) {
                    low = probe;
                } else {
                    high = probe;
                    break;
                }
            }
            probes = between(low, high);
        }
        return low;
    }

    private static List<Long> between(long low, long high) {
        long step = Math.max(1, (high - low) / PROBES);
        return LongStream.iterate(low + step, probe -> probe < high, probe -> probe + step)
                .boxed()
                .toList();
    }
}
