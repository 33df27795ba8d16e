package org.standbild.eventstore.embedded;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data file that is not as its last process left it. */
class DataFileTest {

    private static final int DOCUMENTS = 60;
    private static final int SECTOR = 512;
    private static final String TEXT = "x".repeat(20_000);

    @TempDir
    Path folder;

    private Path file;
    private Path note;

    /** Killed after its last write was acknowledged, with some checkpoints behind it and something in the journal. */
    @BeforeEach
    void write() {
        Path data = folder.resolve("data");
        file = data.resolve("standbild.db");
        note = data.resolve("standbild.db.acknowledged");
        EmbeddedServer server = EmbeddedServer.start(data, 0, "nio:", 100_000);
        try (MongoClient client = MongoClients.create(server.connectionString())) {
            MongoCollection<Document> collection = collection(client);
            for (int i = 0; i < DOCUMENTS; i++) {
                collection.insertOne(new Document("_id", i).append("text", TEXT));
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> noted().generation() > 3);
            collection.insertOne(new Document("_id", DOCUMENTS));
        }
        server.abandon();
    }

    private Acknowledged.Noted noted() {
        try (Acknowledged acknowledged = Acknowledged.beside(file)) {
            return acknowledged.noted();
        }
    }

    private static MongoCollection<Document> collection(MongoClient client) {
        return client.getDatabase("d").getCollection("c").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    private long documents() {
        try (EmbeddedServer server = EmbeddedServer.start(folder.resolve("data"));
                MongoClient client = MongoClients.create(server.connectionString())) {
            long count = collection(client).countDocuments();
            for (int i = 0; i < count; i++) {
                assertThat(collection(client).find(eq("_id", i)).first()).isNotNull();
            }
            return count;
        }
    }

    private static void overwrite(Path file, long at, byte[] bytes) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            content.seek(at);
            content.write(bytes);
        }
    }

    @Test
    void aFileThatWasCutOffIsRefusedAndSaysWhatIsMissingAndWhatToDo() throws Exception {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            content.setLength(lastChunk().block() * 4096 + 2_000);
        }
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(this::documents)
                .isInstanceOf(DataFileDamaged.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("were acknowledged")
                .hasMessageContaining("Restore a backup")
                .hasMessageContaining(note.toString());
        assertThat(Files.readAllBytes(file)).as("nothing is written to it").isEqualTo(before);
    }

    @Test
    void whoDeletesTheNoteGoesOnWithWhatIsThere() throws Exception {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            content.setLength(lastChunk().block() * 4096 + 2_000);
        }
        Files.delete(note);

        assertThat(documents()).as("the journal still has the rest").isEqualTo(DOCUMENTS + 1);
    }

    private DataFile.Chunk lastChunk() {
        return Objects.requireNonNull(DataFile.lastChunk(file));
    }

    @Test
    void aJournalThatWasCutOffIsRefusedAndSaysWhatIsMissing() throws Exception {
        Path journal = file.resolveSibling("standbild.journal." + noted().generation() % 2);
        try (RandomAccessFile content = new RandomAccessFile(journal.toFile(), "rw")) {
            content.setLength(noted().end() - 10);
        }

        assertThatThrownBy(this::documents)
                .isInstanceOf(DataFileDamaged.class)
                .hasMessageContaining(journal.toString())
                .hasMessageContaining("were acknowledged")
                .hasMessageContaining(note.toString());
        Files.delete(note);
        assertThat(documents()).isLessThan(DOCUMENTS + 1);
    }

    @Test
    void anySectorOfAVersionThatNobodyWasToldOfMayBeMissing() throws Exception {
        DataFile.Chunk last = lastChunk();
        try (Acknowledged acknowledged = Acknowledged.beside(file)) {
            acknowledged.stored(last.version() - 1);
        }
        int sectors = last.blocks() * VersionedFile.BLOCK / SECTOR;
        for (int sector = 0; sector < sectors; sector += sector < 8 || sector > sectors - 16 ? 1 : 9) {
            Path torn = copy("torn-" + sector);
            long at = last.block() * VersionedFile.BLOCK + (long) sector * SECTOR;
            overwrite(torn.resolve(file.getFileName()), at, new byte[SECTOR]);

            assertThat(recovered(torn))
                    .as("documents without sector %d of %d", sector, sectors)
                    .isEqualTo(DOCUMENTS + 1);
        }
    }

    private Path copy(String name) throws IOException {
        Path copy = Files.createDirectory(folder.resolve(name));
        try (var files = Files.list(file.getParent())) {
            for (Path each : files.toList()) {
                Files.copy(each, copy.resolve(each.getFileName()));
            }
        }
        return copy;
    }

    /** How many documents there are as they were written, without starting a server. */
    private static long recovered(Path data) {
        Path file = data.resolve("standbild.db");
        try (Acknowledged acknowledged = Acknowledged.beside(file)) {
            MVStore store = DataFile.open("nio:", file, acknowledged);
            try {
                DataFile.requireAcknowledged(
                        DurableBackend.recover(store, new Journal.Place(data, "nio:")), file, acknowledged);
                return Maps.documents(store, "d.c").values().stream()
                        .map(document -> document.document().get("text"))
                        .filter(text -> text == null || text.equals(TEXT))
                        .count();
            } finally {
                store.closeImmediately();
            }
        }
    }

    @Test
    void oneWrongByteInTheNewestVersionIsFoundBeforeAnythingIsServed() throws Exception {
        overwrite(file, lastChunk().block() * VersionedFile.BLOCK + 9_000, new byte[] {'y'});

        assertThatThrownBy(() -> EmbeddedServer.start(folder.resolve("data")))
                .isInstanceOf(DataFileDamaged.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void anOverwrittenEndIsRefusedWhenItWasAcknowledgedAndSetAsideWhenItWasNot() throws Exception {
        byte[] garbage = new byte[3_000];
        new Random(3).nextBytes(garbage);
        DataFile.Chunk last = lastChunk();
        overwrite(file, last.block() * 4096 + 1_000, garbage);

        assertThatThrownBy(this::documents).isInstanceOf(DataFileDamaged.class).hasMessageContaining("cannot be read");

        try (Acknowledged acknowledged = Acknowledged.beside(file)) {
            acknowledged.stored(last.version() - 1);
        }
        assertThat(documents()).as("the journal has it all").isEqualTo(DOCUMENTS + 1);
        try (var files = Files.list(file.getParent())) {
            assertThat(files).anyMatch(each -> each.toString().contains("standbild.db.torn-"));
        }
    }

    @Test
    void aFileOfANewerFormatIsRefusedAndNamed() {
        try (MVStore store = MVStore.open("nio:" + file)) {
            store.setStoreVersion(DataFile.FORMAT + 1);
            store.commit();
        }

        assertThatThrownBy(this::documents)
                .isInstanceOf(DataFileTooNew.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("format 2")
                .hasMessageContaining("Nothing was changed");
    }

    @Test
    void aFileOfANewerContainerIsRefusedAndNamed() throws Exception {
        String header = new String(Files.readAllBytes(file), 0, 8192, java.nio.charset.StandardCharsets.ISO_8859_1);
        for (int block = 0; block < 2; block++) {
            String fields = header.substring(block * 4096, header.indexOf(",fletcher", block * 4096));
            String newer = fields.replaceFirst("format:\\d", "format:9");
            assertThat(newer).isNotEqualTo(fields);
            byte[] bytes = newer.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
            int check = org.h2.mvstore.DataUtils.getFletcher32(bytes, 0, bytes.length);
            overwrite(
                    file,
                    block * 4096L,
                    (newer + ",fletcher:" + Integer.toHexString(check) + "\n")
                            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        }

        assertThatThrownBy(this::documents).isInstanceOf(DataFileTooNew.class).hasMessageContaining(file.toString());
    }

    @Test
    void aFileThatIsSomethingElseIsRefusedAndLeftAsItIs() throws Exception {
        byte[] other = "this is no data file of ours, whoever put it here\n"
                .repeat(400)
                .getBytes();
        Files.write(file, other);

        assertThatThrownBy(this::documents).isInstanceOf(DataFileDamaged.class).hasMessageContaining(file.toString());
        assertThat(Files.readAllBytes(file)).isEqualTo(other);
    }

    @Test
    void aFileThatWasNeverDamagedOpensAsOftenAsOneLikes() {
        for (int i = 0; i < 5; i++) {
            assertThat(documents()).isEqualTo(DOCUMENTS + 1);
        }
    }
}
