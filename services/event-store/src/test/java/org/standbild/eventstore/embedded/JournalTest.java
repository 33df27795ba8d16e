package org.standbild.eventstore.embedded;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A folder is copied while its server runs, the data file first: that is what a killed process leaves behind, even if a
 * checkpoint comes in between.
 */
class JournalTest {

    @TempDir
    Path folder;

    private static void run(Path folder, Consumer<MongoCollection<Document>> work) {
        try (EmbeddedServer server = EmbeddedServer.start(folder);
                MongoClient client = MongoClients.create(server.connectionString())) {
            work.accept(client.getDatabase("d").getCollection("c").withWriteConcern(WriteConcern.JOURNALED));
        }
    }

    private static void insert(MongoCollection<Document> collection, long from, long to) {
        for (long i = from; i < to; i++) {
            collection.insertOne(new Document("_id", i).append("k", List.of("a" + i, "b" + i)));
        }
    }

    private static void insertIndexed(MongoCollection<Document> collection, long from, long to) {
        collection.createIndex(Indexes.ascending("k"), new IndexOptions().unique(true));
        insert(collection, from, to);
    }

    private Path copied(String name) {
        return copied("alive", name);
    }

    private Path copied(String from, String name) {
        Path copy = folder.resolve(name);
        try (Stream<Path> files = Files.list(folder.resolve(from))) {
            Files.createDirectories(copy);
            for (Path file : files.sorted().toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
            return copy;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The file in which the present generation lies: the longer one, after a single checkpoint. */
    private static Path journal(Path folder) throws IOException {
        Path first = folder.resolve("standbild.journal.0");
        Path second = folder.resolve("standbild.journal.1");
        return Files.size(first) > Files.size(second) ? first : second;
    }

    private static void assertWhole(MongoCollection<Document> collection, long count) {
        assertThat(collection.countDocuments()).isEqualTo(count);
        for (long i = 0; i < count; i++) {
            assertThat(collection.find(eq("k", "b" + i)).first()).as("%d", i).containsEntry("_id", i);
        }
        assertThat(collection.find(eq("k", "a" + count)).first()).isNull();
    }

    @Test
    void whatWasAnsweredIsThereAfterTheProcessDied() {
        List<Path> left = new ArrayList<>();
        run(folder.resolve("alive"), collection -> {
            insertIndexed(collection, 0, 50);
            collection.updateOne(eq("_id", 7L), Updates.set("k", List.of("a7", "b7", "c7")));
            collection.deleteOne(eq("_id", 49L));
            left.add(copied("killed"));
        });
        run(left.get(0), collection -> {
            assertWhole(collection, 49);
            assertThat(collection.find(eq("k", "c7")).first()).containsEntry("_id", 7L);
            insert(collection, 49, 60);
        });
        run(left.get(0), collection -> assertWhole(collection, 60));
    }

    @Test
    void whoDiesAgainRightAfterComingBackHasLostNothing() {
        run(folder.resolve("alive"), collection -> {
            insertIndexed(collection, 0, 30);
            copied("killed");
        });
        run(folder.resolve("killed"), collection -> {
            insert(collection, 30, 40);
            copied("killed", "killed-again");
        });
        run(folder.resolve("killed-again"), collection -> assertWhole(collection, 40));
    }

    @Test
    void aDataFileThatIsOlderThanItsJournalIsRefused() {
        run(folder.resolve("alive"), collection -> {
            insertIndexed(collection, 0, 5);
            copied("older");
            for (int i = 0; i < 3; i++) {
                collection.createIndex(
                        Indexes.ascending("i" + i),
                        new IndexOptions().unique(true).sparse(true));
                insert(collection, 5L + i, 6L + i);
            }
            exchangeDataFile(copied("killed"), folder.resolve("older"));
        });

        assertThatThrownBy(() -> EmbeddedServer.start(folder.resolve("killed")))
                .isInstanceOf(DataFileDamaged.class)
                .hasMessageContaining("estore a backup into an empty folder");
    }

    private static void exchangeDataFile(Path folder, Path other) {
        try {
            Files.copy(
                    other.resolve("standbild.db"), folder.resolve("standbild.db"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aTornLastWriteIsLeftOutWhole() throws IOException {
        run(folder.resolve("alive"), collection -> {
            insertIndexed(collection, 0, 20);
            copied("torn");
        });
        Path torn = folder.resolve("torn");
        try (FileChannel file = FileChannel.open(journal(torn), StandardOpenOption.WRITE)) {
            file.truncate(file.size() - 5);
        }
        Files.delete(torn.resolve("standbild.db.acknowledged")); // a write that was torn was never acknowledged
        run(torn, collection -> {
            assertWhole(collection, 19);
            insert(collection, 19, 25);
            assertWhole(collection, 25);
        });
    }

    @Test
    void aJournalThatIsDamagedInTheMiddleIsRefused() throws IOException {
        run(folder.resolve("alive"), collection -> {
            insertIndexed(collection, 0, 20);
            copied("damaged");
        });
        Path damaged = folder.resolve("damaged");
        Path journal = journal(damaged);
        byte[] bytes = Files.readAllBytes(journal);
        bytes[bytes.length / 2] ^= 1;
        Files.write(journal, bytes);
        assertThatThrownBy(() -> EmbeddedServer.start(damaged))
                .isInstanceOf(DataFileDamaged.class)
                .hasMessageContaining("is damaged")
                .hasMessageContaining("backup");
    }

    @Test
    void theJournalOfAnotherDataFileIsNotRead() throws IOException {
        run(folder.resolve("alive"), collection -> {
            insertIndexed(collection, 0, 20);
            copied("killed");
        });
        run(folder.resolve("other"), collection -> insertIndexed(collection, 0, 5));
        for (int i = 0; i < 2; i++) {
            Files.copy(
                    folder.resolve("killed").resolve("standbild.journal." + i),
                    folder.resolve("other").resolve("standbild.journal." + i));
        }
        run(folder.resolve("other"), collection -> assertWhole(collection, 5));
    }

    @Test
    void throughManyCheckpointsNothingIsLostWheneverTheProcessDies() {
        List<Long> counts = new ArrayList<>();
        String much = "x".repeat(100_000);
        run(folder.resolve("alive"), collection -> {
            collection.createIndex(Indexes.ascending("k"), new IndexOptions().unique(true));
            for (long i = 0; i < 400; i++) {
                collection.insertOne(new Document("_id", i)
                        .append("k", List.of("a" + i, "b" + i))
                        .append("much", much));
                if (i % 57 == 56) {
                    copied("killed-" + counts.size());
                    counts.add(i + 1);
                }
            }
        });
        for (int i = 0; i < counts.size(); i++) {
            long count = counts.get(i);
            run(folder.resolve("killed-" + i), collection -> assertWhole(collection, count));
        }
        run(folder.resolve("alive"), collection -> assertWhole(collection, 400));
        assertThat(folder.resolve("alive").resolve("standbild.journal.0")).doesNotExist();
    }
}
