package org.standbild.eventstore;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.standbild.eventstore.embedded.EmbeddedServer;
import org.standbild.profile.ProfileCode;

/**
 * Profiles at points of the two clocks over HTTP, at a fixed rate: a request that is late because the one before was slow counts from
 * when it was due.
 */
final class AsOfReads {

    private final Results results;

    AsOfReads(Results results) {
        this.results = results;
    }

    /** A data folder whose log has so many changes, recorded over five years; the application builds its rows from it. */
    static void fill(Path folder, int changes) {
        int each = 10;
        ProfileCode[] codes = ProfileCode.values();
        long[] next = new long[codes.length];
        Instant began = Instant.parse("2020-05-01T08:00:00Z");
        try (EmbeddedServer server = EmbeddedServer.start(folder);
                com.mongodb.client.MongoClient client =
                        com.mongodb.client.MongoClients.create(server.connectionString());
                EventLog log = Peer.Ours.log(client, Duration.ofSeconds(1))) {
            for (int i = 0; i < changes / each; i++) {
                int profile = i % codes.length;
                List<DomainEventMessage<?>> events = new ArrayList<>();
                for (int j = 0; j < each; j++) {
                    events.add(new GenericDomainEventMessage<>(
                            "StateProfile",
                            codes[profile].code(),
                            next[profile],
                            SampleChanges.of(codes[profile], next[profile]++)));
                }
                log.backfill(
                        events,
                        began.plus(Duration.ofDays(5L * 365).multipliedBy(i).dividedBy(changes / each)));
            }
        }
    }

    void read(String address, String kase, int rate, Duration time) throws InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(Executors.newFixedThreadPool(2))
                .build();
        for (int repetition = 0; repetition <= 3; repetition++) {
            results.discarding(repetition == 0);
            Duration length = repetition == 0 ? time.multipliedBy(2) : time;
            int paced = repetition == 0 ? rate / 2 : rate;
            long count = paced * length.toMillis() / 1_000;
            Histogram nanos = new ConcurrentHistogram(3);
            AtomicLong failed = new AtomicLong();
            AtomicLong bytes = new AtomicLong();
            List<HttpRequest> requests = requests(address, repetition, (int) count);
            List<CompletableFuture<?>> answers = new ArrayList<>();
            long start = System.nanoTime();
            for (long i = 0; i < count; i++) {
                long due = start + i * 1_000_000_000L / paced;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                answers.add(client.sendAsync(requests.get((int) i), HttpResponse.BodyHandlers.ofByteArray())
                        .handle((answer, failure) -> {
                            nanos.recordValue(System.nanoTime() - due);
                            if (failure != null || answer.statusCode() != 200) {
                                failed.incrementAndGet();
                            } else {
                                bytes.addAndGet(answer.body().length);
                            }
                            return null; // the answer is not kept: collecting it would be measured with the rest
                        }));
            }
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                    .exceptionally(failure -> null)
                    .join();
            double seconds = (System.nanoTime() - start) / 1e9;
            results.add("as-of reads", "standbild", kase, repetition, "answered", count / seconds, "1/s");
            results.add("as-of reads", "standbild", kase, repetition, "failed", failed.get(), "requests");
            results.add("as-of reads", "standbild", kase, repetition, "size", (double) bytes.get() / count, "B");
            results.add("as-of reads", "standbild", kase, repetition, nanos);
        }
        results.discarding(false);
    }

    /** Any profile at any day of twenty years, after what was known at any second of the five years: hardly a point comes twice. */
    private static List<HttpRequest> requests(String address, int seed, int count) {
        Random random = new Random(seed);
        ProfileCode[] codes = ProfileCode.values();
        Instant began = Instant.parse("2020-05-01T08:00:00Z");
        List<HttpRequest> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LocalDate stand = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(20 * 365));
            Instant knownAt = began.plusSeconds(random.nextInt(5 * 365 * 24 * 60 * 60));
            requests.add(HttpRequest.newBuilder(URI.create(address + "/api/profiles/"
                            + codes[random.nextInt(codes.length)].code() + "?stand=" + stand + "&knownAt=" + knownAt))
                    .timeout(Duration.ofSeconds(20))
                    .build());
        }
        return requests;
    }
}
