package org.standbild.eventstore;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.bson.RawBsonDocument;
import org.standbild.eventstore.embedded.EmbeddedServer;

/** Everything that reads: replay, catch-up, an aggregate in a log of any length, and the start after a kill. */
final class Reading {

    private static final int FILLERS = 32;
    private static final int EVENTS_OF_AN_AGGREGATE = 100;
    private static final int SINGLE_APPENDS = 2_000;
    private static final Duration WARM_UP = Duration.ofSeconds(4);

    private final Results results;

    Reading(Results results) {
        this.results = results;
    }

    /** Appends commits of one event each until there are so many, to streams of a hundred events each that are spread evenly. */
    private static void fill(Peer peer, long from, long to) throws InterruptedException {
        AtomicBoolean failed = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        for (int f = 0; f < FILLERS; f++) {
            int mine = f;
            threads.add(new Thread(() -> {
                long streams = Math.max(1, (to - from) / FILLERS / EVENTS_OF_AN_AGGREGATE);
                for (long i = 0; i < (to - from) / FILLERS; i++) {
                    String stream = "fill-" + from + "-" + mine + "-" + i % streams;
                    peer.append(Peer.events(stream, i / streams, 1));
                }
            }));
        }
        threads.forEach(thread -> {
            thread.setUncaughtExceptionHandler((t, e) -> {
                e.printStackTrace();
                failed.set(true);
            });
            thread.start();
        });
        for (Thread thread : threads) {
            thread.join();
        }
        if (failed.get()) {
            throw new IllegalStateException("The log could not be filled");
        }
    }

    /**
     * Through the storage engine, from the first event, payloads included; a peer that scans is stopped after the time. Each peer is first
     * read for a while, so that all are compiled, whoever comes first.
     */
    void replay(String name, int events, int repetitions, Duration atMost) throws InterruptedException {
        try (Peer peer = Peer.of(name)) {
            fill(peer, 0, events);
            long warm = System.nanoTime() + WARM_UP.toNanos();
            while (System.nanoTime() < warm) {
                readAll(peer, warm);
                if (peer instanceof Peer.Ours ours) {
                    results.discarding(true);
                    cursor(ours, events, 0);
                    results.discarding(false);
                }
            }
            for (int repetition = 1; repetition <= repetitions; repetition++) {
                long processor = Results.processorNanos();
                long start = System.nanoTime();
                long read = readAll(peer, start + atMost.toNanos());
                double seconds = (System.nanoTime() - start) / 1e9;
                results.add("replay", name, events + " events", repetition, "read", read, "events");
                results.add("replay", name, events + " events", repetition, "replayed", read / seconds, "1/s");
                double micros = (Results.processorNanos() - processor) / 1e3 / read;
                results.add("replay", name, events + " events", repetition, "processor time", micros, "us/event");
                if (peer instanceof Peer.Ours ours) {
                    cursor(ours, events, repetition);
                }
            }
        }
    }

    private static long readAll(Peer peer, long until) {
        long read = 0;
        try (Stream<? extends TrackedEventMessage<?>> all = peer.engine().readEvents(null, false)) {
            Iterator<? extends TrackedEventMessage<?>> each = all.iterator();
            while (each.hasNext() && System.nanoTime() < until) {
                if (((Peer.Noted) each.next().getPayload()).text().length() == Peer.TEXT.length()) {
                    read++;
                }
            }
        }
        return read;
    }

    /** The driver's cursor over the very documents of our log, none of them looked into. */
    private void cursor(Peer.Ours ours, int events, int repetition) {
        long start = System.nanoTime();
        long read = 0;
        long bytes = 0;
        for (RawBsonDocument document : ours.server
                .client
                .getDatabase("standbild")
                .getCollection("commits", RawBsonDocument.class)
                .find()
                .batchSize(1_000)) {
            bytes += document.getByteBuffer().remaining();
            read++;
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        results.add("replay", "bare cursor", events + " events", repetition, "replayed", read / seconds, "1/s");
        results.add("replay", "bare cursor", events + " events", repetition, "size", (double) bytes / read, "B/commit");
    }

    /** A reader starts at the beginning while a writer goes on: every position once and in order. */
    void catchUp(int events, int repetition) throws Exception {
        try (Peer.Ours peer = (Peer.Ours) Peer.of("log")) {
            fill(peer, 0, events);
            long before = peer.log.headPosition() + 1;
            AtomicBoolean enough = new AtomicBoolean();
            AtomicLong appended = new AtomicLong();
            Thread writer = new Thread(() -> {
                for (long i = 0; !enough.get(); i++) {
                    peer.append(Peer.events("meanwhile", i, 1));
                    appended.incrementAndGet();
                }
            });
            long start = System.nanoTime();
            writer.start();
            long read = 0;
            long missed = 0;
            long doubled = 0;
            long caughtUp = 0;
            try (BlockingStream<TrackedEventMessage<?>> stream = peer.store().openStream(null)) {
                while (!enough.get() || read <= peer.log.headPosition()) {
                    long position = ((LogToken) stream.nextAvailable().trackingToken()).at();
                    missed += Math.max(0, position - read);
                    doubled += position < read ? 1 : 0;
                    read = Math.max(read, position + 1);
                    if (!enough.get() && read > peer.log.headPosition() - 5) {
                        caughtUp = System.nanoTime() - start;
                        enough.set(true);
                        writer.join();
                    }
                }
            }
            String kase = events + " events";
            results.add("catch-up", "log", kase, repetition, "caught up after", caughtUp / 1e9, "s");
            results.add("catch-up", "log", kase, repetition, "read", (read - 1) / (caughtUp / 1e9), "1/s");
            results.add("catch-up", "log", kase, repetition, "appended meanwhile", appended.get(), "commits");
            results.add("catch-up", "log", kase, repetition, "missed", missed, "events");
            results.add("catch-up", "log", kase, repetition, "doubled", doubled, "events");
            if (before + appended.get() != read) {
                throw new IllegalStateException("Read " + read + " of " + (before + appended.get()));
            }
        }
    }

    /**
     * At each length of the log: the latency of one writer, and of loading an aggregate of a hundred events after a restart. Another log
     * is written before, so that the shortest length is not the one at which the compiler is at work.
     */
    void growing(List<Integer> lengths) throws Exception {
        results.discarding(true);
        grow(List.of(20_000));
        results.discarding(false);
        grow(lengths);
    }

    private void grow(List<Integer> lengths) throws Exception {
        Path folder = Files.createTempDirectory("standbild-growing");
        long length = 0;
        for (int wanted : lengths) {
            String kase = wanted + " commits";
            try (EmbeddedServer server = EmbeddedServer.start(folder);
                    MongoClient client = MongoClients.create(server.connectionString() + "?maxPoolSize=80");
                    EventLog log = Peer.Ours.log(client, Duration.ofSeconds(1))) {
                long start = System.nanoTime();
                fill(appending(log), length, wanted);
                double seconds = (System.nanoTime() - start) / 1e9;
                results.add("growing", "log", kase, 1, "filled by " + FILLERS, (wanted - length) / seconds, "1/s");
                appendAlone(log, "warm-up-" + wanted, new Histogram(3));
                for (int repetition = 1; repetition <= 3; repetition++) {
                    Histogram nanos = new Histogram(3);
                    appendAlone(log, "single-" + wanted + "-" + repetition, nanos);
                    results.add("append to", "log", kase, repetition, nanos);
                }
            }
            load(folder, "fill-" + length + "-", wanted - length, kase);
            double megabytes = Files.size(folder.resolve("standbild.db")) / 1e6;
            results.add("growing", "log", kase, 1, "data file", megabytes, "MB");
            length = wanted;
        }
        delete(folder);
    }

    private static void appendAlone(EventLog log, String stream, Histogram nanos) {
        for (int i = 0; i < SINGLE_APPENDS; i++) {
            long begin = System.nanoTime();
            log.appendEvents(Peer.events(stream, i, 1));
            nanos.recordValue(System.nanoTime() - begin);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void load(Path folder, String prefix, long commits, String kase) {
        long streams = Math.max(1, commits / FILLERS / EVENTS_OF_AN_AGGREGATE);
        Random random = new Random(11);
        long opening = System.nanoTime();
        try (EmbeddedServer server = EmbeddedServer.start(folder);
                MongoClient client = MongoClients.create(server.connectionString());
                EventLog log = Peer.Ours.log(client, Duration.ofSeconds(1))) {
            results.add("growing", "log", kase, 1, "start", (System.nanoTime() - opening) / 1e6, "ms");
            for (int repetition = 1; repetition <= 3; repetition++) {
                Histogram nanos = new Histogram(3);
                long events = 0;
                for (int i = 0; i < 60; i++) {
                    String stream = prefix + random.nextInt(FILLERS) + "-" + random.nextInt((int) streams);
                    long begin = System.nanoTime();
                    DomainEventStream found = log.readEvents(stream, 0);
                    while (found.hasNext()) {
                        found.next().getPayload();
                        events++;
                    }
                    nanos.recordValue(System.nanoTime() - begin);
                }
                results.add("load an aggregate", "log", kase, repetition, nanos);
                results.add("load an aggregate", "log", kase, repetition, "events", events / 60.0, "events");
            }
        }
    }

    private static Peer appending(EventLog log) {
        return new Peer() {
            @Override
            public String name() {
                return "log";
            }

            @Override
            public void append(List<org.axonframework.eventhandling.DomainEventMessage<?>> events) {
                log.appendEvents(events);
            }

            @Override
            public org.axonframework.eventsourcing.eventstore.EventStore store() {
                throw new UnsupportedOperationException();
            }

            @Override
            public org.axonframework.eventsourcing.eventstore.EventStorageEngine engine() {
                return log;
            }

            @Override
            public void close() {}
        };
    }

    /** A process that appends with 16 threads is killed; the next one starts, looks for what was answered and appends. */
    void recover(int repetition) throws Exception {
        Path folder = Files.createTempDirectory("standbild-recovery");
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, Long> answered = new HashMap<>();
        long commits = 0;
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            long killAt = 0;
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                String[] parts = line.split(" ", -1);
                answered.put(parts[0], Long.parseLong(parts[1]));
                commits++;
                killAt = killAt == 0 ? System.nanoTime() + 4_000_000_000L : killAt;
                if (System.nanoTime() > killAt && writer.isAlive()) {
                    writer.toHandle().destroyForcibly();
                }
            }
        }
        writer.waitFor();
        long start = System.nanoTime();
        try (EmbeddedServer server = EmbeddedServer.start(folder);
                MongoClient client = MongoClients.create(server.connectionString());
                EventLog log = Peer.Ours.log(client, Duration.ofSeconds(1))) {
            log.appendEvents(Peer.events("after", 0, 1));
            results.add(
                    "recovery", "log", "kill -9", repetition, "first append", (System.nanoTime() - start) / 1e6, "ms");
            long lost = 0;
            for (Map.Entry<String, Long> stream : answered.entrySet()) {
                long last = log.lastSequenceNumberFor(stream.getKey()).orElse(-1L);
                lost += Math.max(0, stream.getValue() - last);
            }
            results.add("recovery", "log", "kill -9", repetition, "answered before", commits, "commits");
            results.add("recovery", "log", "kill -9", repetition, "lost", lost, "commits");
        }
        delete(folder);
    }

    /** Tells which event of which stream was answered, until it is killed. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) {
            EmbeddedServer server = EmbeddedServer.start(Path.of(arguments[0]));
            EventLog log = Peer.Ours.log(MongoClients.create(server.connectionString()), Duration.ofSeconds(1));
            for (int w = 0; w < 16; w++) {
                String stream = "w" + w;
                new Thread(() -> {
                            for (long i = 0; true; i++) {
                                log.appendEvents(Peer.events(stream, i, 1));
                                synchronized (System.out) {
                                    System.out.println(stream + " " + i);
                                    System.out.flush();
                                }
                            }
                        })
                        .start();
            }
        }
    }
}
