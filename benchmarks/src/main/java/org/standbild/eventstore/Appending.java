package org.standbild.eventstore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** Commits a second and their latency: writers with streams of their own, and writers that meet on few streams. */
final class Appending {

    private static final int[] WRITERS = numbers("writers", "1,4,16,64");
    private static final int[] EVENTS = numbers("events", "1,10");
    private static final int CONTENDERS = 16;

    private final Results results;
    private final Duration each;

    Appending(Results results, Duration each) {
        this.results = results;
        this.each = each;
    }

    private static int[] numbers(String property, String byDefault) {
        return Arrays.stream(System.getProperty(property, byDefault).split(",", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    void append(String name, int repetition) throws InterruptedException {
        try (Peer peer = Peer.of(name)) {
            run(peer, "warm-up", 8, 1, Duration.ofSeconds(1));
            for (int events : EVENTS) {
                for (int writers : WRITERS) {
                    String kase = writers + " writers " + events + " events";
                    Histogram nanos = new ConcurrentHistogram(3);
                    long processor = Results.processorNanos();
                    long start = System.nanoTime();
                    long commits = peer instanceof Peer.Bare bare
                            ? bare(bare, writers, events, nanos)
                            : write(peer, kase, writers, events, each, nanos);
                    double seconds = (System.nanoTime() - start) / 1e9;
                    double micros = (Results.processorNanos() - processor) / 1e3 / commits;
                    results.add("append", name, kase, repetition, "commits", commits / seconds, "1/s");
                    results.add("append", name, kase, repetition, "processor time", micros, "us/commit");
                    results.add("append", name, kase, repetition, nanos);
                }
            }
        }
    }

    private void run(Peer peer, String kase, int writers, int events, Duration time) throws InterruptedException {
        if (!(peer instanceof Peer.Bare)) {
            write(peer, kase, writers, events, time, new ConcurrentHistogram(3));
        }
    }

    private long bare(Peer.Bare bare, int documents, int events, Histogram nanos) {
        long end = System.nanoTime() + each.toNanos();
        long commits = 0;
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            bare.insert(documents, events);
            nanos.recordValue(System.nanoTime() - start);
            commits += documents;
        }
        return commits;
    }

    private static long write(Peer peer, String name, int writers, int events, Duration time, Histogram nanos)
            throws InterruptedException {
        AtomicLong written = new AtomicLong();
        long end = System.nanoTime() + time.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int w = 0; w < writers; w++) {
            String stream = name + "-" + w;
            threads.add(new Thread(() -> {
                for (long i = 0; System.nanoTime() < end; i += events) {
                    long start = System.nanoTime();
                    peer.append(Peer.events(stream, i, events));
                    nanos.recordValue(System.nanoTime() - start);
                    written.incrementAndGet();
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        return written.get();
    }

    /** Each writer reads where the stream ends, as a command side does, and tries again when somebody was faster. */
    void contend(String name, int repetition) throws InterruptedException {
        try (Peer peer = Peer.of(name)) {
            run(peer, "warm-up", CONTENDERS, 1, Duration.ofSeconds(1));
            contend(peer, "1 stream", repetition, random -> 0);
            contend(peer, "10 streams", repetition, random -> random.nextInt(10));
            double[] zipf = zipf(1_000);
            contend(peer, "1000 streams Zipf", repetition, random -> pick(zipf, random));
        }
    }

    private interface Choice {
        int of(Random random);
    }

    private static double[] zipf(int streams) {
        double[] sums = new double[streams];
        double sum = 0;
        for (int i = 0; i < streams; i++) {
            sum += 1.0 / (i + 1);
            sums[i] = sum;
        }
        return sums;
    }

    private static int pick(double[] sums, Random random) {
        int found = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
        return found >= 0 ? found : -found - 1;
    }

    private void contend(Peer peer, String kase, int repetition, Choice choice) throws InterruptedException {
        AtomicLong written = new AtomicLong();
        AtomicLong conflicts = new AtomicLong();
        Histogram nanos = new ConcurrentHistogram(3);
        long start = System.nanoTime();
        long end = start + each.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int w = 0; w < CONTENDERS; w++) {
            Random random = new Random(w);
            threads.add(new Thread(() -> {
                Map<String, Long> known = new HashMap<>();
                while (System.nanoTime() < end) {
                    String stream = kase + "-" + choice.of(random);
                    long begin = System.nanoTime();
                    appendWithRetries(peer, stream, known, conflicts);
                    nanos.recordValue(System.nanoTime() - begin);
                    written.incrementAndGet();
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        results.add("contention", peer.name(), kase, repetition, "commits", written.get() / seconds, "1/s");
        results.add("contention", peer.name(), kase, repetition, "conflicts", conflicts.get() / seconds, "1/s");
        results.add("contention", peer.name(), kase, repetition, nanos);
    }

    private static void appendWithRetries(Peer peer, String stream, Map<String, Long> known, AtomicLong conflicts) {
        Supplier<Long> last = () -> peer.engine().lastSequenceNumberFor(stream).orElse(-1L);
        while (true) {
            long next = known.computeIfAbsent(stream, key -> last.get()) + 1;
            try {
                peer.append(Peer.events(stream, next, 1));
                known.put(stream, next);
                return;
            } catch (ConcurrencyException | AggregateStreamCreationException e) {
                conflicts.incrementAndGet();
                known.put(stream, last.get());
            }
        }
    }
}
