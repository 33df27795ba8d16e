package org.standbild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbild.Client.Answer;
import tools.jackson.databind.JsonNode;

/**
 * Kills the whole service while several clients record changes over HTTP and compares what it answered with what is there
 * after a restart. The long run: {@code mvn -pl services/standbild test -Dtest=ServiceKillTest -Dstandbild.kill.rounds=40}.
 */
class ServiceKillTest {

    private static final int ROUNDS = Integer.getInteger("standbild.kill.rounds", 2);
    private static final long SEED = Long.getLong("standbild.kill.seed", 7);
    private static final List<String> PROFILES = List.of("DE-HE", "DE-NI", "DE-SN", "DE-TH", "DE-BY", "DE-HH");

    /** A change that was sent; when no answer came, it may be there or not, and sending it again settles that. */
    private record Sent(String profile, String entry, String ifMatch, String key) {

        String body() {
            return """
                    [{"type":"StatementRecorded","stand":{"edtf":"2020-06"},"entry":"%s","summary":{"de":"Gesendet."},"sections":["BA"]}]""".formatted(entry);
        }

        Answer to(Client client) {
            return client.post(profile, body(), "reviewer", ifMatch, "Idempotency-Key", key);
        }
    }

    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Sent> unanswered = new ConcurrentHashMap<>();
    private int settledAsThere;
    private int settledAnew;

    @TempDir
    Path folder;

    @Test
    void whatWasAnsweredWith201SurvivesEveryKillAndWhatWasNotIsRecordedOnceWhenSentAgain() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        Random random = new Random(SEED);
        long started = System.nanoTime();
        for (int round = 1; round <= ROUNDS; round++) {
            Service service = Service.start(data);
            sendAgain(service.client());
            loadUntilKilled(service, round, 500 + random.nextInt(2_500));
            if (round == ROUNDS || round % 5 == 0) {
                System.out.printf(
                        "kill -9 of the service: seed %d, %d rounds in %d s, %d changes answered with 201, 0 lost; of those without"
                                + " an answer %d were there and %d were not%n",
                        SEED,
                        round,
                        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started),
                        acknowledged.size(),
                        settledAsThere,
                        settledAnew);
            }
        }
        try (Service service = Service.start(data)) {
            sendAgain(service.client());
            verify(service.client());
        }
    }

    private void loadUntilKilled(Service service, int round, long millis) throws InterruptedException {
        List<Thread> clients = new ArrayList<>();
        for (String profile : PROFILES) {
            clients.add(new Thread(() -> recordUntilNobodyAnswers(service.client(), profile, round)));
        }
        int before = acknowledged.size();
        clients.forEach(Thread::start);
        await().atMost(Duration.ofMinutes(1)).until(() -> acknowledged.size() > before);
        Thread.sleep(millis);
        service.kill();
        for (Thread client : clients) {
            client.join();
        }
    }

    private void recordUntilNobodyAnswers(Client client, String profile, int round) {
        try {
            String version = client.get("/api/profiles/" + profile).header("ETag");
            for (int i = 0; true; i++) {
                String entry =
                        "runde-%d-%s-%d".formatted(round, profile.substring(3).toLowerCase(java.util.Locale.ROOT), i);
                Sent sent = new Sent(profile, entry, version, "key-" + entry);
                unanswered.put(entry, sent);
                Answer answer = sent.to(client);
                assertThat(answer.status()).as(answer.body()).isEqualTo(201);
                acknowledged.put(entry, answer.json().get("position").asLong());
                unanswered.remove(entry);
                version = "\"" + answer.json().get("version").asLong() + "\"";
            }
        } catch (UncheckedIOException e) {
            // killed
        }
    }

    private void sendAgain(Client client) {
        for (Sent sent : List.copyOf(unanswered.values())) {
            boolean there = client.get("/api/profiles/" + sent.profile()).body().contains('"' + sent.entry() + '"');
            Answer answer = sent.to(client);
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            acknowledged.put(sent.entry(), answer.json().get("position").asLong());
            unanswered.remove(sent.entry());
            if (there) {
                settledAsThere++;
            } else {
                settledAnew++;
            }
        }
    }

    private void verify(Client client) {
        Map<String, Long> recorded = new ConcurrentHashMap<>();
        Set<Long> positions = new HashSet<>();
        long after = -1;
        while (true) {
            JsonNode page = client.get("/api/changes?limit=1000&after=" + after).json();
            JsonNode changes = page.has("changes") ? page.get("changes") : page;
            if (changes.isEmpty()) {
                break;
            }
            for (JsonNode change : changes) {
                after = change.get("position").asLong();
                assertThat(positions.add(after)).as("position %d once", after).isTrue();
                if (change.hasNonNull("entry") && change.get("entry").asString().startsWith("runde-")) {
                    assertThat(recorded.put(change.get("entry").asString(), after))
                            .as("recorded once")
                            .isNull();
                }
            }
        }
        assertThat(recorded).isEqualTo(acknowledged);
        JsonNode chain = client.get("/api/audit/verification?limit=100000").json();
        assertThat(chain.get("intact").asBoolean()).isTrue();
        assertThat(chain.get("complete").asBoolean()).isTrue();
        assertThat(chain.get("verifiedEvents").asLong())
                .as("no position is empty")
                .isEqualTo(after + 1);
        assertThat(client.as("admin", "POST", "/api/admin/projections/changes/rebuild")
                        .status())
                .isEqualTo(202);
        await().atMost(Duration.ofMinutes(2)).until(() -> !rebuild(client).equals("REBUILDING"));
        assertThat(rebuild(client))
                .as("a rebuild says the same as the live view")
                .isEqualTo("REBUILT");
    }

    private static String rebuild(Client client) {
        return client.as("admin", "GET", "/api/admin/projections")
                .json()
                .get(0)
                .get("rebuild")
                .get("state")
                .asString();
    }

    @Test
    void aSecondProcessOnTheSameFolderIsRefusedAndToldWhichFolderItIs() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        try (Service service = Service.start(data)) {
            Service.Ended second = Service.startInVain(data);
            assertThat(second.code()).isNotZero();
            assertThat(second.output())
                    .contains("The data folder " + data + " is in use by another process")
                    .contains("standbild.data-dir")
                    .doesNotContain("\tat org.");
            assertThat(service.client().get("/actuator/health").status()).isEqualTo(200);
        }
    }
}
