package org.standbild.eventstore;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.standbild.eventstore.embedded.EmbeddedServer;
import org.standbild.profile.ProfileCode;

/** Profiles at points of the two clocks over HTTP, at a fixed rate. */
final class AsOfReads {

    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("warmUp", 40));

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

    /** The first round lets the compiler finish and is discarded. */
    void read(String address, String kase, int rate, Duration time, long pid) throws InterruptedException {
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        for (int repetition = 0; repetition <= 3; repetition++) {
            results.discarding(repetition == 0);
            Duration length = repetition == 0 ? WARM_UP : time;
            SteadyRequests requests = new SteadyRequests(
                    URI.create(address), paths(repetition, (int) (rate * length.toMillis() / 1_000)), rate);
            double generatorBefore = Results.processorNanos() / 1e9;
            double serverBefore = processorSeconds(server);
            requests.send();
            double serverAfter = processorSeconds(server);
            double generatorAfter = Results.processorNanos() / 1e9;
            results.add("as-of reads", "standbild", kase, repetition, "answered", requests.answeredASecond(), "1/s");
            results.add("as-of reads", "standbild", kase, repetition, "failed", requests.failed(), "requests");
            results.add("as-of reads", "standbild", kase, repetition, "size", requests.bytesAnAnswer(), "B");
            results.add(
                    "as-of reads", "generator", kase, repetition, "processor", generatorAfter - generatorBefore, "s");
            results.add("as-of reads", "standbild", kase, repetition, "processor", serverAfter - serverBefore, "s");
            results.add("as-of reads", "standbild", kase, repetition, requests.nanos());
        }
        results.discarding(false);
    }

    private static double processorSeconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    /** Any profile at any day of twenty years, after what was known at any second of the five years: hardly a point comes twice. */
    private static List<String> paths(int seed, int count) {
        Random random = new Random(seed);
        ProfileCode[] codes = ProfileCode.values();
        Instant began = Instant.parse("2020-05-01T08:00:00Z");
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LocalDate stand = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(20 * 365));
            Instant knownAt = began.plusSeconds(random.nextInt(5 * 365 * 24 * 60 * 60));
            paths.add("/api/profiles/" + codes[random.nextInt(codes.length)].code() + "?stand=" + stand + "&knownAt="
                    + knownAt);
        }
        return paths;
    }
}
