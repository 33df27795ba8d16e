package org.standbild.editorial.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.standbild.editorial.EditorialTest;
import org.standbild.editorial.Http;
import org.standbild.editorial.Http.Answer;

@EditorialTest
class AccountsTest {

    private static final String ACCOUNTS = "/api/admin/accounts";

    @LocalServerPort
    int port;

    @Autowired
    MongoDatabaseFactory databases;

    private Http admin;

    @BeforeEach
    void connect() {
        admin = Http.at(port).as("admin");
    }

    @Test
    void anAccountIsCreatedWithAPasswordThatIsToldOnceAndMayDoWhatItIsAssigned() throws Exception {
        Answer created = admin.post(
                ACCOUNTS, "{name: 'neu.sachsen', displayName: 'Neue Person', roles: ['EDITOR'], profiles: ['DE-SN']}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(ACCOUNTS + "/neu.sachsen");
        assertThat(created.header("Cache-Control")).contains("no-store");
        String password = created.json().get("password").asString();
        assertThat(admin.get(ACCOUNTS + "/neu.sachsen").body())
                .contains("Neue Person", "DE-SN")
                .doesNotContain(password);
        assertThat(databases.getMongoDatabase().getCollection("accounts").find().map(Document::toString))
                .noneMatch(account -> account.contains(password));

        assertThat(proposing("neu.sachsen", password, "DE-SN")).isEqualTo(201);
        assertThat(proposing("neu.sachsen", password, "DE-HE")).isEqualTo(403);

        admin.put(ACCOUNTS + "/neu.sachsen", "{roles: ['EDITOR'], profiles: ['DE-HE'], displayName: 'Anders'}");
        assertThat(proposing("neu.sachsen", password, "DE-SN")).isEqualTo(403);
        assertThat(proposing("neu.sachsen", password, "DE-HE")).isEqualTo(201);
        assertThat(admin.get(ACCOUNTS).body()).contains("\"displayName\":\"Anders\"");
    }

    @Test
    void aDisabledAccountOrAnOldPasswordOpensNothing() throws Exception {
        String first = password(admin.post(ACCOUNTS, "{name: 'gesperrt', roles: ['EDITOR']}"));
        assertThat(proposing("gesperrt", first, "DE-SN")).isEqualTo(201);
        admin.put(ACCOUNTS + "/gesperrt", "{roles: ['EDITOR'], disabled: true}");
        assertThat(proposing("gesperrt", first, "DE-SN")).isEqualTo(401);
        admin.put(ACCOUNTS + "/gesperrt", "{roles: ['EDITOR'], disabled: false}");
        assertThat(proposing("gesperrt", first, "DE-SN")).isEqualTo(201);

        String second = password(admin.post(ACCOUNTS + "/gesperrt/password", null));
        assertThat(proposing("gesperrt", first, "DE-SN")).isEqualTo(401);
        assertThat(proposing("gesperrt", second, "DE-SN")).isEqualTo(201);
    }

    @Test
    void whatAnErasedPersonDidStaysUnderThePseudonymousId() throws Exception {
        Answer created = admin.post(ACCOUNTS, "{name: 'geht.weg', displayName: 'Erika Beispiel', roles: ['EDITOR']}");
        String proposal = proposed("geht.weg", password(created), "DE-SN")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        Http reviewer = admin.as("reviewer");
        assertThat(reviewer.get(proposal).body()).contains("Erika Beispiel");

        assertThat(admin.delete(ACCOUNTS + "/geht.weg").status()).isEqualTo(204);

        String person = created.json().get("person").asString();
        assertThat(reviewer.get(proposal).body()).contains(person).doesNotContain("Erika", "geht.weg");
        assertThat(admin.get(ACCOUNTS).body()).doesNotContain("geht.weg", "Erika");
        assertThat(proposing("geht.weg", password(created), "DE-SN")).isEqualTo(401);
        assertThat(admin.delete(ACCOUNTS + "/geht.weg").problem()).isEqualTo("no-such-account");
        assertThat(databases.getMongoDatabase().getCollection("commits").find().map(Document::toString))
                .noneMatch(commit -> commit.contains("Erika"));
    }

    @Test
    void nobodyLocksHerselfOut() {
        assertThat(admin.put(ACCOUNTS + "/admin", "{roles: ['EDITOR']}").problem())
                .isEqualTo("own-account");
        assertThat(admin.put(ACCOUNTS + "/admin", "{roles: ['ADMIN'], disabled: true}")
                        .problem())
                .isEqualTo("own-account");
        assertThat(admin.delete(ACCOUNTS + "/admin").problem()).isEqualTo("own-account");
        assertThat(admin.get(ACCOUNTS + "/admin").json().get("disabled").asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {roles: ['EDITOR']}                                      | /name
            {name: 'Groß', roles: ['EDITOR']}                        | /name
            {name: 'x1'}                                             | /roles
            {name: 'x1', roles: ['KING']}                            | /roles/0
            {name: 'x1', roles: ['EDITOR'], profiles: ['DE-XX']}     | /profiles/0
            {name: 'x1', roles: ['EDITOR'], password: 'geheim'}      | /password
            """)
    void whatIsNoAccountIsRefusedWithThePlace(String body, String pointer) {
        Answer refused = admin.post(ACCOUNTS, body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("errors").toString()).contains("\"" + pointer + "\"");
    }

    @Test
    void aNameIsGivenOnceAndOnlyAdministratorsSeeAccounts() {
        assertThat(admin.post(ACCOUNTS, "{name: 'editor', roles: ['ADMIN']}").problem())
                .isEqualTo("name-taken");
        assertThat(admin.as("reviewer").get(ACCOUNTS).status()).isEqualTo(403);
        assertThat(admin.as(null).get(ACCOUNTS).status()).isEqualTo(401);
    }

    @Test
    void theOpenApiDocumentSaysWhatIsSent() {
        String described = Http.at(port).get("/v3/api-docs").body();
        assertThat(described)
                .contains("To log in with", "The Land whose coordination is asked", "What the coordination says");
        tools.jackson.databind.JsonNode paths = Http.json(described).get("paths");
        for (String path : new String[] {
            ACCOUNTS,
            ACCOUNTS + "/{name}",
            ACCOUNTS + "/{name}/password",
            "/api/editions/{slug}/sign-offs",
            "/abstimmung/{token}"
        }) {
            assertThat(paths.has(path)).as(path).isTrue();
        }
    }

    private static String password(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
        return answer.json().get("password").asString();
    }

    private int proposing(String name, String password, String profile) throws Exception {
        return proposed(name, password, profile).statusCode();
    }

    private HttpResponse<String> proposed(String name, String password, String profile) throws Exception {
        String credentials =
                Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/proposals"))
                                .header("Authorization", "Basic " + credentials)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"profile\":\"" + profile + "\",\"changes\":[]}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
