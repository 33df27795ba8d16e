package org.standbild;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.standbild.Client.Answer;
import tools.jackson.databind.JsonNode;

/** What a reviewer confirmed as editorial is editorial for everybody who reads it, whatever the type of the change says. */
@SpringBootTest(
        classes = Standbild.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "STANDBILD_PASSWORD_EDITOR=editor-secret",
            "STANDBILD_PASSWORD_REVIEWER=reviewer-secret",
            "STANDBILD_PASSWORD_ADMIN=admin-secret"
        })
@DirtiesContext
class ConfirmedClassTest {

    private static final String ENTRY = "regionalprogramm-fachkraeftesicherung-2019";

    @TempDir
    static Path folder;

    @DynamicPropertySource
    static void store(DynamicPropertyRegistry properties) {
        properties.add("standbild.data-dir", folder::toString);
    }

    @LocalServerPort
    int port;

    Client client;

    @BeforeEach
    void connect() {
        client = new Client("http://localhost:" + port);
    }

    @Test
    void everyViewAndEveryChannelSaysTheConfirmedClass() throws Exception {
        long position = approvedAsEditorial();
        String after = "after=" + (position - 1);

        assertThat(client.get("/api/changes/" + position).json().get("class").asString())
                .isEqualTo("EDITORIAL");
        assertThat(positions(client.get("/api/changes?class=EDITORIAL&" + after)
                        .json()
                        .get("changes")))
                .contains(position);
        assertThat(positions(client.get("/api/changes?class=CORRECTION&" + after)
                        .json()
                        .get("changes")))
                .doesNotContain(position);
        assertThat(positions(client.get("/api/profiles/DE-BW/timeline?class=EDITORIAL")
                        .json()
                        .get("items")))
                .contains(position);
        JsonNode entry = stream(client.get("/api/profiles/DE-BW").json().get("sections"))
                .flatMap(section -> stream(section.get("entries")))
                .filter(each -> each.get("id").asString().equals(ENTRY))
                .findFirst()
                .orElseThrow();
        assertThat(entry.get("lastChange").get("position").asLong()).isEqualTo(position);
        assertThat(entry.get("lastChange").get("class").asString()).isEqualTo("EDITORIAL");
        assertThat(client.get("/api/profiles/DE-BW/comparison?fromStand=2020-02&toStand=2020-07")
                        .body())
                .contains("\"position\":" + position + ",");
        assertThat(client.get("/feeds/changes.atom?class=EDITORIAL").body()).contains("Bündelt anders gesagt");
        assertThat(client.get("/feeds/changes.atom?class=CORRECTION").body()).doesNotContain("Bündelt anders gesagt");
        assertThat(client.get("/feeds/changes.json?class=EDITORIAL").body()).contains("Bündelt anders gesagt");
        assertThat(firstEvent("/feeds/changes/stream?class=EDITORIAL&since=" + (position - 1)))
                .contains("\"class\":\"EDITORIAL\"")
                .contains("\"position\":" + position + ",");
    }

    @Test
    void whatIsRecordedDirectlyIsNeverEditorialWhenItAltersAFact() {
        Answer named = client.record("DE-BW", """
                [{"type":"EntryMentioned","stand":{"edtf":"2020-06"},"entry":"%s","sections":["GEPLANT"]}]""".formatted(ENTRY));
        assertThat(classOf(named)).isEqualTo("EDITORIAL");
        Answer sourced = client.record("DE-BW", """
                [{"type":"EntryMentioned","stand":{"edtf":"2020-06"},"entry":"%s","sections":["WEITERE"],
                  "sources":[{"title":"Förderbescheid vom Juni"}]}]""".formatted(ENTRY));
        assertThat(classOf(sourced)).isEqualTo("DEVELOPMENT");
    }

    private String classOf(Answer recorded) {
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        return client.get(
                        "/api/changes/" + recorded.json().get("position").asLong(),
                        "X-Min-Position",
                        recorded.header("X-Position"))
                .json()
                .get("class")
                .asString();
    }

    /** A correction of words alone, whose type would make it a correction. */
    private long approvedAsEditorial() {
        Answer drafted = client.send("editor", "POST", "/api/proposals", """
                {"profile":"DE-BW","note":"Wortlaut","changes":[{"type":"EntryCorrected","stand":{"edtf":"2020-06"},"entry":"%s",
                  "field":"summary.de","after":"Bündelt anders gesagt, was die Regionen tun.","reason":"klarer",
                  "sources":[%s]}]}""".formatted(ENTRY, source()));
        assertThat(drafted.status()).as(drafted.body()).isEqualTo(201);
        String proposal = drafted.header("Location");
        Answer submitted = client.send("editor", "POST", proposal + "/submission", "", "If-Match", "\"1\"");
        assertThat(submitted.status()).as(submitted.body()).isEqualTo(200);
        Answer approved = client.send(
                "reviewer", "POST", proposal + "/approval", "{\"classes\":[\"EDITORIAL\"]}", "If-Match", "\"2\"");
        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
        return approved.json().get("recorded").get("first").asLong();
    }

    /** One that the entry has already, so that no source is new. */
    private String source() {
        return stream(client.get("/api/profiles/DE-BW").json().get("sections"))
                .flatMap(section -> stream(section.get("entries")))
                .filter(each -> each.get("id").asString().equals(ENTRY))
                .map(each -> each.get("sources").get(0).toString())
                .findFirst()
                .orElseThrow();
    }

    private String firstEvent(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(java.net.URI.create("http://localhost:" + port + path))
                .build();
        HttpResponse<java.util.stream.Stream<String>> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
        try (java.util.stream.Stream<String> lines = response.body()) {
            return lines.filter(line -> line.startsWith("data:") && line.contains("eventId"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static java.util.stream.Stream<Long> positions(JsonNode items) {
        return stream(items).map(item -> item.get("position").asLong());
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
