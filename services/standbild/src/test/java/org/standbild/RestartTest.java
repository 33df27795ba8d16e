package org.standbild;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbild.Client.Answer;
import org.standbild.eventstore.EventLog;
import org.standbild.eventstore.embedded.EmbeddedServer;
import tools.jackson.databind.JsonNode;

/** The service as a real process that dies. */
class RestartTest {

    @TempDir
    Path folder;

    /** An event type that only a newer writer knows. */
    record FromTheFuture(String profile, String news) {}

    @Test
    void whatWasAnsweredWith201IsThereAfterKill9AndAnUnknownEventStopsNobody() throws Exception {
        Path data = folder.resolve("data");
        java.nio.file.Files.createDirectories(data);
        Service service = Service.start(data);
        Answer recorded = service.client().record("DE-HE", """
                        [{"type":"StatementRecorded","stand":{"edtf":"2020-06"},"entry":"vor-dem-absturz","summary":{"de":"Bleibt."},"sections":["BA"]}]""");
        service.kill();
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        long version = recorded.json().get("version").asLong();

        appendFromTheFuture(data, version);

        try (Service again = Service.start(data)) {
            Client client = again.client();
            assertThat(client.get("/api/profiles/DE-HE").body()).contains("vor-dem-absturz");
            assertThat(client.get("/api/changes?after="
                                    + (recorded.json().get("position").asLong() - 1))
                            .body())
                    .contains("vor-dem-absturz");
            Answer next = client.record("DE-HE", """
                    [{"type":"StatementRecorded","stand":{"edtf":"2020-06"},"entry":"nach-dem-absturz","summary":{"de":"Geht weiter."},"sections":["BA"]}]""");
            assertThat(next.status()).as(next.body()).isEqualTo(201);
            assertThat(client.get("/api/profiles/DE-HE").body()).contains("vor-dem-absturz", "nach-dem-absturz");
            JsonNode chain = client.get("/api/audit/verification").json();
            assertThat(chain.get("intact").asBoolean()).isTrue();
            assertThat(chain.get("complete").asBoolean()).isTrue();
        }
    }

    private static void appendFromTheFuture(Path data, long sequence) {
        Serializer serializer = Jackson3Serializer.builder().build();
        try (EmbeddedServer server = EmbeddedServer.start(data);
                MongoClient client = MongoClients.create(server.connectionString());
                EventLog log = EventLog.builder()
                        .client(client)
                        .database("standbild")
                        .eventSerializer(serializer)
                        .snapshotSerializer(serializer)
                        .build()) {
            log.appendEvents(List.of(new GenericDomainEventMessage<>(
                    "StateProfile", "DE-HE", sequence, new FromTheFuture("DE-HE", "noch unbekannt"))));
        }
    }
}
