package org.standbild.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbild.eventstore.embedded.EmbeddedServer;

class KillTest {

    private static final int ROUNDS = Integer.getInteger("standbild.kill-rounds", 4);

    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedBeforeAKillIsStillThereAndNothingIsTorn() throws Exception {
        Random random = new Random(7);
        Set<String> acknowledged = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            int before = acknowledged.size();
            writeUntilKilled(300 + random.nextInt(700), acknowledged);
            assertThat(acknowledged.size()).isGreaterThan(before);
            verify(acknowledged);
        }
    }

    private void writeUntilKilled(long millis, Set<String> acknowledged) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = writer.inputReader()) {
            long killAt = Long.MAX_VALUE;
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("acknowledged ")) {
                    acknowledged.add(line.substring("acknowledged ".length()));
                    killAt = Math.min(killAt, System.currentTimeMillis() + millis);
                }
                if (System.currentTimeMillis() > killAt && writer.isAlive()) {
                    writer.toHandle().destroyForcibly();
                }
            }
        }
        writer.waitFor();
    }

    private void verify(Set<String> acknowledged) {
        try (EmbeddedServer server = EmbeddedServer.start(folder);
                MongoClient client = MongoClients.create(server.connectionString());
                EventLog log = EventLog.builder()
                        .client(client)
                        .eventSerializer(Serializers.plain())
                        .snapshotSerializer(Serializers.naming())
                        .build()) {
            ChainVerifier.Result result = new ChainVerifier(log).verify();
            assertThat(result.broken()).isNull();
            assertThat(result.complete()).isTrue();
            Set<String> stored = new HashSet<>();
            for (long ordinal = 0; ordinal < result.reached().ordinal(); ordinal += 100) {
                for (Commit commit : log.commits().read(ordinal, 100)) {
                    for (Entry entry : commit.entries()) {
                        stored.add(entry.stream() + "#" + entry.sequence());
                    }
                    if (commit.ordinal() % 5 == 0
                            || commit.ordinal() > result.reached().ordinal() - 500) {
                        for (String key : commit.keys()) {
                            assertThat(log.commits().holding(key)).as(key).hasValueSatisfying(holder -> assertThat(
                                            holder.ordinal())
                                    .isEqualTo(commit.ordinal()));
                        }
                    }
                }
            }
            assertThat(stored).containsAll(acknowledged);
        }
    }
}
