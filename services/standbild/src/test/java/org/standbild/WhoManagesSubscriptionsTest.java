package org.standbild;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Anybody subscribes; whoever was logged in then needs no token, and an administrator looks after all. */
@SpringBootTest(
        classes = Standbild.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "STANDBILD_PASSWORD_EDITOR=editor-secret",
            "STANDBILD_PASSWORD_REVIEWER=reviewer-secret",
            "STANDBILD_PASSWORD_ADMIN=admin-secret",
            "standbild.webhooks.allow-private=true"
        })
@DirtiesContext
class WhoManagesSubscriptionsTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    @DynamicPropertySource
    static void store(DynamicPropertyRegistry properties) {
        properties.add("standbild.data-dir", folder::toString);
    }

    @LocalServerPort
    int port;

    private Client client;

    @BeforeEach
    void connect() {
        client = new Client("http://localhost:" + port);
    }

    private JsonNode create(@Nullable String account) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/subscriptions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"channel\":\"webhook\",\"url\":\"http://127.0.0.1:9/nirgends\"}"));
        if (account != null) {
            String credentials = account + ":" + account + "-secret";
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JsonMapper.shared().readTree(answer.body());
    }

    private List<String> listed(String account) {
        Client.Answer answer = client.as(account, "GET", "/api/subscriptions");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json()
                .path("subscriptions")
                .valueStream()
                .map(one -> one.path("id").asString())
                .toList();
    }

    @Test
    void oneSeesOnesOwnAnAdministratorAllAndNobodyElseAny() throws Exception {
        String anonymous = create(null).path("id").asString();
        String reviewers = create("reviewer").path("id").asString();

        assertThat(listed("reviewer")).containsExactly(reviewers);
        assertThat(listed("editor")).isEmpty();
        assertThat(listed("admin")).contains(anonymous, reviewers);
        assertThat(client.get("/api/subscriptions").status()).isEqualTo(401);

        String path = "/api/subscriptions/" + reviewers;
        assertThat(client.as("editor", "DELETE", path).status()).isEqualTo(404);
        assertThat(client.as("reviewer", "POST", path + "/pause").status()).isEqualTo(200);
        assertThat(client.as("reviewer", "POST", path + "/secret").status()).isEqualTo(200);
        assertThat(client.as("reviewer", "GET", path).json().path("state").asString())
                .isEqualTo("paused");
        assertThat(client.as("admin", "DELETE", path).status()).isEqualTo(204);
        assertThat(listed("reviewer")).isEmpty();
    }

    @Test
    void theOpenApiDocumentHasEveryPath() {
        JsonNode paths = client.get("/v3/api-docs").json().path("paths");

        for (String path : List.of(
                "", "/{id}", "/{id}/pause", "/{id}/resume", "/{id}/secret", "/{id}/deliveries", "/{id}/replay")) {
            assertThat(paths.has("/api/subscriptions" + path)).as(path).isTrue();
        }
    }

    @Test
    void theOpenApiDocumentNamesTheAnswersThatAreNoSuccess() {
        JsonNode api = client.get("/v3/api-docs").json();
        JsonNode paths = api.path("paths");

        assertThat(answers(paths, "/feeds/changes.atom", "get")).contains("200", "304", "400");
        assertThat(answers(paths, "/feeds/changes/{first}-{last}.json", "get")).contains("304", "404");
        assertThat(answers(paths, "/feeds/changes/stream", "get")).contains("400", "429", "503");
        assertThat(answers(paths, "/api/changes", "get")).contains("304", "400", "410");
        assertThat(answers(paths, "/api/subscriptions", "post")).contains("201", "202", "400", "429", "501");
        assertThat(answers(paths, "/api/subscriptions/{id}", "delete")).containsExactlyInAnyOrder("204", "404", "429");
        assertThat(answers(paths, "/api/subscriptions/{id}/replay", "post")).contains("202", "400", "404", "409");
        assertThat(api.path("components")
                        .path("schemas")
                        .path("SubscriptionView")
                        .path("properties")
                        .propertyNames())
                .contains("told", "failedAttempts", "nextAttempt", "position");
    }

    @Test
    void everyParameterInTheOpenApiDocumentHasAType() {
        List<JsonNode> parameters = client.get("/v3/api-docs").json().findValues("parameters").stream()
                .flatMap(JsonNode::valueStream)
                .toList();

        assertThat(parameters).hasSizeGreaterThan(50).allSatisfy(parameter -> assertThat(
                        parameter.has("schema") || parameter.has("content"))
                .as(parameter.toString())
                .isTrue());
    }

    private static Collection<String> answers(JsonNode paths, String path, String method) {
        return paths.path(path).path(method).path("responses").propertyNames();
    }
}
