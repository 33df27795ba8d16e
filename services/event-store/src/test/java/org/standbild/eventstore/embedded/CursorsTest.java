package org.standbild.eventstore.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoCommandException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CursorsTest {

    private static final int CURSOR_NOT_FOUND = 43;

    @TempDir
    Path folder;

    private EmbeddedServer server;
    private MongoClient client;
    private MongoDatabase database;
    private MongoCollection<Document> collection;

    @BeforeEach
    void start() {
        server = EmbeddedServer.start(folder, 0, "nio:", 100_000);
        client = MongoClients.create(server.connectionString());
        database = client.getDatabase("d");
        collection = database.getCollection("c");
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private void insert(int count, String text) {
        List<Document> documents = new ArrayList<>();
        for (long id = 0; id < count; id++) {
            documents.add(new Document("_id", id).append("round", 0).append("text", text));
        }
        collection.insertMany(documents);
    }

    private Document find(Document options) {
        Document command = new Document("find", "c").append("sort", new Document("_id", 1));
        command.putAll(options);
        return database.runCommand(command);
    }

    private static long id(Document answer) {
        return answer.get("cursor", Document.class).getLong("id");
    }

    private static List<Long> batch(Document answer) {
        Document cursor = answer.get("cursor", Document.class);
        return Stream.of("firstBatch", "nextBatch")
                .filter(cursor::containsKey)
                .flatMap(name -> cursor.getList(name, Document.class).stream())
                .map(document -> document.getLong("_id"))
                .toList();
    }

    private Document more(long id, int wanted) {
        return database.runCommand(
                new Document("getMore", id).append("collection", "c").append("batchSize", wanted));
    }

    private int open() {
        return database.runCommand(new Document("serverStatus", 1))
                .get("metrics", Document.class)
                .get("cursor", Document.class)
                .get("open", Document.class)
                .get("total", Number.class)
                .intValue();
    }

    private long oldestVersionInUse() {
        Map<String, String> info = new HashMap<>();
        server.backend().getMvStore().populateInfo(info::put);
        return Long.parseLong(info.get("info.OLDEST_VERS_TO_KEEP"));
    }

    private long version() {
        return server.backend().getMvStore().getCurrentVersion();
    }

    @Test
    void aFindSeesTheMomentInWhichItBeganWhateverIsWrittenAndMovedInTheFileMeanwhile() throws Exception {
        int count = 1_000;
        insert(count, "x".repeat(1_000));
        server.backend().getMvStore().setRetentionTime(0);
        AtomicInteger rounds = new AtomicInteger();
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            while (!enough.get()) {
                int round = rounds.get() + 1;
                collection.updateMany(Filters.exists("_id"), new Document("$set", new Document("round", round)));
                collection.deleteOne(Filters.eq("_id", (long) round));
                collection.insertOne(new Document("_id", (long) round).append("round", round));
                rounds.set(round);
            }
        });
        try {
            for (int i = 0; i < 3; i++) {
                List<Document> seen = new ArrayList<>();
                try (MongoCursor<Document> cursor =
                        collection.find(Filters.ne("_id", -1L)).batchSize(100).iterator()) {
                    while (cursor.hasNext()) {
                        seen.add(cursor.next());
                        if (seen.size() == 50 || seen.size() == 550) {
                            int now = rounds.get();
                            await().until(() -> rounds.get() > now + 5 || writing.isDone());
                        }
                    }
                }
                assertThat(seen.stream()
                                .map(document -> document.getInteger("round"))
                                .distinct())
                        .as("rounds seen by one find")
                        .hasSize(1);
                assertThat(seen.size()).isBetween(count - 1, count);
                assertThat(seen).isSortedAccordingTo(Comparator.comparing(document -> document.getLong("_id")));
            }
        } finally {
            enough.set(true);
            writing.get(30, TimeUnit.SECONDS);
        }
        assertThat(open()).isZero();
    }

    @Test
    void aFindNeverSeesHalfACommand() throws Exception {
        collection.createIndex(Indexes.ascending("k"), new IndexOptions().unique(true));
        List<Long> keys = LongStream.range(0, 300).boxed().toList();
        collection.insertMany(keys.stream()
                .map(key -> new Document("_id", key).append("k", key).append("round", 0))
                .toList());
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            for (int round = 1; !enough.get(); round++) {
                collection.updateMany(Filters.exists("_id"), new Document("$set", new Document("round", round)));
            }
        });
        try {
            for (int i = 0; i < 60; i++) {
                Bson filter = i % 2 == 0 ? new Document() : Filters.in("k", keys);
                List<Document> seen = collection.find(filter).batchSize(100).into(new ArrayList<>());
                assertThat(seen).hasSize(keys.size());
                assertThat(seen.stream()
                                .map(document -> document.getInteger("round"))
                                .distinct())
                        .as("rounds seen by find %d", i)
                        .hasSize(1);
            }
        } finally {
            enough.set(true);
            writing.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void anOpenCursorKeepsItsVersionAndOneThatIsKilledOrReadToItsEndKeepsNone() {
        insert(10, "x".repeat(100));
        long killed = id(find(new Document("batchSize", 2)));
        long read = id(find(new Document("batchSize", 2)));
        assertThat(open()).isEqualTo(2);
        long before = version();
        for (int i = 0; version() < before + 10; i++) {
            collection.insertOne(new Document("_id", 100L + i).append("text", "x".repeat(200_000)));
        }
        assertThat(oldestVersionInUse()).isLessThanOrEqualTo(before);

        assertThat(batch(more(read, 100))).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        Document answer =
                database.runCommand(new Document("killCursors", "c").append("cursors", List.of(killed, 987_654L)));
        assertThat(answer.getList("cursorsKilled", Long.class)).containsExactly(killed);
        assertThat(answer.getList("cursorsNotFound", Long.class)).containsExactly(987_654L);

        assertThat(open()).isZero();
        for (long gone : List.of(killed, read)) {
            assertThatThrownBy(() -> more(gone, 1))
                    .isInstanceOfSatisfying(MongoCommandException.class, refused -> assertThat(refused.getErrorCode())
                            .isEqualTo(CURSOR_NOT_FOUND));
        }
        collection.insertOne(new Document("_id", -1L).append("text", "x".repeat(200_000)));
        await().untilAsserted(() -> assertThat(oldestVersionInUse()).isGreaterThan(before));
    }

    @Test
    void aCursorThatNobodyComesBackToIsClosedAfterTenMinutes() {
        insert(10, "");
        AtomicLong now = new AtomicLong();
        AtomicLong ids = new AtomicLong();
        DurableBackend backend = server.backend();
        Cursors cursors = new Cursors(backend.getMvStore(), ids::incrementAndGet, Cursors.PATIENCE, now::get);
        var stored = (TypedCollection) backend.resolveDatabase("d").resolveCollection("c", true);
        cursors.find(stored, new de.bwaldvogel.mongo.bson.Document("find", "c").append("batchSize", 2));
        var more = new de.bwaldvogel.mongo.bson.Document("getMore", ids.get()).append("batchSize", 2);

        now.addAndGet(Duration.ofMinutes(9).toNanos());
        cursors.closeForgotten();
        assertThat(cursors.more(more)).isNotNull();
        now.addAndGet(Duration.ofMinutes(9).toNanos());
        cursors.closeForgotten();
        assertThat(cursors.more(more)).isNotNull();
        now.addAndGet(Duration.ofMinutes(11).toNanos());
        cursors.closeForgotten();
        assertThat(cursors.more(more)).isNull();
        assertThat(cursors.size()).isZero();
    }

    @Test
    void whatWasFoundGoesOnAfterItsCollectionIsDropped() {
        insert(10, "");
        long id = id(find(new Document("batchSize", 4)));
        collection.drop();
        insert(1, "another collection of this name");

        assertThat(batch(more(id, 100))).containsExactly(4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void batchesHaveTheSizesThatMongoDBGivesThem() {
        insert(300, "");

        Document first = find(new Document());
        assertThat(batch(first)).hasSize(101);
        assertThat(batch(more(id(first), 0))).hasSize(199);
        Document none = find(new Document("batchSize", 0));
        assertThat(batch(none)).isEmpty();
        assertThat(batch(more(id(none), 3))).containsExactly(0L, 1L, 2L);
        assertThat(id(find(new Document("batchSize", 300)))).isZero();
        assertThat(id(find(new Document("batchSize", 299)))).isNotZero();
        Document limited = find(new Document("batchSize", 2).append("limit", 3).append("skip", 7));
        assertThat(batch(limited)).containsExactly(7L, 8L);
        Document rest = more(id(limited), 2);
        assertThat(batch(rest)).containsExactly(9L);
        assertThat(id(rest)).isZero();
        Document single = find(new Document("batchSize", 2).append("singleBatch", true));
        assertThat(batch(single)).hasSize(2);
        assertThat(id(single)).isZero();
    }

    @Test
    void aBatchIsNoLargerThanADriverTakes() {
        for (long id = 0; id < 8; id++) {
            collection.insertOne(new Document("_id", id).append("text", "x".repeat(7_000_000)));
        }

        assertThat(batch(find(new Document("batchSize", 1_000)))).containsExactly(0L, 1L);
        assertThat(collection.find().batchSize(1_000).map(document -> document.getLong("_id")))
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void whateverIsAskedTheAnswerIsThatOfALookAtEveryDocument() {
        collection.createIndex(Indexes.ascending("k"), new IndexOptions().unique(true));
        Random random = new Random(5);
        List<Document> model = new ArrayList<>();
        for (long id = -100; id < 200; id++) {
            model.add(new Document("_id", id).append("n", random.nextInt(20)).append("k", List.of("a" + id, "b" + id)));
        }
        List<Document> shuffled = new ArrayList<>(model);
        Collections.shuffle(shuffled, random);
        collection.insertMany(shuffled);

        Map<Bson, Predicate<Document>> filters = Map.of(
                new Document(),
                document -> true,
                Filters.eq("n", 7),
                document -> document.getInteger("n") == 7,
                Filters.gt("n", 12),
                document -> document.getInteger("n") > 12,
                Filters.eq("_id", 17L),
                document -> document.getLong("_id") == 17,
                Filters.in("_id", 5L, 400L, -3L),
                document -> List.of(5L, -3L).contains(document.getLong("_id")),
                Filters.in("k", "a7", "b7", "b-20"),
                document -> List.of(7L, -20L).contains(document.getLong("_id")),
                new Document("_id", new Document("$gte", -5L).append("$lt", 33L)),
                document -> document.getLong("_id") >= -5 && document.getLong("_id") < 33,
                Filters.and(Filters.gt("_id", 150L), Filters.ne("n", 3)),
                document -> document.getLong("_id") > 150 && document.getInteger("n") != 3);
        Comparator<Document> byIdentifier = Comparator.comparing(document -> document.getLong("_id"));
        Comparator<Document> byNumber = Comparator.comparing(document -> document.getInteger("n"));
        Map<Bson, Comparator<Document>> sorts = Map.of(
                new Document("_id", 1),
                byIdentifier,
                new Document("_id", -1),
                byIdentifier.reversed(),
                new Document("n", -1).append("_id", 1),
                byNumber.reversed().thenComparing(byIdentifier));
        filters.forEach((filter, matches) -> sorts.forEach((sort, order) -> {
            for (int skip : List.of(0, 3)) {
                for (int limit : List.of(0, 1, 20)) {
                    for (int batchSize : List.of(0, 1, 7, 1_000)) {
                        FindIterable<Document> found = collection
                                .find(filter)
                                .sort(sort)
                                .skip(skip)
                                .limit(limit)
                                .batchSize(batchSize);
                        List<Document> expected = model.stream()
                                .filter(matches)
                                .sorted(order)
                                .skip(skip)
                                .limit(limit == 0 ? Long.MAX_VALUE : limit)
                                .toList();
                        assertThat(found).as("%s by %s", filter, sort).containsExactlyElementsOf(expected);
                    }
                }
            }
            assertThat(collection.find(filter).sort(sort).projection(Projections.include("n")))
                    .containsExactlyElementsOf(model.stream()
                            .filter(matches)
                            .sorted(order)
                            .map(document -> new Document("_id", document.get("_id")).append("n", document.get("n")))
                            .toList());
        }));
        assertThat(collection.find().sort(new Document("$natural", -1)))
                .containsExactlyElementsOf(
                        model.stream().sorted(byIdentifier.reversed()).toList());
    }

    @Test
    void identifiersOfAllKindsComeInTheOrderInWhichTheyWouldBeSorted() {
        for (int i = 0; i < 20; i++) {
            for (Object id : List.of((long) 3 * i, 3 * i + 1, 3 * i + 1.5, "s" + i, new Document("x", i))) {
                collection.insertOne(new Document("_id", id));
            }
        }
        collection.insertOne(new Document("_id", 29.0));

        for (int direction : List.of(1, -1)) {
            for (Bson bounds : List.of(
                    new Document("_id", new Document("$gte", 9L).append("$lt", 29L)),
                    new Document("_id", new Document("$gt", 9L).append("$lte", 29L)),
                    Filters.gt("_id", 29L),
                    Filters.gte("_id", 29L),
                    Filters.lt("_id", 12L))) {
                assertThat(collection.find(bounds).sort(new Document("_id", direction)))
                        .as("%s", bounds)
                        .isNotEmpty()
                        .containsExactlyElementsOf(collection
                                .find(Filters.and(bounds, Filters.exists("nothing", false)))
                                .sort(new Document("_id", direction).append("nothing", 1)));
            }
            assertThat(collection.find().sort(new Document("_id", direction)))
                    .containsExactlyElementsOf(
                            collection.find().sort(new Document("_id", direction).append("nothing", 1)));
        }
    }
}
