package org.standbild;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The published recipe, carried out by a shell outside of the service. */
@DisabledOnOs(OS.WINDOWS)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "STANDBILD_PASSWORD_EDITOR=editor-secret",
            "STANDBILD_PASSWORD_REVIEWER=reviewer-secret",
            "STANDBILD_PASSWORD_ADMIN=admin-secret"
        })
@DirtiesContext
class AuditRecipeTest {

    @TempDir
    static Path folder;

    @DynamicPropertySource
    static void store(DynamicPropertyRegistry properties) {
        properties.add("standbild.data-dir", () -> folder.resolve("data").toString());
    }

    @LocalServerPort
    int port;

    @Autowired
    MongoClient mongo;

    private Client client;
    private MongoCollection<Document> commits;
    private Path state;

    private record Said(int code, String text) {}

    @BeforeEach
    void connect() throws IOException {
        client = new Client("http://localhost:" + port);
        commits = mongo.getDatabase("standbild").getCollection("commits");
        state = Files.createTempDirectory(folder, "state").resolve("state.txt");
    }

    private Said recipe(Path kept, String... environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        "bash", "../../docs/verify-log.sh", "http://localhost:" + port, kept.toString())
                .redirectErrorStream(true);
        for (int i = 0; i < environment.length; i += 2) {
            builder.environment().put(environment[i], environment[i + 1]);
        }
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private void record(String entry) {
        Client.Answer answer = client.record("DE-SH", """
                [{"type":"StatementRecorded","stand":{"edtf":"2020-06"},"entry":"%s","summary":{"de":"Küste & „Zitat“"},"sections":["BA"]}]""".formatted(entry));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private JsonNode head() {
        return client.get("/api/audit/head").json();
    }

    @Test
    void theRecipeComesToTheHeadHashThatTheServiceNamesAndGoesOnFromThere() throws Exception {
        Said first = recipe(state);
        assertThat(first.code()).as(first.text()).isZero();
        assertThat(first.text())
                .contains("intact: commits 0 to ")
                .contains("head " + head().get("hash").asString());

        long before = head().get("commits").asLong();
        record("nach-dem-ersten-lauf");
        Said second = recipe(state);
        assertThat(second.code()).as(second.text()).isZero();
        assertThat(second.text())
                .contains("commits " + before + " to ")
                .contains("head " + head().get("hash").asString());
        Said withOpenssl = recipe(state.resolveSibling("openssl.txt"), "SHA256", "openssl dgst -sha256 -r");
        assertThat(withOpenssl.text()).contains("head " + head().get("hash").asString());
    }

    @Test
    void oneChangedByteIsNamedByTheRecipeAndByTheService() throws Exception {
        record("vorher");
        long ordinal = head().get("commits").asLong() - 1;
        assertThat(recipe(state).code()).isZero();
        Document original = commits.find(eq("_id", ordinal)).first();
        Document changed = commits.find(eq("_id", ordinal)).first();
        Document event = changed.getList("e", Document.class).get(0);
        event.put("d", event.getString("d").replace("vorher", "vorhin"));
        commits.replaceOne(eq("_id", ordinal), changed);
        try {
            Said found = recipe(state.resolveSibling("anew.txt"));
            assertThat(found.code()).isEqualTo(1);
            assertThat(found.text()).contains("BROKEN: commit " + ordinal + " has hash");
            JsonNode verification =
                    client.get("/api/audit/verification?limit=100000").json();
            assertThat(verification.get("intact").asBoolean()).isFalse();
            assertThat(verification.get("broken").get("ordinal").asLong()).isEqualTo(ordinal);
        } finally {
            commits.replaceOne(eq("_id", ordinal), original);
        }
        assertThat(recipe(state.resolveSibling("again.txt")).code()).isZero();
    }

    @Test
    void whoKeptAHashNoticesThatThePastWasComputedAnew() throws Exception {
        record("gemerkt");
        assertThat(recipe(state).code()).isZero();
        long ordinal = head().get("commits").asLong() - 1;
        Document original = commits.find(eq("_id", ordinal)).first();
        Document forged = commits.find(eq("_id", ordinal)).first();
        forged.put("h", new Binary(new byte[32]));
        commits.replaceOne(eq("_id", ordinal), forged);
        try {
            Said found = recipe(state);
            assertThat(found.code()).isEqualTo(1);
            assertThat(found.text()).contains("BROKEN: commit " + ordinal + " has hash " + "00".repeat(32));
            String kept = Files.readString(state).trim().split(" ")[1];
            JsonNode verification = client.get("/api/audit/verification?from=" + (ordinal + 1) + "&after=" + kept)
                    .json();
            assertThat(verification.get("intact").asBoolean()).isFalse();
            assertThat(verification.get("broken").get("expected").asString()).isEqualTo(kept);
        } finally {
            commits.replaceOne(eq("_id", ordinal), original);
        }
    }

    @Test
    void whoKeptAHashNoticesThatTheEndIsMissing() throws Exception {
        long commits = head().get("commits").asLong();
        Files.writeString(state, (commits + 1) + " " + "ab".repeat(32) + "\n");

        Said found = recipe(state);

        assertThat(found.code()).isEqualTo(1);
        assertThat(found.text()).contains("BROKEN: commit " + commits + " is missing; its hash was " + "ab".repeat(32));
    }

    @Test
    void theContentOfAPublicChangeLeadsToTheDigestInTheChain() throws Exception {
        record("mit-umlauten");
        JsonNode leaf = client.get(
                        "/api/audit/changes/" + head().get("position").asLong())
                .json();
        assertThat(leaf.get("payload").asString()).contains("Küste & „Zitat“");
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        sha.update(HexFormat.of().parseHex(leaf.get("fields").asString()));
        sha.update(MessageDigest.getInstance("SHA-256")
                .digest(leaf.get("payload").asString().getBytes(StandardCharsets.UTF_8)));
        sha.update(HexFormat.of().parseHex(leaf.get("metaDataDigest").asString()));
        String digest = HexFormat.of().formatHex(sha.digest());

        assertThat(leaf.get("digest").asString()).isEqualTo(digest);
        String line = client.get(
                        "/api/audit/chain?limit=1&from=" + leaf.get("commit").asLong())
                .body();
        assertThat(List.of(line.trim().split("\t")[2].split(","))).contains(digest);
    }

    @Test
    void whatIsNotPublicIsGivenOutAsADigestOnly() {
        assertThat(client.get("/api/audit/changes/999999999").status()).isEqualTo(404);
        assertThat(client.get("/api/audit/chain?limit=1001").status()).isEqualTo(400);
        assertThat(client.get("/api/audit/verification?from=1&after=xyz").status())
                .isEqualTo(400);
        assertThat(client.get("/api/audit/chain").body()).doesNotContain("StatementRecorded");
    }
}
