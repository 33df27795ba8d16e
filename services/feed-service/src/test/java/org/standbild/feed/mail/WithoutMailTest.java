package org.standbild.feed.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.standbild.eventstore.Histories;
import org.standbild.feed.Http;
import org.standbild.feed.LoggingServer;
import org.standbild.feed.Recorder;
import org.standbild.feed.SampleChanges;

/** Nobody has said through whom mail goes. */
@SpringBootTest(
        classes = LoggingServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "standbild.webhooks.allow-private=true")
@DirtiesContext
class WithoutMailTest {

    @TempDir
    static Path folder;

    @DynamicPropertySource
    static void store(DynamicPropertyRegistry properties) {
        properties.add("standbild.data-dir", folder::toString);
    }

    @LocalServerPort
    private int port;

    @Autowired
    private Recorder recorder;

    @Autowired
    private Histories histories;

    private Http http;

    @BeforeEach
    void connect() {
        http = new Http(port);
        if (histories.position() < 0) {
            recorder.record(SampleChanges.zabPlannedInHamburg());
        }
    }

    @Test
    void aProgramIsToldWhatIsMissing() {
        HttpResponse<String> answer =
                http.post("/api/subscriptions", "{\"channel\":\"email\",\"address\":\"leserin@example.org\"}");
        assertThat(answer.statusCode()).isEqualTo(501);
        assertThat(answer.body())
                .contains("urn:standbild:problem:channel-not-available")
                .contains("spring.mail.host, standbild.mail.from, standbild.public-url");
    }

    @Test
    void thePageSaysSoAndOffersTheOtherWays() {
        assertThat(http.get("/aenderungen?profile=DE-HH", "Accept", "text/html").body())
                .contains("Dieser Server verschickt keine Mails")
                .doesNotContain("name=\"address\"")
                .contains("name=\"url\"")
                .contains("<input type=\"hidden\" name=\"profile\" value=\"DE-HH\"")
                .doesNotContain("??");
    }

    @Test
    void aWebhookIsCreatedByTheFormAndItsSecretsAreShownOnce() throws Exception {
        HttpResponse<String> wrong =
                post("/aenderungen/abonnieren", "channel=webhook&url=ftp://example.org&profile=DE-HH");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body())
                .contains("id=\"url-fault\"")
                .contains("value=\"ftp://example.org\"")
                .contains("name=\"profile\" value=\"DE-HH\"")
                .doesNotContain("??");

        HttpResponse<String> right =
                post("/aenderungen/abonnieren", "channel=webhook&url=https://example.org/geheim&profile=DE-HH");
        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(right.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(right.body())
                .contains("whsec_")
                .contains("Gemeldet wird: Hamburg.")
                .doesNotContain("??");
        java.util.regex.Matcher link =
                java.util.regex.Pattern.compile("href=\"(/abos/[^\"]+)\"").matcher(right.body());
        assertThat(link.find()).isTrue();
        assertThat(http.get(link.group(1), "Accept", "text/html").body())
                .contains("https://example.org/geheim")
                .doesNotContain("whsec_")
                .doesNotContain("??");

        String token = link.group(1).substring("/abos/".length());
        assertThat(post("/abos", "token=" + token).statusCode()).isEqualTo(303);
        assertThat(post("/abos", "token=unsinn").statusCode()).isEqualTo(404);
        assertThat(http.get("/abos", "Accept", "text/html").body())
                .contains("Meine Abonnements")
                .doesNotContain("??");
        assertThat(post(link.group(1) + "/abmeldung", "").body())
                .contains("Dieses Abonnement ist beendet")
                .doesNotContain("??");
    }

    @Test
    void everyPageExistsInEnglish() throws Exception {
        for (String path : new String[] {"/aenderungen", "/aenderungen/abonnieren", "/abos", "/aenderungen/0"}) {
            HttpResponse<String> page = http.get(path + "?lang=en", "Accept", "text/html");
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).contains("<html lang=\"en\"").doesNotContain("??");
        }
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return http.client()
                .send(
                        HttpRequest.newBuilder(http.uri(path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Accept", "text/html")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
