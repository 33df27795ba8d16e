package org.standbild.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.TrackingEventStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbild.eventstore.embedded.EmbeddedServer;

/** What is acknowledged is in the log exactly once, whatever the network does. */
class FaultsTest {

    private static final int THREADS = 6;
    private static final int APPENDS = 25;

    @TempDir
    Path folder;

    @Test
    void oneWriterBehindABadNetworkLosesAndDoublesNothing() throws Exception {
        run(1, THREADS, 0.4);
    }

    /** Nobody else wants to write, so the thread that brings a commit sends it. */
    @Test
    void aThreadThatIsAloneBehindABadNetworkLosesAndDoublesNothing() throws Exception {
        run(1, 1, 0.5);
    }

    @Test
    void threeWritersBehindABadNetworkLoseAndDoubleNothing() throws Exception {
        run(3, THREADS, 0.2);
    }

    @Test
    void threeWritersStartAnEmptyLogTogetherAndAreAllServed() throws Exception {
        run(3, THREADS, 0);
    }

    private void run(int writers, int threadsEach, double probability) throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(folder);
                MongoClient direct = MongoClients.create(server.connectionString())) {
            List<AutoCloseable> opened = new ArrayList<>();
            List<EventLog> logs = new ArrayList<>();
            List<FaultyProxy> proxies = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                FaultyProxy proxy = new FaultyProxy(server.port(), probability, 42 + i);
                MongoClient client = MongoClients.create(proxy.connectionString());
                EventLog log = log(client, "w" + i);
                proxies.add(proxy);
                logs.add(log);
                opened.add(log);
                opened.add(client);
                opened.add(proxy);
            }
            EventLog reader = log(direct, "reader");
            TrackingEventStream stream = LogEventStore.builder(reader).build().openStream(null);
            Set<String> acknowledged = ConcurrentHashMap.newKeySet();
            ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

            List<Thread> threads = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                EventLog log = logs.get(w);
                for (int t = 0; t < threadsEach; t++) {
                    String stream1 = "s" + w + "-" + t;
                    threads.add(new Thread(() -> appendAll(log, stream1, acknowledged, failures)));
                }
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }

            assertThat(failures).isEmpty();
            assertThat(acknowledged).hasSize(writers * threadsEach * APPENDS);
            List<String> delivered = new ArrayList<>();
            for (int i = 0; i < acknowledged.size(); i++) {
                assertThat(stream.hasNextAvailable(5, java.util.concurrent.TimeUnit.SECONDS))
                        .isTrue();
                var event = stream.nextAvailable();
                assertThat(event.trackingToken().position()).hasValue(i);
                delivered.add((String) event.getPayload());
            }
            assertThat(new HashSet<>(delivered)).isEqualTo(acknowledged);
            reader.tail().look();
            ChainVerifier.Result result = new ChainVerifier(reader).verify();
            assertThat(result.broken()).isNull();
            assertThat(result.reached().position()).isEqualTo(acknowledged.size());
            if (probability > 0) {
                assertThat(proxies.stream().mapToInt(FaultyProxy::faults).sum()).isGreaterThan(8);
            }
            reader.close();
            for (AutoCloseable closeable : opened) {
                closeable.close();
            }
        }
    }

    @Test
    void noCommitIsSentBeforeItsPredecessorIsDurable() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(folder);
                MongoClient direct = MongoClients.create(server.connectionString());
                FaultyProxy proxy = new FaultyProxy(server.port(), 0.3, 7)) {
            ConcurrentLinkedQueue<Long> early = new ConcurrentLinkedQueue<>();
            Commits durable = Commits.of(direct, "standbild", "commits");
            AtomicInteger sent = new AtomicInteger();
            CommandListener watching = new CommandListener() {
                @Override
                public void commandStarted(CommandStartedEvent event) {
                    if (event.getCommandName().equals("insert")
                            && event.getCommand().getString("insert").getValue().equals("commits")) {
                        sent.incrementAndGet();
                        long first = event.getCommand()
                                .getArray("documents")
                                .get(0)
                                .asDocument()
                                .getInt64("_id")
                                .getValue();
                        if (first > 0 && durable.at(first - 1) == null) {
                            early.add(first);
                        }
                    }
                }
            };
            try (MongoClient client = MongoClients.create(MongoClientSettings.builder()
                            .applyConnectionString(new ConnectionString(proxy.connectionString()))
                            .addCommandListener(watching)
                            .build());
                    EventLog log = log(client, "w")) {
                Set<String> acknowledged = ConcurrentHashMap.newKeySet();
                ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
                List<Thread> threads = IntStream.range(0, THREADS)
                        .mapToObj(t -> new Thread(() -> appendAll(log, "s" + t, acknowledged, failures)))
                        .toList();
                threads.forEach(Thread::start);
                for (Thread thread : threads) {
                    thread.join();
                }
                assertThat(failures).isEmpty();
                assertThat(acknowledged).hasSize(THREADS * APPENDS);
            }
            assertThat(sent.get()).isGreaterThan(10);
            assertThat(early).isEmpty();
        }
    }

    private static EventLog log(MongoClient client, String name) {
        return EventLog.builder()
                .client(client)
                .writer(name)
                .patience(Duration.ofSeconds(20))
                .lookEvery(Duration.ofMillis(10))
                .eventSerializer(Serializers.plain())
                .snapshotSerializer(Serializers.naming())
                .build();
    }

    private static void appendAll(
            EventLog log, String stream, Set<String> acknowledged, ConcurrentLinkedQueue<Throwable> failures) {
        IntStream.range(0, APPENDS).forEach(i -> {
            try {
                log.appendEvents(EventLogTest.event(stream, i));
                acknowledged.add("payload " + stream + " " + i);
            } catch (RuntimeException e) {
                failures.add(e);
            }
        });
    }

    @Test
    void noWriterStarvesBesideFasterOnes() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(folder);
                MongoClient client = MongoClients.create(server.connectionString())) {
            List<EventLog> logs = new ArrayList<>();
            List<Thread> threads = new ArrayList<>();
            int[] written = new int[3];
            long end = System.nanoTime() + Duration.ofSeconds(6).toNanos();
            for (int w = 0; w < 3; w++) {
                int writer = w;
                EventLog log = log(client, "w" + w);
                logs.add(log);
                for (int t = 0; t < (w == 0 ? 1 : 4); t++) {
                    String stream = "s" + w + "-" + t;
                    threads.add(new Thread(() -> {
                        for (int i = 0; System.nanoTime() < end; i++) {
                            log.appendEvents(EventLogTest.event(stream, i));
                            synchronized (written) {
                                written[writer]++;
                            }
                        }
                    }));
                }
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            System.out.printf("shares of three writers: %d : %d : %d%n", written[0], written[1], written[2]);
            assertThat(new ChainVerifier(logs.get(0)).verify().broken()).isNull();
            // The first has one thread, so a quarter of the others' commits is its fair share of rounds.
            assertThat(written[0] * 4 * 4).isGreaterThan(Math.max(written[1], written[2]));
            assertThat(Math.min(written[1], written[2]) * 4).isGreaterThan(Math.max(written[1], written[2]));
            logs.forEach(EventLog::close);
        }
    }
}
