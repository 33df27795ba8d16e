package org.standbild.eventstore;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import org.bson.Document;
import org.standbild.eventstore.embedded.EmbeddedServer;

/**
 * One event of about 250 bytes a commit, acknowledged when durable, by 1 to 64 threads; then a replay of all of it; then
 * the time from append to a waiting reader.
 */
public final class LogBenchmark {

    private static final String TEXT = "x".repeat(200);
    private static final int[] WRITERS = {1, 4, 16, 64};

    private LogBenchmark() {}

    private interface Append {
        void append(String stream, long sequence);
    }

    public static void main(String[] arguments) throws Exception {
        Duration each = Duration.ofSeconds(arguments.length > 0 ? Long.parseLong(arguments[0]) : 8);
        System.out.printf(
                "%s %s, %d cores, load %.1f, %d s each%n",
                System.getProperty("java.vm.name"),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                each.toSeconds());
        String order = arguments.length > 1 ? arguments[1] : "log,axon,bare";
        // Whoever comes first would pay for compiling what all of them use.
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        round(order, each.dividedBy(2));
        System.setOut(out);
        round(order, each);
        System.out.printf(
                "load at the end %.1f%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static void round(String order, Duration each) throws Exception {
        for (String contestant : order.split(",")) {
            fresh(client -> {
                switch (contestant) {
                    case "log" -> log(client, each);
                    case "axon" -> axonMongo(client, each);
                    case "bare" -> bareDriver(client, each);
                    default -> throw new IllegalArgumentException(contestant);
                }
            });
        }
    }

    private interface Work {
        void with(MongoClient client) throws Exception;
    }

    private static void fresh(Work work) throws Exception {
        Path folder = Files.createTempDirectory("standbild-benchmark");
        try (EmbeddedServer server = EmbeddedServer.start(folder);
                MongoClient client = MongoClients.create(server.connectionString() + "?maxPoolSize=80")) {
            work.with(client);
            System.out.printf("  data file %d MB%n", Files.size(server.file()) >> 20);
        }
    }

    private static void log(MongoClient client, Duration each) throws Exception {
        System.out.println("our log");
        try (EventLog log = EventLog.builder()
                .client(client)
                .eventSerializer(Serializers.plain())
                .snapshotSerializer(Serializers.naming())
                .build()) {
            Append append = (stream, sequence) -> log.appendEvents(event(stream, sequence));
            long written = appended(append, each);
            replayed(() -> log.readEvents(null, false), written);
            LogEventStore store = LogEventStore.builder(log).build();
            latency(append, store.openStream(log.createHeadToken()));
        }
    }

    private static void axonMongo(MongoClient client, Duration each) throws Exception {
        System.out.println("axon-mongo 4.12.0, one document an event");
        EventStorageEngine engine = MongoEventStorageEngine.builder()
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(
                                client.getDatabase("axon").withWriteConcern(WriteConcern.MAJORITY.withJournal(true)))
                        .build())
                .eventSerializer(Serializers.plain())
                .snapshotSerializer(Serializers.plain())
                .build();
        Append append = (stream, sequence) -> engine.appendEvents(event(stream, sequence));
        long written = appended(append, each);
        replayed(() -> engine.readEvents(null, false), Math.min(written, 2_000));
        EmbeddedEventStore store =
                EmbeddedEventStore.builder().storageEngine(engine).build();
        latency(append, store.openStream(engine.createHeadToken()));
        store.shutDown();
    }

    private static void bareDriver(MongoClient client, Duration each) throws Exception {
        System.out.println("bare driver");
        MongoCollection<Document> collection = client.getDatabase("bare")
                .getCollection("events")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        AtomicLong next = new AtomicLong();
        long written = appended(
                (stream, sequence) -> collection.insertOne(new Document("_id", next.getAndIncrement())
                        .append("s", stream)
                        .append("d", TEXT)),
                each);
        long batched = 0;
        long start = System.nanoTime();
        while (System.nanoTime() - start < each.toNanos()) {
            List<Document> batch = new ArrayList<>();
            for (int i = 0; i < 250; i++) {
                batch.add(new Document("_id", next.getAndIncrement())
                        .append("s", "s")
                        .append("d", TEXT));
            }
            collection.insertMany(batch, new InsertManyOptions().ordered(true));
            batched += batch.size();
        }
        System.out.printf("  ordered insertMany of 250: %,d documents/s%n", rate(batched, start));
        replayed(
                () -> {
                    List<Document> all = new ArrayList<>();
                    collection.find().batchSize(1_000).into(all);
                    return all.stream();
                },
                written + batched);
    }

    private static DomainEventMessage<String> event(String stream, long sequence) {
        return new GenericDomainEventMessage<>("type", stream, sequence, TEXT);
    }

    private static long rate(long count, long start) {
        return count * TimeUnit.SECONDS.toNanos(1) / Math.max(1, System.nanoTime() - start);
    }

    private static long appended(Append append, Duration each) throws InterruptedException {
        long total = write(append, "warm-up", 4, each.dividedBy(2));
        StringBuilder line = new StringBuilder("  appended/s:");
        for (int writers : WRITERS) {
            long start = System.nanoTime();
            long written = write(append, "w" + writers, writers, each);
            line.append(String.format("  %d writers %,d", writers, rate(written, start)));
            total += written;
        }
        System.out.println(line);
        return total;
    }

    private static long write(Append append, String name, int writers, Duration each) throws InterruptedException {
        AtomicLong written = new AtomicLong();
        long end = System.nanoTime() + each.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int w = 0; w < writers; w++) {
            String stream = name + "-" + w;
            Thread thread = new Thread(() -> {
                for (long i = 0; System.nanoTime() < end; i++) {
                    append.append(stream, i);
                    written.incrementAndGet();
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return written.get();
    }

    private interface Replay {
        Stream<?> all();
    }

    private static void replayed(Replay replay, long count) {
        long start = System.nanoTime();
        long read = replay.all().limit(count).count();
        System.out.printf("  replayed: %,d/s (%,d of them)%n", rate(read, start), read);
    }

    private static void latency(Append append, TrackingEventStream stream) throws Exception {
        int count = 500;
        long[] sent = new long[count];
        long[] nanos = new long[count];
        Thread reader = new Thread(() -> {
            try {
                for (int i = 0; i < count; i++) {
                    stream.nextAvailable();
                    nanos[i] = System.nanoTime() - sent[i];
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        reader.start();
        for (int i = 0; i < count; i++) {
            sent[i] = System.nanoTime();
            append.append("latency", i);
            Thread.sleep(4);
        }
        reader.join(TimeUnit.SECONDS.toMillis(30));
        reader.interrupt();
        stream.close();
        Arrays.sort(nanos);
        System.out.printf(
                "  append to reader: p50 %.2f ms, p99 %.2f ms%n",
                nanos[count / 2] / 1e6, nanos[count * 99 / 100] / 1e6);
    }
}
