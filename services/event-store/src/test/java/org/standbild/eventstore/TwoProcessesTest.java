package org.standbild.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Two processes, whose clocks are two hours apart, write to one log while a third reads its end; one of them is paused for a while. The
 * long run: {@code mvn -pl services/event-store test
 * -Dtest=TwoProcessesTest -Dstandbild.processes.commits=100000}.
 */
@Tag("any-server")
@DisabledOnOs(OS.WINDOWS)
class TwoProcessesTest {

    private static final int COMMITS = Integer.getInteger("standbild.processes.commits", 3_000);
    private static final List<String> WRITERS = List.of("anna", "bert");
    private static final int THREADS = 8;

    /** In the order of the log, shares are taken over so many commits. */
    private static final int WINDOW = 1_000;

    private static final int FAIR_WITHIN = Math.max(10 * WINDOW, COMMITS / 10);

    @Test
    void aReaderSeesEveryCommitOfBothOnceAndInOrderAndNeitherStarves() throws Exception {
        String database = TestServer.freshDatabase();
        List<Process> processes = new ArrayList<>();
        try (MongoClient client = MongoClients.create(TestServer.uri());
                EventLog log = EventLog.builder()
                        .client(client)
                        .database(database)
                        .lookEvery(Duration.ofMillis(5))
                        .eventSerializer(Serializers.plain())
                        .snapshotSerializer(Serializers.naming())
                        .build();
                TrackingEventStream stream = LogEventStore.builder(log).build().openStream(null)) {
            long started = System.nanoTime();
            for (String writer : WRITERS) {
                processes.add(started(database, writer, writer.equals("anna") ? "60" : "-60"));
            }
            int paused = COMMITS / 4;
            int goesOn = paused + COMMITS / 8;
            int stoppedAt = paused;
            int backAt = goesOn;
            List<String> order = new ArrayList<>(COMMITS);
            Map<String, Long> streams = new HashMap<>();
            Instant recorded = Instant.EPOCH;
            for (int position = 0; position < COMMITS; position++) {
                if (position == paused) {
                    signal(processes.get(0), "STOP");
                    stoppedAt = (int) log.headPosition();
                } else if (position == goesOn) {
                    signal(processes.get(0), "CONT");
                    backAt = Math.min(COMMITS, (int) log.headPosition() + COMMITS / 10);
                }
                assertThat(stream.hasNextAvailable(60, TimeUnit.SECONDS))
                        .as("event %d comes", position)
                        .isTrue();
                TrackedEventMessage<?> event = stream.nextAvailable();
                assertThat(event.trackingToken().position()).hasValue(position);
                DomainEventMessage<?> domain = (DomainEventMessage<?>) event;
                assertThat(streams.put(domain.getAggregateIdentifier(), domain.getSequenceNumber()))
                        .isEqualTo(domain.getSequenceNumber() == 0 ? null : domain.getSequenceNumber() - 1);
                order.add((String) event.getPayload());
                Instant at = Instant.parse((String) event.getMetaData().get(EventLog.RECORDED_AT));
                assertThat(at).as("recording times never fall").isAfterOrEqualTo(recorded);
                recorded = at;
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            StringBuilder told = new StringBuilder();
            for (Process process : processes) {
                told.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("wrote"))
                        .findFirst()
                        .orElse("nothing told"));
                told.append("; ");
                assertThat(process.waitFor()).isZero();
            }
            assertThat(stream.hasNextAvailable(200, TimeUnit.MILLISECONDS)).isFalse();
            ChainVerifier.Result result = new ChainVerifier(log).verify();
            assertThat(result.broken()).isNull();
            assertThat(result.reached().position()).isEqualTo(COMMITS);

            List<String> before = order.subList(0, Math.min(COMMITS, stoppedAt));
            List<String> after = order.subList(backAt, COMMITS);
            double least = Math.min(leastShare(before, WINDOW), leastShare(after, WINDOW));
            System.out.printf(
                    "two processes: %d commits in %.0f s, each read once and in order; %sleast share of a writer in any %d commits"
                            + " while both wrote and none was paused: %.0f %%%n",
                    COMMITS, seconds, told, WINDOW, 100 * least);
            assertThat(Math.min(leastShare(before, FAIR_WITHIN), leastShare(after, FAIR_WITHIN)))
                    .as("neither starves")
                    .isGreaterThan(0.1);
            client.getDatabase(database).drop();
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    private static void signal(Process process, String signal) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static Process started(String database, String writer, String minutes) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritingProcess.class.getName(),
                        TestServer.uri(),
                        database,
                        writer,
                        String.valueOf(COMMITS / WRITERS.size()),
                        String.valueOf(THREADS),
                        minutes)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /**
     * The least that either wrote of any window between the first commit of the later and the last of the earlier; half when they
     * wrote side by side for less than a window.
     */
    private static double leastShare(List<String> order, int size) {
        int from = 0;
        int to = order.size();
        for (String writer : WRITERS) {
            from = Math.max(from, order.indexOf(writer));
            to = Math.min(to, order.lastIndexOf(writer) + 1);
        }
        double least = 0.5;
        for (int start = from; start + size <= to; start += size) {
            for (String writer : WRITERS) {
                long its = order.subList(start, start + size).stream()
                        .filter(writer::equals)
                        .count();
                least = Math.min(least, (double) its / size);
            }
        }
        return least;
    }
}
