package org.standbild.feed.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.standbild.eventstore.Histories;
import org.standbild.feed.ChangingClock;
import org.standbild.feed.Http;
import org.standbild.feed.LoggingServer;
import org.standbild.feed.Recorder;
import org.standbild.feed.SampleChanges;
import org.standbild.profile.Text;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
        classes = {LoggingServer.class, SubscriptionsTest.Told.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "standbild.webhooks.allow-private=true")
@DirtiesContext
class SubscriptionsTest {

    private static final String WEBHOOK = "{\"channel\":\"webhook\",\"url\":\"http://127.0.0.1:9/geheim-im-pfad\"}";
    private static final String MAIL =
            "{\"channel\":\"email\",\"address\":\"leserin@example.org\",\"frequency\":\"weekly\"}";

    @TempDir
    static Path folder;

    @DynamicPropertySource
    static void store(DynamicPropertyRegistry properties) {
        properties.add("standbild.data-dir", folder::toString);
    }

    /** Mail that only notes what it should have done. */
    @Order(0)
    static final class NotedMail implements Delivery {
        final List<String> opened = new ArrayList<>();

        @Override
        public Channel channel() {
            return Channel.EMAIL;
        }

        @Override
        public @Nullable Text refusal(String address) {
            return address.contains("@") ? null : new Text("keine Mailadresse", "no mail address");
        }

        @Override
        public void opened(Subscription subscription) {
            opened.add(subscription.id());
        }

        @Override
        public List<?> deliveries(Subscription subscription, int limit) {
            return List.of();
        }
    }

    static class Told {
        @Bean
        NotedMail notedMail() {
            return new NotedMail();
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    SubscriptionDirectory directory;

    @Autowired
    NotedMail mail;

    @Autowired
    Recorder recorder;

    @Autowired
    Histories histories;

    @Autowired
    EventStore events;

    @Autowired
    MongoClient mongo;

    @Autowired
    ChangingClock clock;

    private Http http;

    @BeforeEach
    void connect() {
        http = new Http(port);
        clock.advance(Duration.ofHours(1));
        if (histories.position() < 0) {
            assertThat(http.post("/api/subscriptions", WEBHOOK).statusCode())
                    .as("while nothing is recorded")
                    .isEqualTo(503);
            recorder.record(SampleChanges.zabPlannedInHamburg());
        }
    }

    private JsonNode created(String body) {
        HttpResponse<String> answer = http.post("/api/subscriptions", body);
        assertThat(answer.statusCode()).as(answer.body()).isIn(201, 202);
        return Http.tree(answer);
    }

    @Test
    void aWebhookGetsItsSecretAndTheTokenThatManagesItOnce() {
        long head = histories.position();
        HttpResponse<String> answer = http.post(
                "/api/subscriptions",
                "{\"channel\":\"webhook\",\"url\":\"http://127.0.0.1:9/a\",\"filter\":{\"profile\":[\"DE-HH\"],\"class\":[\"CORRECTION\"]}}");
        JsonNode created = Http.tree(answer);
        String path = "/api/subscriptions/" + created.path("id").asString();

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).hasValue(path);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(created.path("secret").asString()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(created.path("state").asString()).isEqualTo("active");
        assertThat(created.path("filter").toString()).isEqualTo("{\"profile\":[\"DE-HH\"],\"class\":[\"CORRECTION\"]}");
        assertThat(created.path("after").asLong()).isBetween(head, histories.position() - 1);

        JsonNode seen =
                http.json(path, "Subscription-Token", created.path("token").asString());
        assertThat(seen.path("url").asString()).isEqualTo("http://127.0.0.1:9/a");
        assertThat(seen.has("secret")).isFalse();
        assertThat(seen.has("token")).isFalse();
    }

    @Test
    void whoHasNoTokenOrAnotherOneIsToldNothing() {
        JsonNode mine = created(WEBHOOK);
        JsonNode other = created(WEBHOOK);
        String path = "/api/subscriptions/" + mine.path("id").asString();
        String foreign = other.path("token").asString();

        assertThat(http.get(path).statusCode()).isEqualTo(404);
        assertThat(http.get(path, "Subscription-Token", foreign).statusCode()).isEqualTo(404);
        assertThat(http.delete(path, "Subscription-Token", foreign).statusCode())
                .isEqualTo(404);
        assertThat(http.get("/api/subscriptions").statusCode()).isEqualTo(401);
        assertThat(http.json("/api/subscriptions", "Subscription-Token", foreign)
                        .path("subscriptions")
                        .valueStream()
                        .map(one -> one.path("id").asString()))
                .containsExactly(other.path("id").asString());
    }

    @Test
    void whoGuessesTokensHasToWait() {
        String path = "/api/subscriptions/" + created(WEBHOOK).path("id").asString();
        for (int i = 0; i < 20; i++) {
            assertThat(http.get(path, "Subscription-Token", "falsch" + i).statusCode())
                    .isEqualTo(404);
        }
        HttpResponse<String> refused = http.get(path, "Subscription-Token", "falsch");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 600L);

        clock.advance(Duration.ofMinutes(11));
        assertThat(http.get(path, "Subscription-Token", "falsch").statusCode()).isEqualTo(404);
    }

    @Test
    void whoCreatesTooManyHasToWait() {
        for (int i = 0; i < 20; i++) {
            created(WEBHOOK);
        }
        assertThat(http.post("/api/subscriptions", WEBHOOK).statusCode()).isEqualTo(429);
    }

    @Test
    void everyMistakeIsNamedWithItsPlace() {
        HttpResponse<String> answer = http.post(
                "/api/subscriptions",
                "{\"channel\":\"webhook\",\"address\":\"x\",\"frequency\":\"daily\",\"after\":99999,\"filter\":{\"profile\":[\"DE-HH\",\"DE-XX\"],\"land\":1},\"x\":0}",
                "Accept-Language",
                "en");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Http.tree(answer).path("errors").valueStream().map(error -> error.path("pointer")
                        .asString()))
                .contains("/x", "/address", "/url", "/frequency", "/after", "/filter/profile/1", "/filter/land");
        assertThat(answer.body()).contains("DE-XX").contains("DE-TH");
        assertThat(http.post("/api/subscriptions", "{\"channel\":\"fax\"}").body())
                .contains("webhook, email");
        assertThat(http.post("/api/subscriptions", "{nix").body()).contains("not-json");
        assertThat(http.post("/api/subscriptions", "{\"channel\":\"email\",\"address\":\"keine\"}")
                        .body())
                .contains("/address", "keine Mailadresse");
    }

    @Test
    void moreThanSixtyFourKibAndMoreThanOneLineAreRefused() {
        assertThat(http.post("/api/subscriptions", "{\"url\":\"" + "x".repeat(64 * 1024) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        HttpResponse<String> lines =
                http.post("/api/subscriptions", "{\"channel\":\"webhook\",\"url\":\"https://example.org/\\na\"}");
        assertThat(lines.statusCode()).isEqualTo(400);
        assertThat(lines.body()).contains("/url", "Steuerzeichen");
    }

    @Test
    void mailIsAskedFirstAndItsTokenIsNotInTheAnswer() {
        HttpResponse<String> answer = http.post("/api/subscriptions", MAIL);
        JsonNode created = Http.tree(answer);
        String id = created.path("id").asString();

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(created.path("state").asString()).isEqualTo("unconfirmed");
        assertThat(created.has("token")).isFalse();
        assertThat(mail.opened).contains(id);

        Contact contact = subscriptions.contact(id).orElseThrow();
        assertThat(subscriptions.managedBy(contact.token()).orElseThrow().id()).isEqualTo(id);
        assertThat(subscriptions.confirm(id).isActive()).isTrue();
        assertThat(directory.awaitHead(Duration.ofSeconds(10))).isTrue();
        assertThat(directory.active(Channel.EMAIL)).extracting(Subscription::id).contains(id);
        assertThat(subscriptions.leadingTo("leserin@example.org"))
                .extracting(Subscription::id)
                .contains(id);
    }

    @Test
    void pausedItKeepsItsReasonAndResumedItIsActive() {
        JsonNode created = created(WEBHOOK);
        String path = "/api/subscriptions/" + created.path("id").asString();
        String token = created.path("token").asString();
        subscriptions.pause(created.path("id").asString(), Reason.GONE);

        JsonNode again = Http.tree(http.post(path + "/pause", "", "Subscription-Token", token));
        assertThat(again.path("reason").asString()).as("the first reason stays").isEqualTo("gone");
        assertThat(Http.tree(http.post(path + "/resume", "", "Subscription-Token", token))
                        .path("state")
                        .asString())
                .isEqualTo("active");
        assertThat(http.get("/api/changes").body()).doesNotContain("Subscription");
    }

    @Test
    void aNewSecretIsShownOnceAndTheOldOneCountsForADay() {
        JsonNode created = created(WEBHOOK);
        String id = created.path("id").asString();
        JsonNode rotated = Http.tree(http.post(
                "/api/subscriptions/" + id + "/secret",
                "",
                "Subscription-Token",
                created.path("token").asString()));
        String old = created.path("secret").asString();
        String fresh = rotated.path("secret").asString();

        assertThat(fresh).startsWith("whsec_").isNotEqualTo(old);
        assertThat(subscriptions.contact(id).orElseThrow().secretsAt(clock.instant()))
                .containsExactly(fresh, old);
        clock.advance(Duration.ofHours(25));
        assertThat(subscriptions.contact(id).orElseThrow().secretsAt(clock.instant()))
                .containsExactly(fresh);
    }

    @Test
    void whatHasEndedIsForgottenAndTheLogNeverKnewAnAddress() {
        JsonNode created = created(WEBHOOK);
        JsonNode mailed = created(MAIL);
        String id = created.path("id").asString();
        String token = created.path("token").asString();

        for (Document commit :
                mongo.getDatabase("standbild").getCollection("commits").find()) {
            assertThat(commit.toJson()).doesNotContain("geheim-im-pfad", "leserin", "whsec_");
        }
        assertThat(mongo.getDatabase("standbild")
                        .getCollection("subscribers")
                        .find(new Document("_id", mailed.path("id").asString()))
                        .first()
                        .toString())
                .as("encrypted")
                .doesNotContain("leserin");

        assertThat(http.delete("/api/subscriptions/" + id, "Subscription-Token", token)
                        .statusCode())
                .isEqualTo(204);
        assertThat(subscriptions.contact(id)).isEmpty();
        assertThat(http.get("/api/subscriptions/" + id, "Subscription-Token", token)
                        .statusCode())
                .isEqualTo(404);
        assertThat(subscriptions.find(id).orElseThrow().state()).isEqualTo(SubscriptionState.ENDED);
        assertThat(events.readEvents(id).asStream()).hasSize(2);
    }
}
