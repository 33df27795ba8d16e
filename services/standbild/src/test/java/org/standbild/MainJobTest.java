package org.standbild;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
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

/** The whole service over HTTP, on the embedded store, with the shipped document. */
@SpringBootTest(
        classes = Standbild.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "STANDBILD_PASSWORD_EDITOR=editor-secret",
            "STANDBILD_PASSWORD_REVIEWER=reviewer-secret",
            "STANDBILD_PASSWORD_ADMIN=admin-secret"
        })
@DirtiesContext
class MainJobTest {

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
    void aProgrammeThatRunsUntilMarchIsActiveInFebruaryAndEndedInAprilWithoutAnEvent() {
        assertThat(entry("DE-BW", "stand=2020-02", "regionalprogramm-fachkraeftesicherung-2019")
                        .get("status")
                        .asString())
                .isEqualTo("ACTIVE");
        assertThat(entry("DE-BW", "stand=2020-04", "regionalprogramm-fachkraeftesicherung-2019")
                        .get("status")
                        .asString())
                .isEqualTo("ENDED");
    }

    @Test
    void anImpossibleDateStaysVisibleAsPrinted() {
        JsonNode end = stream(entry("DE-BW", "stand=2020-02", "puma").get("dates"))
                .filter(date -> date.get("what").asString().equals("end"))
                .findFirst()
                .orElseThrow();
        assertThat(end.get("asPrinted").asString()).isEqualTo("31. September 2019");
        assertThat(end.get("quality").asString()).isEqualTo("IMPOSSIBLE_AS_PRINTED");
    }

    @Test
    void beforeItsPublicationNothingWasKnown() {
        JsonNode document =
                client.get("/api/document?stand=2020-02&knownAt=2020-04-29").json();
        assertThat(document.get("profiles"))
                .allSatisfy(profile -> assertThat(profile.get("sections")).isEmpty());
        assertThat(client.get("/api/document?stand=2020-02&knownAt=2020-05-01")
                        .json()
                        .get("profiles"))
                .allSatisfy(profile -> assertThat(profile.get("sections")).isNotEmpty());
    }

    @Test
    void aLaterCorrectionChangesWhatIsKnownNowButNotWhatWasKnownThenNorTheEdition() {
        String hash =
                client.get("/api/editions/stand-2020-02").json().get("sha256").asString();
        Answer recorded = client.record("DE-BW", """
                [{"type":"EntryCorrected","stand":{"edtf":"2020-01"},"entry":"regionalprogramm-fachkraeftesicherung-2019",
                  "field":"dates.runtime","after":{"what":"runtime","edtf":"2019-01/2020-06"},"reason":"Laufzeit verlängert gelesen"}]""");
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        assertThat(runtime("stand=2020-02")).isEqualTo("2019-01/2020-06");
        assertThat(runtime("stand=2020-02&knownAt=2020-05-01")).isEqualTo("2019-01/2020-03");
        JsonNode verification =
                client.get("/api/editions/stand-2020-02/verification").json();
        assertThat(verification.get("verified").asBoolean()).isTrue();
        assertThat(client.get("/api/editions/stand-2020-02")
                        .json()
                        .get("sha256")
                        .asString())
                .isEqualTo(hash);
    }

    private String runtime(String point) {
        return stream(entry("DE-BW", point, "regionalprogramm-fachkraeftesicherung-2019")
                        .get("dates"))
                .filter(date -> date.get("what").asString().equals("runtime"))
                .map(date -> date.get("edtf").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theMatrixTellsPlannedFromRuledOutFromNotMentioned() {
        JsonNode rows = client.get("/api/matrix/zentrale-auslaenderbehoerde?stand=2020-02")
                .json()
                .get("rows");
        assertThat(rows).hasSize(16);
        assertThat(row(rows, "DE-HH").get("situation").asString()).isEqualTo("PLANNED");
        assertThat(row(rows, "DE-HE").get("situation").asString()).isEqualTo("RULED_OUT");
        assertThat(row(rows, "DE-SH").get("situation").asString()).isEqualTo("NOT_MENTIONED");
        JsonNode rheinlandPfalz = row(rows, "DE-RP");
        assertThat(rheinlandPfalz.get("situation").asString()).isEqualTo("PLANNED");
        assertThat(rheinlandPfalz.toString())
                .contains("\"min\":3")
                .contains("\"max\":4")
                .contains("2021");
    }

    private static JsonNode row(JsonNode rows, String profile) {
        return stream(rows)
                .filter(row -> row.get("profile").asString().equals(profile))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNewChangeIsSeenEverywhereAtOnceButNotInFebruary() {
        Answer recorded = client.record("DE-HE", """
                [{"type":"ProgrammeAnnounced","stand":{"edtf":"2021-01","asPrinted":"im Januar 2021"},"entry":"probe-programm",
                  "title":{"de":"Probe-Programm"},"kind":"PROGRAMME","sections":["LANDESREGIERUNG"],"sources":[{"title":"Pressemitteilung"}]}]""");
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        long position = recorded.json().get("position").asLong();
        assertThat(entry("DE-HE", "stand=2021-02", "probe-programm")
                        .get("status")
                        .asString())
                .isEqualTo("PLANNED");
        assertThat(client.get("/api/profiles/DE-HE?stand=2020-02").body()).doesNotContain("probe-programm");
        assertThat(client.get("/api/profiles/DE-HE/timeline").body()).contains("probe-programm");
        assertThat(client.get("/api/profiles/DE-HE/comparison?fromStand=2020-02&toStand=2021-02")
                        .body())
                .contains("probe-programm")
                .contains("ADDED");
        assertThat(client.get("/api/changes?after=" + (position - 1)).body()).contains("probe-programm");
    }

    @Test
    void revisedPlansDifferBetweenTheStandsAndTheComparisonSaysHow() {
        Answer recorded = client.record("DE-HE", """
                [{"type":"HSP4ProjectPlanned","stand":{"edtf":"2020-02"},"entry":"probe-plan-eins","title":{"de":"Probe eins"},"sections":["IQ_HSP4"],
                  "commitment":"INTENDED","dates":[{"what":"planned_start","edtf":"2020-06"}]},
                 {"type":"HSP4ProjectPlanned","stand":{"edtf":"2020-02"},"entry":"probe-plan-zwei","title":{"de":"Probe zwei"},"sections":["IQ_HSP4"],
                  "commitment":"INTENDED"},
                 {"type":"PlansRevisedDueToCovid","stand":{"edtf":"2020-05"},"plans":[
                  {"entry":"probe-plan-eins","outcome":"POSTPONED","dates":[{"what":"planned_start","edtf":"2021"}]},
                  {"entry":"probe-plan-zwei","outcome":"DROPPED"}]}]""");
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        assertThat(entry("DE-HE", "stand=2020-02", "probe-plan-zwei")
                        .get("status")
                        .asString())
                .isEqualTo("PLANNED");
        assertThat(entry("DE-HE", "stand=2020-06", "probe-plan-zwei")
                        .get("status")
                        .asString())
                .isEqualTo("RULED_OUT");
        String comparison = client.get("/api/profiles/DE-HE/comparison?fromStand=2020-02&toStand=2020-06")
                .body();
        assertThat(comparison).contains("dates.planned_start", "POSTPONED", "RULED_OUT", "PlansRevisedDueToCovid");
    }

    @Test
    void aStaleOrMissingVersionAndAReusedKeyAreRefused() {
        String changes = """
                [{"type":"SectionChecked","stand":{"edtf":"2020-06"},"sections":["BA"]}]""";
        assertThat(client.post("DE-HH", changes, "reviewer", null).status()).isEqualTo(428);
        Answer first = client.record("DE-HH", changes, "Idempotency-Key", "eins");
        Answer again = client.record("DE-HH", changes, "Idempotency-Key", "eins");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(client.record("DE-HH", changes.replace("BA", "WIRTSCHAFT"), "Idempotency-Key", "eins")
                        .status())
                .isEqualTo(422);
        long version = first.json().get("version").asLong();
        Answer stale = client.post("DE-HH", changes, "reviewer", "\"" + (version - 1) + "\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().get("changes")).hasSize(1);
        assertThat(stale.json().get("changes").get(0).get("position").asLong())
                .isEqualTo(first.json().get("position").asLong());
    }

    @Test
    void onlyAReviewerRecordsDirectly() {
        String changes = """
                [{"type":"SectionChecked","stand":{"edtf":"2020-06"},"sections":["BA"]}]""";
        assertThat(client.post("DE-HH", changes, null, "\"1\"").status()).isEqualTo(401);
        assertThat(client.post("DE-HH", changes, "editor", "\"1\"").status()).isEqualTo(403);
        assertThat(client.post("DE-HH", changes, "admin", "\"1\"").status()).isEqualTo(403);
    }

    @Test
    void tenReviewersAtOnceLoseNothingAndDoubleNothing() throws Exception {
        ExecutorService reviewers = Executors.newFixedThreadPool(10);
        List<Future<Long>> positions = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String change = """
                    [{"type":"StatementRecorded","stand":{"edtf":"2020-06"},"entry":"zugleich-%d","summary":{"de":"Aussage %d"},"sections":["BA"]}]""".formatted(i, i);
            positions.add(reviewers.submit(() -> {
                while (true) {
                    Answer answer = client.record("DE-SL", change);
                    if (answer.status() == 201) {
                        return answer.json().get("position").asLong();
                    }
                    assertThat(answer.status()).as(answer.body()).isEqualTo(412);
                }
            }));
        }
        Set<Long> distinct = new HashSet<>();
        for (Future<Long> position : positions) {
            distinct.add(position.get());
        }
        reviewers.shutdown();
        assertThat(distinct).hasSize(10);
        List<String> statements = stream(
                        client.get("/api/profiles/DE-SL").json().get("sections"))
                .flatMap(section -> stream(section.get("statements")))
                .map(statement -> statement.get("id").asString())
                .filter(id -> id.startsWith("zugleich-"))
                .toList();
        assertThat(statements).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void anAdministratorRebuildsWhatReadersSeeWhileTheyRead() {
        String before =
                client.get("/api/document?stand=2020-02&knownAt=2020-05-01").header("ETag");
        assertThat(client.as("reviewer", "POST", "/api/admin/projections/changes/rebuild")
                        .status())
                .isEqualTo(403);
        assertThat(client.as("admin", "POST", "/api/admin/projections/none/rebuild")
                        .status())
                .isEqualTo(404);
        assertThat(client.as("admin", "POST", "/api/admin/projections/changes/rebuild")
                        .status())
                .isEqualTo(202);
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
            assertThat(client.get("/api/document?stand=2020-02&knownAt=2020-05-01")
                            .header("ETag"))
                    .as("what readers see while it is rebuilt")
                    .isEqualTo(before);
            JsonNode rebuild = client.as("admin", "GET", "/api/admin/projections")
                    .json()
                    .get(0)
                    .get("rebuild");
            assertThat(rebuild.get("message").isNull()).as(rebuild.toString()).isTrue();
            return rebuild.get("state").asString().equals("REBUILT");
        });
        assertThat(client.record("DE-BY", """
                                [{"type":"SectionChecked","stand":{"edtf":"2020-06"},"sections":["BA"]}]""").status())
                .as("the rebuilt rows go on")
                .isEqualTo(201);
        assertThat(client.as("admin", "GET", "/api/admin/dead-letters").json()).isEmpty();
    }

    @Test
    void aPointWithBothClocksFixedIsImmutable() {
        Answer answer = client.get("/api/profiles/DE-HE?stand=2020-02&knownAt=2020-05-01");
        assertThat(answer.header("Cache-Control")).contains("immutable");
        assertThat(client.get(
                                "/api/profiles/DE-HE?stand=2020-02&knownAt=2020-05-01",
                                "If-None-Match",
                                answer.header("ETag"))
                        .status())
                .isEqualTo(304);
        assertThat(client.get("/api/profiles/DE-HE?stand=2020-02").header("Cache-Control"))
                .doesNotContain("immutable");
    }

    @Test
    void badPointsAndUnknownProfilesSayWhatWouldBeRight() {
        Answer bad = client.get("/api/profiles/DE-HE?stand=gestern");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.header("Content-Type")).startsWith("application/problem+json");
        assertThat(bad.body()).contains("gestern").contains("2020-02");
        Answer unknown = client.get("/api/profiles/DE-XX");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.body()).contains("DE-HE");
    }

    @Test
    void theEditionsBytesHaveThePublishedHash() throws Exception {
        Answer document = client.get("/api/editions/stand-2020-02/document");
        byte[] digest = java.security.MessageDigest.getInstance("SHA-256")
                .digest(document.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(java.util.HexFormat.of().formatHex(digest))
                .isEqualTo(client.get("/api/editions/stand-2020-02")
                        .json()
                        .get("sha256")
                        .asString());
        assertThat(document.json().get("profiles")).hasSize(17);
    }

    private JsonNode entry(String profile, String point, String id) {
        return stream(client.get("/api/profiles/" + profile + "?" + point)
                        .json()
                        .get("sections"))
                .flatMap(section -> stream(section.get("entries")))
                .filter(entry -> entry.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + id + " in " + profile + " at " + point));
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
