package org.standbild.editorial.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.standbild.editorial.EditorialTest;
import org.standbild.editorial.Http;
import org.standbild.editorial.Http.Answer;

@EditorialTest
class LoginTest {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    MongoDatabaseFactory databases;

    @Autowired
    PasswordEncoder passwords;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private Http http;

    @BeforeEach
    void connect() {
        http = Http.at(port);
    }

    // --- pages

    @Test
    void anEditorLogsInWorksAndLogsOut() throws Exception {
        HttpResponse<String> asked = open("/redaktion/entwuerfe");
        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(asked.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/anmelden"));

        HttpResponse<String> loggedIn = logIn("editor", "editor-secret");
        assertThat(loggedIn.statusCode()).isEqualTo(302);
        assertThat(loggedIn.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("/redaktion/entwuerfe"));
        String cookie = loggedIn.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith("standbild.session="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax");
        assertThat(open("/redaktion/entwuerfe").statusCode()).isEqualTo(404);
        assertThat(open("/anmelden").body()).contains("editor");

        assertThat(post("/abmelden", "_csrf=" + encoded(csrf())).statusCode()).isEqualTo(302);
        assertThat(open("/redaktion/entwuerfe").statusCode()).isEqualTo(302);
        assertThat(open("/anmelden?abgemeldet").body()).contains("abgemeldet");
    }

    @Test
    void aFormWithoutTheTokenAgainstForgeryIsRefused() throws Exception {
        assertThat(post("/anmelden", "name=editor&password=editor-secret").statusCode())
                .isEqualTo(403);
        logIn("editor", "editor-secret");
        assertThat(post("/redaktion/entwuerfe", "x=y").statusCode()).isEqualTo(403);
        assertThat(post("/redaktion/entwuerfe", "x=y&_csrf=" + encoded(csrf())).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aWrongPasswordIsSaidWithoutSayingWhichOfTheTwoIsWrong() throws Exception {
        String wrong = logIn("editor", "nope").headers().firstValue("Location").orElseThrow();
        String unknown =
                logIn("niemand", "nope").headers().firstValue("Location").orElseThrow();
        assertThat(wrong).isEqualTo(unknown).contains("fehler");
        assertThat(open("/anmelden?fehler").body()).contains("Name oder Passwort stimmen nicht");
    }

    @Test
    void anAdministratorHasNoSayInTheDocument() throws Exception {
        logIn("admin", "admin-secret");
        assertThat(open("/redaktion/entwuerfe").statusCode()).isEqualTo(403);
    }

    @Test
    void readingAPageOpensNoSession() throws Exception {
        open("/nirgends");
        open("/anmelden");
        assertThat(cookies.getCookieStore().getCookies())
                .noneMatch(cookie -> cookie.getName().equals("standbild.session"));
    }

    @Test
    void aSessionIsNoKeyToTheApi() throws Exception {
        logIn("editor", "editor-secret");
        assertThat(open("/api/proposals").statusCode()).isEqualTo(401);
    }

    @Test
    void theSessionOfSomebodyWhoLogsInIsANewOne() throws Exception {
        open("/redaktion");
        String before = session();
        logIn("editor", "editor-secret");
        assertThat(session()).isNotEqualTo(before);
    }

    // --- programs

    @Test
    void whoGuessesPasswordsHasToWait() {
        String name = account("guessed", List.of("EDITOR"), null);
        for (int i = 0; i < 10; i++) {
            assertThat(guess(name).status()).isEqualTo(401);
        }
        Answer waiting = guess(name);
        assertThat(waiting.status()).isEqualTo(429);
        assertThat(waiting.problem()).isEqualTo("too-many-attempts");
        assertThat(Integer.parseInt(waiting.header("Retry-After"))).isBetween(500, 601);
        assertThat(http.as(name).get("/api/proposals").status())
                .as("even with the right one")
                .isEqualTo(429);
        assertThat(http.as("editor").get("/api/proposals").status())
                .as("somebody else")
                .isEqualTo(200);
    }

    private Answer guess(String name) {
        return http.with(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((name + ":guess").getBytes(StandardCharsets.UTF_8)))
                .get("/api/proposals");
    }

    @Test
    void aPasswordThatAProxyHasPassedOnUnencryptedIsRefused() {
        Answer refused = http.as("editor").with("X-Forwarded-Proto", "http").get("/api/proposals");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("insecure-transport");
    }

    @Test
    void anEditorProposesOnlyForTheLaenderAssigned() {
        String name = account("nur-sachsen", List.of("EDITOR"), List.of("DE-SN"));
        assertThat(http.as(name).post("/api/proposals", "{profile: 'DE-SN'}").status())
                .isEqualTo(201);
        Answer refused = http.as(name).post("/api/proposals", "{profile: 'DE-HE'}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("not-assigned");
        String other =
                http.as("editor").post("/api/proposals", "{profile: 'DE-HE'}").header("Location");
        assertThat(http.as(name).ifMatch(1).put(other, "{note: 'Meins'}").status())
                .isEqualTo(403);
        assertThat(http.as(name)
                        .ifMatch(1)
                        .post(other + "/comments", "{text: 'Hallo'}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anAccountWithoutAssignedLaenderInItsListHasNone() {
        String name = account("keins", List.of("EDITOR"), List.of());
        assertThat(http.as(name).post("/api/proposals", "{profile: 'DE-SN'}").status())
                .isEqualTo(403);
    }

    // --- names

    @Test
    void aNameThatWasErasedIsNowhereAnyMoreAndWhatThePersonDidStays() {
        String name = account("geht-weg", List.of("EDITOR"), null);
        String proposal = http.as(name)
                .post("/api/proposals", "{profile: 'DE-SN', note: 'Bleibt'}")
                .header("Location");
        String person = http.as(name).get(proposal).json().get("authorId").asString();
        databases
                .getMongoDatabase()
                .getCollection("persons")
                .insertOne(new Document("_id", person).append("name", "Petra Muster"));
        assertThat(http.as("editor").get(proposal).json().get("author").asString())
                .isEqualTo("Petra Muster");

        assertThat(http.as("admin")
                        .delete("/api/admin/persons/" + person + "/name")
                        .status())
                .isEqualTo(204);
        assertThat(http.as("editor").get(proposal).body())
                .doesNotContain("Petra")
                .contains("Bleibt", person);
        assertThat(http.as("editor").get("/api/proposals?limit=500").body()).doesNotContain("Petra");
        assertThat(http.as("admin").delete("/api/admin/persons/nobody/name").status())
                .isEqualTo(404);
    }

    @Test
    void theLogHoldsNoNames() {
        http.as("editor").post("/api/proposals", "{profile: 'DE-SN', note: 'Wer war das'}");
        for (Document commit :
                databases.getMongoDatabase().getCollection("commits").find()) {
            for (Document event : commit.getList("e", Document.class)) {
                assertThat(event.toString()).doesNotContain("actor=editor").doesNotContain("\"actor\":\"editor\"");
            }
        }
    }

    // --- helpers

    private String account(String name, List<String> roles, List<String> profiles) {
        MongoCollection<Document> accounts = databases.getMongoDatabase().getCollection("accounts");
        Document account = new Document("_id", name)
                .append("person", UUID.randomUUID().toString())
                .append("password", passwords.encode(name + "-secret"))
                .append("roles", roles);
        if (profiles != null) {
            account.append("profiles", profiles);
        }
        accounts.insertOne(account);
        return name;
    }

    private HttpResponse<String> logIn(String name, String password) throws Exception {
        return post("/anmelden", "name=" + name + "&password=" + password + "&_csrf=" + encoded(csrf()));
    }

    private String csrf() throws Exception {
        Matcher token = CSRF.matcher(open("/anmelden").body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("standbild.session"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("none");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> open(String path) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
