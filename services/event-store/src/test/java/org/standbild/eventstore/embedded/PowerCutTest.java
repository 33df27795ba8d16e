package org.standbild.eventstore.embedded;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The data file as it would be had the process been killed, or the power gone, at one of many moments while several clients
 * write. Every one of these files must open and hold what was acknowledged by then, with all its index entries.
 */
class PowerCutTest {

    private static final int CUTS = Integer.getInteger("standbild.cuts", 8);
    private static final int CLIENTS = 4;
    private static final int KEYS = 150;

    /** Small, so that many of the cuts hit one. */
    private static final long CHECKPOINT_AFTER_BYTES = 20_000;

    private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();

    @TempDir
    Path folder;

    private record Cut(Path folder, Set<Long> acknowledged) {}

    @Test
    void afterAPowerCutWhatWasAcknowledgedIsThereAndNothingIsTorn() throws Exception {
        Random random = new Random(11);
        verify(cuts(VolatileDisk::beforeSync, disk -> disk.afterPowerCut(random)));
    }

    @Test
    void afterAKillRightAfterASyncNothingIsTorn() throws Exception {
        verify(cuts(VolatileDisk::afterSync, VolatileDisk::afterKill));
    }

    /** Half of them are taken when a version has been written and is about to be synced or just was, the others at any time. */
    private List<Cut> cuts(BiConsumer<VolatileDisk, Runnable> when, Function<VolatileDisk, Map<String, byte[]>> cutting)
            throws Exception {
        Path live = folder.resolve("live");
        VolatileDisk disk = VolatileDisk.under(live);
        List<Cut> cuts = new ArrayList<>();
        CountDownLatch enough = new CountDownLatch(CUTS);
        Random random = new Random(5);
        AtomicBoolean stop = new AtomicBoolean();
        try (EmbeddedServer server = EmbeddedServer.start(live, 0, VolatileDisk.SCHEME, CHECKPOINT_AFTER_BYTES);
                MongoClient client = MongoClients.create(server.connectionString())) {
            MongoCollection<Document> collection = collection(client);
            collection.createIndex(Indexes.ascending("k"), new IndexOptions().unique(true));
            List<Thread> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(c -> new Thread(() -> {
                        for (long i = c; !stop.get(); i += CLIENTS) {
                            collection.insertOne(document(i));
                            acknowledged.add(i);
                        }
                    }))
                    .toList();
            clients.forEach(Thread::start);
            int[] syncs = new int[1];
            when.accept(disk, () -> {
                if (++syncs[0] % 5 == 0 && enough.getCount() > 0) {
                    cut(disk, live, cutting, cuts);
                    enough.countDown();
                }
            });
            while (enough.getCount() > 0) {
                Thread.sleep(0, random.nextInt(900_000));
                synchronized (cuts) {
                    if (cuts.size() < 2 * CUTS) {
                        cut(disk, live, cutting, cuts);
                    }
                }
            }
            stop.set(true);
            for (Thread each : clients) {
                each.join();
            }
        }
        return cuts;
    }

    private void cut(
            VolatileDisk disk, Path live, Function<VolatileDisk, Map<String, byte[]>> cutting, List<Cut> cuts) {
        try {
            Set<Long> before = Set.copyOf(acknowledged);
            Path note = live.resolve("standbild.db.acknowledged");
            synchronized (cuts) {
                Path there = Files.createDirectories(folder.resolve("cut-" + cuts.size()));
                Files.copy(note, there.resolve(note.getFileName()));
                VolatileDisk.write(cutting.apply(disk), there);
                cuts.add(new Cut(there, before));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static MongoCollection<Document> collection(MongoClient client) {
        return client.getDatabase("d").getCollection("c").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    private static Document document(long id) {
        return new Document("_id", id)
                .append(
                        "k",
                        IntStream.range(0, KEYS)
                                .mapToObj(k -> "s:" + id + "#" + k)
                                .toList());
    }

    private void verify(List<Cut> cuts) {
        int torn = 0;
        for (Cut cut : cuts) {
            try (EmbeddedServer server = EmbeddedServer.start(cut.folder());
                    MongoClient client = MongoClients.create(server.connectionString())) {
                MongoCollection<Document> collection = collection(client);
                List<Long> there = new ArrayList<>();
                for (Document document : collection.find()) {
                    long id = document.getLong("_id");
                    there.add(id);
                    for (String key : document.getList("k", String.class)) {
                        assertThat(collection.find(eq("k", key)).first())
                                .as(key)
                                .isEqualTo(document);
                    }
                }
                assertThat(there).containsAll(cut.acknowledged());
                for (long id = 0; id < CLIENTS * 2L; id++) {
                    long next =
                            id + there.stream().mapToLong(Long::longValue).max().orElse(0) - CLIENTS;
                    if (next >= 0 && !there.contains(next)) {
                        collection.insertOne(document(next));
                    }
                }
                try (var files = Files.list(cut.folder())) {
                    torn += (int) files.filter(file -> file.toString().contains(".torn-"))
                            .count();
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        System.out.printf(
                "%d cuts, %d documents acknowledged, %d torn writes set aside, nothing lost%n",
                cuts.size(), acknowledged.size(), torn);
    }
}
