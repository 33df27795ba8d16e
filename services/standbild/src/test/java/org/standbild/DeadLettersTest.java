package org.standbild;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.standbild.profile.StatementRecorded;
import tools.jackson.databind.JsonNode;

/** A handler that cannot take an event: what an administrator sees of it and can do, over HTTP. */
@SpringBootTest(
        classes = {Standbild.class, DeadLettersTest.Delicate.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "STANDBILD_PASSWORD_EDITOR=editor-secret",
            "STANDBILD_PASSWORD_REVIEWER=reviewer-secret",
            "STANDBILD_PASSWORD_ADMIN=admin-secret"
        })
@DirtiesContext
class DeadLettersTest {

    /** Takes statements, but none that begins with its poison. */
    @ProcessingGroup("delicate")
    static class Delicate {

        private final List<String> taken = new CopyOnWriteArrayList<>();
        private volatile String poison = "nothing";

        @EventHandler
        void on(StatementRecorded statement) {
            if (statement.entry().startsWith(poison)) {
                throw new IllegalStateException("cannot take " + statement.entry());
            }
            taken.add(statement.entry());
        }
    }

    @TempDir
    static Path folder;

    @DynamicPropertySource
    static void store(DynamicPropertyRegistry properties) {
        properties.add("standbild.data-dir", folder::toString);
    }

    @LocalServerPort
    int port;

    @Autowired
    Delicate handler;

    Client client;

    @BeforeEach
    void connect() {
        client = new Client("http://localhost:" + port);
    }

    @Test
    void aPoisonedSequenceWaitsInOrderWithItsCauseAndIsTakenOnceItCanBe() {
        handler.poison = "gift";
        state("DE-NI", "gift-eins");
        state("DE-NI", "danach");
        state("DE-SL", "nebenan");

        awaitLetters(2);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> handler.taken.contains("nebenan"));
        assertThat(handler.taken).as("what stands behind the poison waits").doesNotContain("gift-eins", "danach");
        JsonNode first = letters().get(0);
        assertThat(first.get("group").asString()).isEqualTo("delicate");
        assertThat(first.get("eventType").asString()).isEqualTo("StatementRecorded");
        assertThat(first.get("cause").asString()).contains("cannot take gift-eins");
        assertThat(client.get("/actuator/health").json().get("status").asString())
                .isEqualTo("DEGRADED");

        String path =
                "/api/admin/dead-letters/delicate/" + first.get("sequence").asString();
        JsonNode inVain = client.as("admin", "POST", path + "/retry").json();
        assertThat(inVain.get("letters").asInt()).as(inVain.toString()).isZero();
        assertThat(letters()).hasSize(2);

        handler.poison = "nothing";
        JsonNode retried = client.as("admin", "POST", path + "/retry").json();
        assertThat(retried.get("letters").asInt()).as(retried.toString()).isEqualTo(2);
        assertThat(handler.taken).containsSubsequence("gift-eins", "danach");
        assertThat(letters()).isEmpty();
        assertThat(client.get("/actuator/health").json().get("status").asString())
                .isEqualTo("UP");
    }

    @Test
    void aDroppedSequenceIsNeverTaken() {
        handler.poison = "weg";
        state("DE-TH", "weg-damit");
        awaitLetters(1);

        String path = "/api/admin/dead-letters/delicate/"
                + letters().get(0).get("sequence").asString();
        assertThat(client.as("reviewer", "DELETE", path).status()).isEqualTo(403);
        assertThat(client.as("admin", "DELETE", path).json().get("letters").asInt())
                .isEqualTo(1);
        assertThat(letters()).isEmpty();
        assertThat(client.as("admin", "POST", path + "/retry").status()).isEqualTo(404);
        handler.poison = "nothing";
        assertThat(handler.taken).doesNotContain("weg-damit");
    }

    private void state(String profile, String entry) {
        Client.Answer answer = client.record(profile, """
                [{"type":"StatementRecorded","stand":{"edtf":"2020-06"},"entry":"%s","summary":{"de":"Aussage"},"sections":["BA"]}]""".formatted(entry));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private void awaitLetters(int count) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> letters().size() == count);
    }

    private JsonNode letters() {
        return client.as("admin", "GET", "/api/admin/dead-letters").json();
    }
}
