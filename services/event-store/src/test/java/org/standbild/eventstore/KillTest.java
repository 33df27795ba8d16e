package org.standbild.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbild.eventstore.embedded.EmbeddedServer;

/**
 * Kills a process with an embedded server and several writers at random moments and compares what it acknowledged with what
 * is stored. The long run: {@code mvn -pl services/event-store test -Dtest=KillTest -Dstandbild.kill.rounds=200}.
 */
class KillTest {

    private static final int ROUNDS = Integer.getInteger("standbild.kill.rounds", 4);
    private static final long SEED = Long.getLong("standbild.kill.seed", 7);

    /** A cut shows at the end: whatever lies further back was looked at after an earlier kill. */
    private static final int LOOKED_AT_CLOSELY = 80;

    private final Map<String, Long> acknowledged = new HashMap<>();
    private final Map<String, Long> stored = new TreeMap<>();
    private long acknowledgements;
    private long unacknowledged;
    private ChainVerifier.Checkpoint verified = ChainVerifier.Checkpoint.START;

    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedBeforeAKillIsStillThereAndNothingIsTorn() throws Exception {
        Random random = new Random(SEED);
        long started = System.nanoTime();
        for (int round = 1; round <= ROUNDS; round++) {
            boolean whileItStarts = round % 6 == 0;
            writeUntilKilled(whileItStarts, whileItStarts ? random.nextInt(2_000) : random.nextInt(900));
            verifyWhatIsNew();
            if (round % 10 == 0 || round == ROUNDS) {
                System.out.printf(
                        "kill -9: seed %d, %d rounds in %d s, %d commits, %d events, %d commits acknowledged, 0 lost,"
                                + " %d of those not acknowledged are there%n",
                        SEED,
                        round,
                        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started),
                        verified.ordinal(),
                        verified.position(),
                        acknowledgements,
                        unacknowledged);
            }
        }
        assertThat(acknowledgements).isGreaterThan(ROUNDS);
        verifyEverything();
    }

    private void writeUntilKilled(boolean whileItStarts, long millis) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread killer = new Thread(() -> kill(writer, millis));
        if (whileItStarts) {
            killer.start();
        }
        try (BufferedReader output = writer.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("acknowledged ")) {
                    note(line.substring("acknowledged ".length()));
                    if (killer.getState() == Thread.State.NEW) {
                        killer.start();
                    }
                }
            }
        }
        assertThat(writer.waitFor()).as("killed, and not ended by itself").isEqualTo(137);
    }

    private static void kill(Process writer, long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writer.toHandle().destroyForcibly(); // the process itself would close its output at once
    }

    private void note(String streams) {
        acknowledgements++;
        for (String last : streams.split(" ")) {
            int at = last.indexOf('#');
            acknowledged.merge(last.substring(0, at), Long.parseLong(last.substring(at + 1)), Math::max);
        }
    }

    private void verifyWhatIsNew() {
        try (EmbeddedServer server = EmbeddedServer.start(folder);
                MongoClient client = MongoClients.create(server.connectionString());
                EventLog log = KilledWriter.log(client, "verifier");
                Tally tally = Tally.follow(client, log)) {
            ChainVerifier.Result result = new ChainVerifier(log).verify(verified, Long.MAX_VALUE);
            assertThat(result.broken()).isNull();
            assertThat(result.complete()).isTrue();
            long end = result.reached().ordinal();
            for (long ordinal = verified.ordinal(); ordinal < end; ordinal += 100) {
                for (Commit commit : log.commits().read(ordinal, 100)) {
                    requireWhole(commit);
                    if (commit.ordinal() % 40 == 0 || commit.ordinal() > end - LOOKED_AT_CLOSELY) {
                        requireReachable(log, commit);
                    }
                }
            }
            verified = result.reached();
            acknowledged.forEach((stream, last) -> assertThat(stored)
                    .as(stream)
                    .hasEntrySatisfying(stream, there -> assertThat(there).isGreaterThanOrEqualTo(last)));
            unacknowledged += stored.entrySet().stream()
                    .filter(stream -> stream.getKey().startsWith("m"))
                    .mapToLong(stream -> stream.getValue() - acknowledged.getOrDefault(stream.getKey(), -1L))
                    .sum();
            acknowledged.putAll(stored);
            appendToEveryStream(log);
            await().atMost(Duration.ofSeconds(60)).until(() -> tally.position() >= log.headPosition());
            Map<String, Long> rebuilt = new TreeMap<>();
            stored.forEach((stream, last) -> rebuilt.put(stream, last + 1));
            assertThat(tally.counts()).isEqualTo(rebuilt);
        }
    }

    /** All of it is there or nothing, and no stream has a gap. */
    private void requireWhole(Commit commit) {
        for (Entry entry : commit.entries()) {
            String belonging = (String) entry.payload();
            assertThat(belonging).endsWith(" of " + commit.count() + "\"");
            assertThat(entry.sequence()).isEqualTo(stored.getOrDefault(entry.stream(), -1L) + 1);
            stored.put(entry.stream(), entry.sequence());
        }
    }

    private static void requireReachable(EventLog log, Commit commit) {
        for (String key : commit.keys()) {
            assertThat(log.commits().holding(key)).as(key).hasValueSatisfying(holder -> assertThat(holder.ordinal())
                    .isEqualTo(commit.ordinal()));
        }
    }

    /** An index entry without its document would refuse the next event of a stream for ever. */
    private void appendToEveryStream(EventLog log) {
        for (String beside : List.copyOf(stored.keySet())) {
            if (beside.startsWith("m")) {
                String main = "s" + beside.substring(1);
                log.appendEvents(KilledWriter.commit(
                        main, KilledWriter.next(log, main), 1, beside, KilledWriter.next(log, beside)));
            }
        }
        ChainVerifier.Result result = new ChainVerifier(log).verify(verified, Long.MAX_VALUE);
        assertThat(result.broken()).isNull();
        log.commits().read(verified.ordinal(), 100).forEach(this::requireWhole);
        verified = result.reached();
        acknowledged.putAll(stored);
    }

    private void verifyEverything() {
        try (EmbeddedServer server = EmbeddedServer.start(folder);
                MongoClient client = MongoClients.create(server.connectionString());
                EventLog log = KilledWriter.log(client, "verifier")) {
            ChainVerifier.Result result = new ChainVerifier(log).verify();
            assertThat(result.broken()).isNull();
            assertThat(result.complete()).isTrue();
            assertThat(result.reached()).isEqualTo(verified);
            assertThat(log.readEvents(null, false).count()).isEqualTo(verified.position());
        }
    }
}
