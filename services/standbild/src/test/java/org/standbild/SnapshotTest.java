package org.standbild;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbild.Client.Answer;
import org.standbild.eventstore.embedded.EmbeddedServer;

/** A profile with a long history is loaded from a snapshot and decides as if it had read every event. */
class SnapshotTest {

    @TempDir
    Path folder;

    private static String statement(String entry) {
        return """
                [{"type":"StatementRecorded","stand":{"edtf":"2020-06"},"entry":"%s","summary":{"de":"Aussage"},"sections":["BA"]}]""".formatted(entry);
    }

    private void inTheStore(Path data, Consumer<MongoCollection<Document>> work) {
        try (EmbeddedServer server = EmbeddedServer.start(data);
                MongoClient client = MongoClients.create(server.connectionString())) {
            work.accept(client.getDatabase("standbild").getCollection("commits.snapshots"));
        }
    }

    private static int sentAgain(Client client, int number, Answer first) {
        long before = first.json().get("version").asLong() - 1;
        return client.post(
                        "DE-SL",
                        statement("schnappschuss-" + number),
                        "reviewer",
                        "\"" + before + "\"",
                        "Idempotency-Key",
                        "k" + number)
                .status();
    }

    @Test
    void aProfileIsLoadedFromItsSnapshotAndOneThatTellsMoreThanTheLogIsIgnored() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        List<Answer> answers = new ArrayList<>();
        try (Service service = Service.start(data, "--standbild.snapshot-every=4")) {
            for (int i = 0; i < 6; i++) {
                Answer answer =
                        service.client().record("DE-SL", statement("schnappschuss-" + i), "Idempotency-Key", "k" + i);
                assertThat(answer.status()).as(answer.body()).isEqualTo(201);
                answers.add(answer);
            }
        }
        long[] sequence = new long[1];
        inTheStore(data, snapshots -> {
            Document snapshot = snapshots.find(eq("_id", "DE-SL")).first();
            assertThat(snapshot).as("a snapshot was taken").isNotNull();
            sequence[0] = snapshot.getLong("q");
            String content = snapshot.getString("d");
            assertThat(content).contains(" k0", " k1");
            snapshots.updateOne(eq("_id", "DE-SL"), Updates.set("d", content.replace(" k0", " was k0")));
        });
        try (Service service = Service.start(data, "--standbild.snapshot-every=1000")) {
            Client client = service.client();
            assertThat(sentAgain(client, 1, answers.get(1)))
                    .as("the snapshot remembers what was answered")
                    .isEqualTo(201);
            assertThat(sentAgain(client, 5, answers.get(5)))
                    .as("and so do the events after it")
                    .isEqualTo(201);
            assertThat(sentAgain(client, 0, answers.get(0)))
                    .as("only a profile that was read from the snapshot does not know this one any more")
                    .isEqualTo(412);
            assertThat(client.record("DE-SL", statement("danach")).status()).isEqualTo(201);
            assertThat(client.get("/api/profiles/DE-SL").body())
                    .contains("schnappschuss-0", "schnappschuss-5", "danach");
        }
        inTheStore(
                data,
                snapshots -> snapshots.updateOne(
                        eq("_id", "DE-SL"),
                        Updates.combine(
                                Updates.set("q", sequence[0] + 1_000), Updates.set("l", "an event that was lost"))));
        try (Service service = Service.start(data, "--standbild.snapshot-every=1000")) {
            assertThat(sentAgain(service.client(), 0, answers.get(0)))
                    .as("a snapshot that tells more than the log is passed over")
                    .isEqualTo(201);
            assertThat(service.client().record("DE-SL", statement("zuletzt")).status())
                    .isEqualTo(201);
        }
    }
}
