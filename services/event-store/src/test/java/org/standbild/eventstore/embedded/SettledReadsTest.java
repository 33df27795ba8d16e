package org.standbild.eventstore.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbild.eventstore.ChainVerifier;
import org.standbild.eventstore.EventLog;
import org.standbild.eventstore.LogEventStore;

/** A server that has taken commits and can still lose them: before its disk is synced, or before a failover. */
class SettledReadsTest {

    @TempDir
    Path folder;

    private final CountDownLatch released = new CountDownLatch(1);
    private final List<AutoCloseable> opened = new ArrayList<>();
    private EmbeddedServer server;
    private VolatileDisk disk;
    private EventLog writer;
    private volatile boolean lost;

    @BeforeEach
    void writeFiveCommits() {
        Path live = folder.resolve("live");
        disk = VolatileDisk.under(live);
        server = EmbeddedServer.start(live, 0, VolatileDisk.SCHEME, 1_000_000);
        writer = log();
        for (int i = 0; i < 5; i++) {
            append(writer, i);
        }
    }

    @AfterEach
    void close() throws Exception {
        released.countDown();
        for (AutoCloseable each : opened) {
            each.close();
        }
        server.close();
    }

    private EventLog log() {
        Serializer serializer = Jackson3Serializer.builder().build();
        MongoClient client = MongoClients.create(server.connectionString() + "?socketTimeoutMS=2000");
        EventLog log = EventLog.builder()
                .client(client)
                .lookEvery(Duration.ofMillis(5))
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
        opened.add(0, client);
        opened.add(0, log);
        return log;
    }

    private static void append(EventLog log, long number) {
        log.appendEvents(new GenericDomainEventMessage<>("type", "a", number, "event " + number));
    }

    private void keepTheDiskFromSyncing() {
        disk.beforeSync(() -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (lost) {
                throw new IllegalStateException("The power is off");
            }
        });
    }

    private long documents() {
        try (MongoClient client = MongoClients.create(server.connectionString())) {
            return client.getDatabase("standbild").getCollection("commits").countDocuments();
        }
    }

    @Test
    void whatCouldStillBeLostIsDeliveredToNobodyAndAfterALossEveryCommitIsThereOnce() throws Exception {
        TrackingEventStream stream = LogEventStore.builder(log()).build().openStream(null);
        for (int i = 0; i < 5; i++) {
            stream.nextAvailable();
        }
        keepTheDiskFromSyncing();
        List<CompletableFuture<Void>> appends = new ArrayList<>();
        appends.add(CompletableFuture.runAsync(() -> append(writer, 5)));
        await().until(() -> documents() == 6);
        Map<String, byte[]> durable = disk.synced();

        assertThat(stream.hasNextAvailable(500, TimeUnit.MILLISECONDS))
                .as("a reader sees what is not durable")
                .isFalse();
        assertThat(appends.get(0)).isNotDone();

        int port = server.port();
        lost = true;
        released.countDown();
        server.abandon();
        Path after = folder.resolve("after");
        VolatileDisk.write(durable, after);
        server = EmbeddedServer.start(after, port);
        appends.addAll(IntStream.range(6, 9)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    while (true) {
                        try {
                            append(writer, i);
                            return;
                        } catch (RuntimeException e) {
                            Thread.onSpinWait(); // its predecessor is not there yet
                        }
                    }
                }))
                .toList());
        CompletableFuture.allOf(appends.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);

        List<Object> seen = new ArrayList<>();
        for (int i = 5; i < 9; i++) {
            var event = stream.nextAvailable();
            assertThat(event.trackingToken().position()).hasValue(i);
            seen.add(event.getPayload());
        }
        assertThat(seen).containsExactly("event 5", "event 6", "event 7", "event 8");
        assertThat(new ChainVerifier(log()).verify().broken()).isNull();
        assertThat(documents()).isEqualTo(9);
    }

    @Test
    void aLogThatIsOpenedWhileItsEndIsUncertainWaitsUntilItIsCertain() throws Exception {
        keepTheDiskFromSyncing();
        CompletableFuture<Void> append = CompletableFuture.runAsync(() -> append(writer, 5));
        await().until(() -> documents() == 6);
        CompletableFuture<EventLog> opening = CompletableFuture.supplyAsync(this::log);

        assertThat(opening)
                .as("it starts from an end that may still vanish")
                .failsWithin(Duration.ofMillis(500))
                .withThrowableOfType(java.util.concurrent.TimeoutException.class);
        released.countDown();
        assertThat(opening.get(30, TimeUnit.SECONDS).headPosition()).isEqualTo(5);
        append.get(30, TimeUnit.SECONDS);
    }
}
