package org.standbild.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbild.eventstore.embedded.EmbeddedServer;

class TransferTest {

    @TempDir
    Path folder;

    private static EventLog log(MongoClient client) {
        return EventLog.builder()
                .client(client)
                .eventSerializer(Serializers.plain())
                .snapshotSerializer(Serializers.naming())
                .build();
    }

    private List<LogToken> tokens(Path place) {
        try (EmbeddedServer server = EmbeddedServer.start(place);
                MongoClient client = MongoClients.create(server.connectionString());
                EventLog log = log(client)) {
            assertThat(new ChainVerifier(log).verify().intact()).isTrue();
            return log.readEvents(null, false)
                    .map(event -> (LogToken) event.trackingToken())
                    .toList();
        }
    }

    @Test
    void anExportedLogArrivesWithTheSamePositionsAndHashesAndIsNeverAddedToAnother() throws Exception {
        Path here = folder.resolve("here");
        Path there = folder.resolve("there");
        Path file = folder.resolve("log.bson.gz");
        try (EmbeddedServer server = EmbeddedServer.start(here);
                MongoClient client = MongoClients.create(server.connectionString());
                EventLog log = log(client)) {
            for (int i = 0; i < 250; i++) {
                log.appendEvents(EventLogTest.event("a", i), EventLogTest.event("b", i));
            }
        }
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Transfer transfer = new Transfer(new PrintStream(told));

        String exported = transfer.exported(here.toString(), file);
        String imported = transfer.imported(file, there.toString());

        assertThat(imported).isEqualTo(exported);
        assertThat(told.toString()).contains("250 commits, 500 events, head hash " + exported);
        assertThat(tokens(there)).hasSize(500).isEqualTo(tokens(here));
        assertThatThrownBy(() -> transfer.imported(file, there.toString())).hasMessageContaining("not empty");
    }

    @Test
    void aDamagedExportIsRefused() throws Exception {
        Path here = folder.resolve("here");
        Path file = folder.resolve("log.bson.gz");
        try (EmbeddedServer server = EmbeddedServer.start(here);
                MongoClient client = MongoClients.create(server.connectionString());
                EventLog log = log(client)) {
            log.appendEvents(EventLogTest.event("a", 0), EventLogTest.event("b", 0));
        }
        Transfer transfer = new Transfer(new PrintStream(new ByteArrayOutputStream()));
        transfer.exported(here.toString(), file);
        byte[] content;
        try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(file))) {
            content = in.readAllBytes();
        }
        int at = new String(content, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("payload");
        content[at] = 'P';
        try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content);
        }

        assertThatThrownBy(() -> transfer.imported(file, folder.resolve("there").toString()))
                .isInstanceOf(BrokenChain.class);
    }

    @Test
    void aBackupTakenWhileEverybodyWritesIsAWholeLog() throws Exception {
        Path copy = folder.resolve("copy");
        AtomicLong acknowledged = new AtomicLong(-1);
        long before;
        try (EmbeddedServer server = EmbeddedServer.start(folder.resolve("here"));
                MongoClient client = MongoClients.create(server.connectionString());
                EventLog log = log(client)) {
            AtomicBoolean enough = new AtomicBoolean();
            Thread writer = new Thread(() -> {
                for (int i = 0; !enough.get(); i++) {
                    log.appendEvents(EventLogTest.event("a", i), EventLogTest.event("b", i));
                    acknowledged.set(log.headPosition());
                }
            });
            writer.start();
            while (acknowledged.get() < 200) {
                Thread.sleep(5);
            }
            before = acknowledged.get();
            server.backUp(copy);
            long after = acknowledged.get();
            while (acknowledged.get() < after + 50) {
                Thread.sleep(5);
            }
            enough.set(true);
            writer.join();
        }
        assertThat(tokens(copy)).hasSizeGreaterThan((int) before);
        assertThat(tokens(folder.resolve("here")))
                .hasSize((int) acknowledged.get() + 1)
                .startsWith(tokens(copy).toArray(LogToken[]::new));
    }
}
