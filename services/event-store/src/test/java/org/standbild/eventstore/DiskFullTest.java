package org.standbild.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.standbild.eventstore.embedded.EmbeddedServer;

/** A writer whose data file may not grow any more; the operating system refuses it as it does on a full disk. */
@DisabledOnOs(OS.WINDOWS)
class DiskFullTest {

    private static final int KILOBYTES = 3_000;

    @TempDir
    Path folder;

    @Test
    void onAFullDiskWritesAreRefusedAndWhatWasAcknowledgedIsThereOnceThereIsRoom() throws Exception {
        Map<String, Long> acknowledged = new HashMap<>();
        int refused = 0;
        Process writer = new ProcessBuilder(
                        "bash",
                        "-c",
                        "ulimit -f " + KILOBYTES + "; exec \"$@\"",
                        "writer",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Dstandbild.patience=4",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = writer.inputReader()) {
            int writers = KilledWriter.LOGS * KilledWriter.THREADS;
            for (String line = output.readLine(); line != null && refused < writers; line = output.readLine()) {
                if (line.startsWith("acknowledged ")) {
                    assertThat(refused)
                            .as("no write is acknowledged after one was refused")
                            .isZero();
                    for (String last : line.substring("acknowledged ".length()).split(" ")) {
                        int at = last.indexOf('#');
                        acknowledged.put(last.substring(0, at), Long.parseLong(last.substring(at + 1)));
                    }
                } else if (line.startsWith("refused ")) {
                    refused++;
                }
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
        assertThat(Files.size(folder.resolve("standbild.db"))).isLessThanOrEqualTo(KILOBYTES * 1024L);
        assertThat(refused).isPositive();

        try (EmbeddedServer server = EmbeddedServer.start(folder);
                MongoClient client = MongoClients.create(server.connectionString());
                EventLog log = KilledWriter.log(client, "verifier")) {
            ChainVerifier.Result result = new ChainVerifier(log).verify();
            assertThat(result.broken()).isNull();
            assertThat(result.complete()).isTrue();
            acknowledged.forEach((stream, last) ->
                    assertThat(KilledWriter.next(log, stream)).as(stream).isGreaterThan(last));
            log.appendEvents(KilledWriter.commit(
                    "s0-0", KilledWriter.next(log, "s0-0"), 1, "m0-0", KilledWriter.next(log, "m0-0")));
        }
    }
}
