package org.standbild.feed.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.standbild.eventstore.Histories;
import org.standbild.feed.ChangingClock;
import org.standbild.feed.Http;
import org.standbild.feed.LoggingServer;
import org.standbild.feed.Recorder;
import org.standbild.feed.SampleChanges;
import org.standbild.feed.asyncapi.Described;
import org.standbild.feed.subscription.OwnerNotice;
import org.standbild.feed.subscription.Reason;
import org.standbild.feed.subscription.Subscription;
import org.standbild.feed.subscription.Subscriptions;
import org.standbild.profile.RecordedChange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Deliveries over real HTTP, with a clock that the test moves. */
@SpringBootTest(
        classes = {LoggingServer.class, WebhooksTest.Notices.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "standbild.webhooks.allow-private=true",
            "standbild.webhooks.tick=20ms",
            "standbild.webhooks.timeout=5s",
            "standbild.subscriptions.created-per-client=1000",
            "standbild.subscriptions.requests-per-client=100000"
        })
@DirtiesContext
class WebhooksTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    @DynamicPropertySource
    static void store(DynamicPropertyRegistry properties) {
        properties.add("standbild.data-dir", folder::toString);
    }

    static class Notices {
        final List<String> told = new CopyOnWriteArrayList<>();

        @Bean
        OwnerNotice notice() {
            return (subscription, mail) -> told.add(subscription.id() + " " + subscription.reason() + " " + mail);
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    Recorder recorder;

    @Autowired
    Histories histories;

    @Autowired
    ChangingClock clock;

    @Autowired
    Notices notices;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    MongoDatabaseFactory databases;

    private final Receiver receiver = new Receiver();
    private Http http;
    private String id = "";
    private String token = "";
    private String secret = "";

    @BeforeEach
    void connect() {
        http = new Http(port);
        // The published library compares with the clock of this machine.
        clock.set(Instant.now());
        if (histories.position() < 0) {
            recorder.record(SampleChanges.hamburgOpened());
        }
    }

    @AfterEach
    void end() {
        http.delete("/api/subscriptions/" + id, "Subscription-Token", token);
        receiver.close();
    }

    private void subscribe(String more) {
        HttpResponse<String> answer = http.post(
                "/api/subscriptions", "{\"channel\":\"webhook\",\"url\":\"" + receiver.url() + "\"" + more + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode created = Http.tree(answer);
        id = created.path("id").asString();
        token = created.path("token").asString();
        secret = created.path("secret").asString();
    }

    private JsonNode subscription() {
        return http.json("/api/subscriptions/" + id, "Subscription-Token", token);
    }

    private JsonNode post(String action, String body) {
        return Http.tree(http.post("/api/subscriptions/" + id + "/" + action, body, "Subscription-Token", token));
    }

    private JsonNode deliveries() {
        return http.json("/api/subscriptions/" + id + "/deliveries", "Subscription-Token", token)
                .path("deliveries");
    }

    private void awaitGot(int many) {
        await().atMost(SOON).untilAsserted(() -> assertThat(receiver.got()).hasSizeGreaterThanOrEqualTo(many));
    }

    private static void verify(String secret, Receiver.Got got) throws Exception {
        new Webhook(secret).verify(got.body(), HttpHeaders.of(got.headers(), (name, value) -> true));
    }

    @Test
    void aChangeIsDeliveredAsACloudEventThatThePublishedLibraryVerifies() throws Exception {
        subscribe("");
        RecordedChange recorded = recorder.record(SampleChanges.zabPlannedInHamburg());
        awaitGot(1);

        Receiver.Got got = receiver.got().get(0);
        verify(secret, got);
        assertThatThrownBy(() -> verify("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", got))
                .isInstanceOf(WebhookVerificationException.class);
        assertThat(got.header("webhook-id")).isEqualTo(recorded.eventId());
        assertThat(got.header("content-type")).isEqualTo("application/cloudevents+json; charset=utf-8");
        JsonNode event = got.json();
        assertThat(event.path("specversion").asString()).isEqualTo("1.0");
        assertThat(event.path("id").asString()).isEqualTo(recorded.eventId());
        assertThat(event.path("type").asString()).isEqualTo("org.standbild.change.ZentraleAuslaenderbehoerdePlanned");
        assertThat(event.path("subject").asString()).isEqualTo("DE-HH/zentrale-auslaenderbehoerde");
        assertThat(event.path("time").asString()).isEqualTo("2020-02-01T00:00:00+01:00");
        assertThat(Instant.parse(event.path("recordedtime").asString())).isEqualTo(recorded.recordedAt());
        assertThat(event.path("sequence").asString())
                .isEqualTo("%020d".formatted(recorded.position()))
                .hasSize(20);
        assertThat(event.path("data")).isEqualTo(http.json("/api/changes/" + recorded.position()));
        assertThat(got.body().length()).isLessThan(20_000);
        assertThat(Described.mistakes("CloudEvent", event)).isEmpty();
        ObjectNode headers = JsonMapper.shared().createObjectNode();
        for (String name : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
            headers.put(name, got.header(name));
        }
        assertThat(Described.mistakes("DeliveryHeaders", headers)).isEmpty();
        assertThat(verifiedAsTheDocsSay(got)).isEqualTo("genuine");
    }

    /** The commands of docs/subscribing.md, as they are printed there. */
    private String verifiedAsTheDocsSay(Receiver.Got got) throws Exception {
        String page = Files.readString(Path.of("../../docs/subscribing.md"));
        String commands = page.substring(page.indexOf("key=$("), page.indexOf("esac") + 4);
        Path here = Files.createTempDirectory(folder, "curl");
        Files.writeString(here.resolve("body.json"), got.body());
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", commands).directory(here.toFile());
        shell.environment()
                .putAll(Map.of(
                        "secret", secret,
                        "webhook_id", got.header("webhook-id"),
                        "webhook_timestamp", got.header("webhook-timestamp"),
                        "webhook_signature", got.header("webhook-signature")));
        Process process = shell.redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    @Test
    void onlyWhatTheFilterWantsIsDeliveredInOrderAndARetractionIsAChangeOfItsOwn() {
        subscribe(",\"filter\":{\"profile\":[\"DE-HE\"]},\"after\":-1");
        recorder.record(SampleChanges.small(1));
        RecordedChange wrong = recorder.record(SampleChanges.zabRuledOutInHessen());
        recorder.record(SampleChanges.small(2));
        recorder.record(SampleChanges.noHsp4ProjectInHessen());
        RecordedChange retraction = recorder.record(SampleChanges.retracted(wrong, "Doch nicht."));
        await().atMost(SOON).untilAsserted(() -> assertThat(receiver.got())
                .extracting(got -> got.header("webhook-id"))
                .contains(retraction.eventId()));

        assertThat(receiver.got())
                .allSatisfy(got -> assertThat(
                                got.json().path("data").path("profile").asString())
                        .isEqualTo("DE-HE"))
                .extracting(Receiver.Got::sequence)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(receiver.got()
                        .get(receiver.got().size() - 1)
                        .json()
                        .path("type")
                        .asString())
                .isEqualTo("org.standbild.change.ChangeRetracted");
    }

    @Test
    void whoWantsDevelopmentsOnlyIsToldWhenOneIsTakenBackAndWhenItCountsAgain() {
        subscribe(",\"filter\":{\"class\":[\"DEVELOPMENT\"]}");
        RecordedChange wrong = recorder.record(SampleChanges.zabRuledOutInHessen());
        RecordedChange other = recorder.record(SampleChanges.hamburgChecked("2020-06-15"));
        recorder.record(SampleChanges.retracted(other, "Gehört nicht hierher."));
        RecordedChange retraction = recorder.record(SampleChanges.retracted(wrong, "Doch nicht."));
        RecordedChange again = recorder.record(SampleChanges.retracted(retraction, "Doch."));
        awaitGot(3);

        assertThat(receiver.got())
                .extracting(got -> got.header("webhook-id"))
                .containsExactly(wrong.eventId(), retraction.eventId(), again.eventId());
        assertThat(receiver.got()
                        .get(1)
                        .json()
                        .path("data")
                        .path("retracts")
                        .path("eventId")
                        .asString())
                .isEqualTo(wrong.eventId());
    }

    @Test
    void whoFailsIsTriedAgainByTheScheduleUntilItIsPausedAndItsOwnerTold() {
        subscribe(",\"contact\":\"technik@example.org\"");
        receiver.answers(Receiver.status(500));
        RecordedChange first = recorder.record(SampleChanges.small(1));
        recorder.record(SampleChanges.small(2));
        List<Duration> waits = List.of(
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofHours(2),
                Duration.ofHours(5),
                Duration.ofHours(10),
                Duration.ofHours(14),
                Duration.ofHours(20),
                Duration.ofHours(24));
        for (int failed = 1; failed <= waits.size(); failed++) {
            int times = failed;
            await().atMost(SOON).untilAsserted(() -> assertThat(
                            subscription().path("failedAttempts").asInt())
                    .isEqualTo(times));
            Instant next = Instant.parse(subscription().path("nextAttempt").asString());
            Duration wait = waits.get(failed - 1);
            assertThat(Duration.between(clock.instant(), next))
                    .isBetween(wait.minusMillis(1), wait.multipliedBy(11).dividedBy(10));
            clock.set(next.minusMillis(1));
            clock.advance(Duration.ofMillis(1));
        }
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(subscription().path("state").asString()).isEqualTo("paused"));

        assertThat(subscription().path("reason").asString()).isEqualTo("failing");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(notices.told).contains(id + " FAILING technik@example.org"));
        assertThat(receiver.got()).hasSize(10).allSatisfy(got -> assertThat(got.header("webhook-id"))
                .isEqualTo(first.eventId()));
        assertThat(deliveries()).hasSize(10);
        assertThat(deliveries().get(0).path("attempt").asInt()).isEqualTo(10);
        assertThat(deliveries().get(0).path("status").asInt()).isEqualTo(500);
        assertThat(deliveries().get(0).path("answer").asString()).isEqualTo("Antwort 500");
        assertThat(deliveries().get(0).path("request").path("headers").has("webhook-signature"))
                .isTrue();
        assertThat(deliveries().toString()).doesNotContain(secret);

        receiver.answers(Receiver.status(204));
        post("resume", "");
        awaitGot(12);
        assertThat(receiver.got().subList(10, 12))
                .extracting(Receiver.Got::sequence)
                .containsExactly(first.position(), first.position() + 1);
    }

    @Test
    void whoAsksForPatienceGetsIt() {
        subscribe("");
        receiver.answers(Receiver.status(429, "Retry-After", "120"));
        recorder.record(SampleChanges.small(3));
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        subscription().path("failedAttempts").asInt())
                .isEqualTo(1));

        Instant next = Instant.parse(subscription().path("nextAttempt").asString());
        assertThat(Duration.between(clock.instant(), next)).isBetween(Duration.ofSeconds(119), Duration.ofSeconds(121));

        receiver.answers(Receiver.status(200));
        clock.advance(Duration.ofSeconds(100));
        assertThat(receiver.got()).hasSize(1);
        clock.advance(Duration.ofSeconds(21));
        awaitGot(2);
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        subscription().path("failedAttempts").asInt())
                .isZero());
    }

    @Test
    void whoIsGoneIsPausedAtOnce() {
        subscribe(",\"contact\":\"technik@example.org\"");
        receiver.answers(Receiver.status(410));
        recorder.record(SampleChanges.small(4));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(subscription().path("reason").asString()).isEqualTo("gone"));

        recorder.record(SampleChanges.small(5));
        clock.advance(Duration.ofDays(3));
        assertThat(subscription().path("state").asString()).isEqualTo("paused");
        assertThat(receiver.got()).hasSize(1);
    }

    @Test
    void whatIsRecordedWhilePausedIsDeliveredAfterwards() {
        subscribe("");
        post("pause", "");
        RecordedChange meanwhile = recorder.record(SampleChanges.small(6));
        assertThat(subscription().path("state").asString()).isEqualTo("paused");
        assertThat(receiver.got()).isEmpty();

        post("resume", "");
        awaitGot(1);
        assertThat(receiver.got().get(0).header("webhook-id")).isEqualTo(meanwhile.eventId());
    }

    @Test
    void forADayBothSecretsSign() {
        subscribe("");
        String fresh = post("secret", "").path("secret").asString();
        recorder.record(SampleChanges.small(7));
        awaitGot(1);

        Receiver.Got got = receiver.got().get(0);
        assertThat(got.header("webhook-signature").split(" ")).hasSize(2);
        assertThatCode(() -> verify(secret, got)).doesNotThrowAnyException();
        assertThatCode(() -> verify(fresh, got)).doesNotThrowAnyException();

        clock.advance(Duration.ofHours(25));
        recorder.record(SampleChanges.small(8));
        awaitGot(2);
        assertThat(receiver.got().get(1).header("webhook-signature").split(" ")).hasSize(1);
    }

    @Test
    void aRangeIsSentAgainInOrderWithTheSameIdsAndWhatIsNewWaits() {
        subscribe("");
        long from = recorder.record(SampleChanges.small(20)).position();
        for (int i = 1; i < 5; i++) {
            recorder.record(SampleChanges.small(20 + i));
        }
        awaitGot(5);

        JsonNode replay = post("replay", "{\"from\":%d,\"to\":%d}".formatted(from + 1, from + 3));
        assertThat(replay.path("changes").asInt()).as(replay.toString()).isEqualTo(3);
        recorder.record(SampleChanges.small(30));
        awaitGot(9);

        assertThat(receiver.got())
                .extracting(got -> got.sequence() - from)
                .containsExactly(0L, 1L, 2L, 3L, 4L, 1L, 2L, 3L, 5L);
        assertThat(receiver.got().get(5).header("webhook-id"))
                .isEqualTo(receiver.got().get(1).header("webhook-id"));
        assertThat(receiver.got().get(5).body()).isEqualTo(receiver.got().get(1).body());
        assertThat(deliveries().get(1).path("replay").asBoolean()).isTrue();
        assertThat(http.post(
                                "/api/subscriptions/" + id + "/replay",
                                "{\"from\":5,\"to\":4}",
                                "Subscription-Token",
                                token)
                        .body())
                .contains("/from");
    }

    @Test
    void thePersonalPageShowsEachRequestWithItsAnswerAndSendsARangeAgain() {
        subscribe("");
        long position = recorder.record(SampleChanges.small(40)).position();
        await().atMost(SOON).untilAsserted(() -> assertThat(deliveries()).hasSize(1));

        assertThat(http.get("/abos/" + token).body())
                .contains("Änderung " + position + ", Versuch 1")
                .contains("webhook-id: ")
                .contains("&quot;specversion&quot;:&quot;1.0&quot;")
                .doesNotContain(secret);
        String range = "from=" + position + "&to=" + position;
        assertThat(http.form("/abos/" + token + "/wiederholung", range).statusCode())
                .isEqualTo(303);
        awaitGot(2);
        assertThat(receiver.got().get(1).body()).isEqualTo(receiver.got().get(0).body());
        assertThat(http.form("/abos/" + token + "/wiederholung", "from=x&to=2").body())
                .contains("„x“ ist keine Position");
    }

    @Test
    void aChangeThatIsTooLargeIsReferredTo() {
        subscribe("");
        RecordedChange large = recorder.record(SampleChanges.zabInHamburgWorded("lang ".repeat(5_000)));
        awaitGot(1);

        JsonNode event = receiver.got().get(0).json();
        assertThat(event.has("data")).isFalse();
        assertThat(event.path("dataref").asString()).isEqualTo("/api/changes/" + large.position());
        assertThat(receiver.got().get(0).body().length()).isLessThan(2_000);
        recorder.record(SampleChanges.small(9));
    }

    @Test
    void whatHasEndedLeavesNoDeliveries() {
        subscribe("");
        recorder.record(SampleChanges.small(10));
        await().atMost(SOON).untilAsserted(() -> assertThat(deliveries()).hasSize(1));

        http.delete("/api/subscriptions/" + id, "Subscription-Token", token);

        recorder.record(SampleChanges.small(11));
        for (String collection : List.of("webhooks", "webhook_deliveries", "subscribers")) {
            assertThat(databases
                            .getMongoDatabase()
                            .getCollection(collection)
                            .find()
                            .map(row -> row.get("_id").toString()))
                    .noneMatch(row -> row.startsWith(id));
        }
        assertThat(receiver.got()).hasSize(1);
    }

    @Test
    void whoAnswersAtOnceDoesNotWaitForTwentyWhoHang() {
        receiver.answers(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/quick")) {
                Receiver.status(204).answer(exchange);
            } else {
                hang(exchange);
            }
        });
        List<JsonNode> slow = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            slow.add(subscribed("/slow/" + i, "DE-HH"));
        }
        JsonNode quick = subscribed("/quick", "DE-HE");
        recorder.record(SampleChanges.zabPlannedInHamburg());
        awaitGot(16);

        recorder.record(SampleChanges.zabRuledOutInHessen());
        await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(receiver.got())
                .anyMatch(got -> got.path().equals("/quick")));

        slow.forEach(this::end);
        end(quick);
    }

    private static void hang(HttpExchange exchange) {
        try {
            Thread.sleep(Duration.ofMinutes(1).toMillis());
        } catch (InterruptedException e) {
            exchange.close();
        }
    }

    private JsonNode subscribed(String path, String profile) {
        HttpResponse<String> answer = http.post(
                "/api/subscriptions",
                "{\"channel\":\"webhook\",\"url\":\"http://127.0.0.1:%d%s\",\"filter\":{\"profile\":[\"%s\"]}}"
                        .formatted(receiver.port(), path, profile));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Http.tree(answer);
    }

    private void end(JsonNode subscription) {
        http.delete(
                "/api/subscriptions/" + subscription.path("id").asString(),
                "Subscription-Token",
                subscription.path("token").asString());
    }

    @Test
    void ofTwoInstancesOneDeliversAndTheOtherTakesOverWhenItIsSilent() {
        subscribe("");
        subscriptions.pause(id, Reason.WANTED);
        Subscription subscription = subscriptions.find(id).orElseThrow();
        AtomicLong time = new AtomicLong();
        ProgressRows one = new ProgressRows(databases, Duration.ofSeconds(60), "one", time::get);
        ProgressRows two = new ProgressRows(databases, Duration.ofSeconds(60), "two", time::get);

        // The service's own instance may have it in hand for a moment.
        Progress claimed = await().atMost(SOON)
                .until(() -> one.claim(subscription), Optional::isPresent)
                .orElseThrow();
        assertThat(two.claim(subscription)).isEmpty();
        time.addAndGet(Duration.ofSeconds(50).toNanos());
        one.passed(id, claimed.claim(), claimed.done());
        time.addAndGet(Duration.ofSeconds(50).toNanos());
        assertThat(two.claim(subscription)).as("it has shown a sign of life").isEmpty();
        time.addAndGet(Duration.ofSeconds(61).toNanos());
        Progress taken = two.claim(subscription).orElseThrow();

        assertThatThrownBy(() -> one.taken(id, claimed, 99)).isInstanceOf(ProgressRows.ClaimLost.class);
        two.taken(id, taken, 7);
        assertThat(two.find(id).orElseThrow().done()).isEqualTo(7);
        two.release(id, taken.claim());
        assertThat(one.claim(subscription)).isPresent();
        assertThat(Map.of("done", one.find(id).orElseThrow().done())).containsEntry("done", 7L);
    }
}
