package org.standbild.eventstore;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * From the moment an event was due to be published to its handler in a pooled streaming processor, at a fixed rate, by eight
 * publishers; a publisher that falls behind does not slow the clock.
 */
final class Delivering {

    private static final int PUBLISHERS = 8;

    private final Results results;
    private final Duration each;

    Delivering(Results results, Duration each) {
        this.results = results;
        this.each = each;
    }

    void oneProcess(String name, int rate, int repetition) throws Exception {
        try (Peer peer = Peer.of(name)) {
            AtomicLong handled = new AtomicLong();
            Histogram nanos = new ConcurrentHistogram(3);
            PooledStreamingEventProcessor processor = processor(peer.store(), tokens(peer), note -> {
                if (note.number() >= 0) {
                    nanos.recordValue(Math.max(0, micros() - note.sentAtMicros()) * 1_000);
                    handled.incrementAndGet();
                }
            });
            processor.start();
            publish(peer.store(), rate, each.dividedBy(2), true);
            long sent = publish(peer.store(), rate, each, false);
            awaitAll(handled, sent);
            processor.shutDown();
            results.add("delivery", name, rate + "/s one process", repetition, nanos);
            results.add(
                    "delivery", name, rate + "/s one process", repetition, "missing", sent - handled.get(), "events");
        }
    }

    void twoProcesses(int rate, int repetition) throws Exception {
        try (Peer.Ours peer = (Peer.Ours) Peer.of("log")) {
            Process reader = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Reader.class.getName(),
                            peer.server.server.connectionString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Histogram nanos = new Histogram(3);
            try (BufferedReader output =
                    new BufferedReader(new InputStreamReader(reader.getInputStream(), StandardCharsets.UTF_8))) {
                output.readLine();
                publish(peer.store(), rate, each.dividedBy(2), true);
                long sent = publish(peer.store(), rate, each, false);
                reader.getOutputStream().write((sent + "\n").getBytes(StandardCharsets.UTF_8));
                reader.getOutputStream().flush();
                long handled = 0;
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    nanos.recordValue(Long.parseLong(line) * 1_000);
                    handled++;
                }
                results.add("delivery", "log", rate + "/s two processes", repetition, nanos);
                results.add(
                        "delivery", "log", rate + "/s two processes", repetition, "missing", sent - handled, "events");
            }
            reader.waitFor();
        }
    }

    /** The second process: reads what the first one appends, over the network. */
    static final class Reader {

        private Reader() {}

        public static void main(String[] arguments) throws Exception {
            List<Long> micros = new ArrayList<>();
            AtomicLong handled = new AtomicLong();
            try (MongoClient client = MongoClients.create(arguments[0]);
                    EventLog log = Peer.Ours.log(client, Duration.ofMillis(25))) {
                PooledStreamingEventProcessor processor =
                        processor(LogEventStore.builder(log).build(), claimed(client), note -> {
                            if (note.number() >= 0) {
                                micros.add(Math.max(0, micros() - note.sentAtMicros()));
                                handled.incrementAndGet();
                            }
                        });
                processor.start();
                System.out.println("reading");
                BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
                awaitAll(handled, Long.parseLong(input.readLine()));
                processor.shutDown();
                micros.forEach(System.out::println);
                System.out.flush();
                System.exit(0);
            }
        }
    }

    private static void awaitAll(AtomicLong handled, long sent) throws InterruptedException {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (handled.get() < sent && System.nanoTime() < patience) {
            Thread.sleep(10);
        }
    }

    /** The peers keep their tokens in memory, which costs them nothing; ours lie in the database, as in the application. */
    private static TokenStore tokens(Peer peer) {
        return peer instanceof Peer.Ours ours ? claimed(ours.server.client) : new InMemoryTokenStore();
    }

    private static TokenStore claimed(MongoClient client) {
        MongoDatabase database = client.getDatabase("standbild");
        return new ClaimedTokens(
                database, Serializers.naming(), UUID.randomUUID().toString(), Duration.ofSeconds(10));
    }

    static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    static PooledStreamingEventProcessor processor(EventStore store, TokenStore tokens, Consumer<Peer.Noted> handler) {
        ScheduledExecutorService coordinator = Executors.newSingleThreadScheduledExecutor();
        ScheduledExecutorService workers = Executors.newScheduledThreadPool(1);
        return PooledStreamingEventProcessor.builder()
                .name("benchmark")
                .eventHandlerInvoker(new EventHandlerInvoker() {
                    @Override
                    public boolean canHandle(EventMessage<?> message, Segment segment) {
                        return true;
                    }

                    @Override
                    public void handle(EventMessage<?> message, Segment segment) {
                        handler.accept((Peer.Noted) message.getPayload());
                    }
                })
                .messageSource(store)
                .tokenStore(tokens)
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(coordinator)
                .workerExecutor(workers)
                .initialSegmentCount(1)
                .initialToken(source -> source.createHeadToken())
                .batchSize(50)
                .build();
    }

    private static long publish(EventStore store, int rate, Duration time, boolean warmUp) throws InterruptedException {
        long count = rate * time.toMillis() / 1_000;
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
        long startMicros = micros() + 100_000;
        String run = UUID.randomUUID().toString();
        List<Thread> threads = new ArrayList<>();
        for (int p = 0; p < PUBLISHERS; p++) {
            int mine = p;
            threads.add(new Thread(() -> {
                for (long i = mine; i < count; i += PUBLISHERS) {
                    long due = i * 1_000_000_000L / rate;
                    while (System.nanoTime() - start < due) {
                        LockSupport.parkNanos(due - (System.nanoTime() - start));
                    }
                    store.publish(new GenericDomainEventMessage<>(
                            "type",
                            run + mine,
                            i / PUBLISHERS,
                            new Peer.Noted(Peer.TEXT, warmUp ? -1 : i, startMicros + due / 1_000)));
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        return count;
    }
}
