package org.standbild.feed.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.standbild.eventstore.Histories;
import org.standbild.feed.Http;
import org.standbild.feed.Log;
import org.standbild.feed.SampleChanges;
import org.standbild.feed.TestServer;
import org.standbild.profile.RecordedChange;
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class ChangesTest {

    @LocalServerPort
    int port;

    @Autowired
    Histories histories;

    private Http http;
    private Log log;

    @BeforeEach
    void connect() {
        http = new Http(port);
        log = new Log(histories);
    }

    private RecordedChange planned() {
        return log.record(SampleChanges.zabPlannedInHamburg());
    }

    @Test
    void aChangeIsToldWithItsOwnFieldsAndBothClocks() {
        log.record(SampleChanges.hamburgOpened());
        planned();

        JsonNode item = http.json("/api/changes/1");

        assertThat(item.path("position").asLong()).isEqualTo(1);
        assertThat(item.path("profile").asString()).isEqualTo("DE-HH");
        assertThat(item.path("profileName").asString()).isEqualTo("Hamburg");
        assertThat(item.path("type").asString()).isEqualTo("ZentraleAuslaenderbehoerdePlanned");
        assertThat(item.path("label").path("de").asString()).isEqualTo("Zentrale Ausländerbehörde geplant");
        assertThat(item.path("class").asString()).isEqualTo("DEVELOPMENT");
        assertThat(item.path("stand").path("edtf").asString()).isEqualTo("2020-02");
        assertThat(item.path("recordedAt").asString()).isEqualTo("2020-04-30T10:01:00Z");
        assertThat(item.path("review").asString()).isEqualTo("WITHOUT_SECOND_REVIEW");
        assertThat(item.path("entry").asString()).isEqualTo(SampleChanges.ZAB);
        assertThat(item.path("title").path("en").asString()).isEqualTo("Central immigration authority");
        assertThat(item.path("kind").asString()).isEqualTo("ZAB");
        assertThat(item.path("sections").toString()).isEqualTo("[\"IQ_HSP4\",\"GEPLANT\"]");
        assertThat(item.path("commitment").asString()).isEqualTo("FIRM");
        assertThat(item.path("type").asString()).isEqualTo("ZentraleAuslaenderbehoerdePlanned");
        assertThat(item.has("aliases")).isFalse();
        assertThat(item.path("links").path("self").asString()).isEqualTo("/api/changes/1");
        assertThat(item.path("links").path("page").asString())
                .isEqualTo("/laender/hamburg#entry-zentrale-auslaenderbehoerde");
        assertThat(item.path("links").path("comparison").asString())
                .isEqualTo("/laender/hamburg/vergleich?fromStand=2020-02-01&fromKnownAt=2020-04-30T10:00:59.999999999Z"
                        + "&toStand=2020-02-01&toKnownAt=2020-04-30T10:01:00Z#entry-zentrale-auslaenderbehoerde");
    }

    @Test
    void aNewEntryBringsAllItsFields() {
        planned();

        JsonNode item = http.json("/api/changes/0");

        assertThat(difference(item, "title.de"))
                .isEqualTo("{\"entry\":\"zentrale-auslaenderbehoerde\",\"field\":\"title.de\","
                        + "\"after\":\"Zentrale Ausländerbehörde\"}");
        assertThat(after(item, "status")).isEqualTo("\"PLANNED\"");
        assertThat(after(item, "roles")).isEqualTo("[{\"role\":\"RESPONSIBLE\",\"body\":\"Innenbehörde\"}]");
    }

    @Test
    void aLaterChangeBringsOldAndNewOfEachField() {
        planned();
        log.record(SampleChanges.zabEstablishedInHamburg());

        JsonNode item = http.json("/api/changes/1");

        assertThat(fields(item)).containsExactly("status", "dates.start", "commitment");
        assertThat(before(item, "status")).isEqualTo("\"PLANNED\"");
        assertThat(after(item, "status")).isEqualTo("\"ACTIVE\"");
        assertThat(after(item, "dates.start"))
                .isEqualTo("{\"what\":\"start\",\"edtf\":\"2020-09-01\",\"quality\":\"EXACT\"}");
    }

    @Test
    void theImpossibleDateIsToldAsPrinted() {
        log.record(SampleChanges.pumaStarted());
        log.record(SampleChanges.pumaEnded());

        assertThat(after(http.json("/api/changes/1"), "dates.end"))
                .isEqualTo("{\"what\":\"end\",\"edtf\":\"2019-09\",\"asPrinted\":\"31. September 2019\","
                        + "\"quality\":\"IMPOSSIBLE_AS_PRINTED\"}");
    }

    @Test
    void anItemReadsTheSameWhateverIsRecordedLater() {
        planned();
        log.record(SampleChanges.zabInHamburgIsOnlyIntended());
        String early = http.json("/api/changes/1").toString();
        log.record(SampleChanges.zabEstablishedInHamburg());
        log.record(SampleChanges.hamburgOpened());

        assertThat(http.json("/api/changes/1").toString()).isEqualTo(early);
        assertThat(before(http.json("/api/changes/1"), "commitment")).isEqualTo("\"FIRM\"");
    }

    @Test
    void aRetractionTellsWhatItTakesBackOnTheDayOfTheRetractedChange() {
        planned();
        RecordedChange wrong = log.record(SampleChanges.zabEstablishedInHamburg());
        log.record(SampleChanges.retracted(wrong, "Die Eröffnung wurde nur angekündigt."));

        JsonNode retraction = http.json("/api/changes/2");

        assertThat(retraction.path("takesEffect").asString()).isEqualTo("2020-09-01");
        assertThat(retraction.path("entry").asString()).isEqualTo(SampleChanges.ZAB);
        assertThat(retraction.path("kind").asString()).isEqualTo("ZAB");
        assertThat(before(retraction, "status")).isEqualTo("\"ACTIVE\"");
        assertThat(after(retraction, "status")).isEqualTo("\"PLANNED\"");
        assertThat(retraction.path("retracts").path("position").asLong()).isEqualTo(1);
        assertThat(retraction.path("retracts").path("eventId").asString()).isEqualTo(wrong.eventId());
        assertThat(retraction.path("retracts").path("reason").asString())
                .isEqualTo("Die Eröffnung wurde nur angekündigt.");
    }

    @Test
    void aRetractedChangeSaysByWhatAndTheOthersDoNot() {
        planned();
        RecordedChange wrong = log.record(SampleChanges.zabEstablishedInHamburg());
        assertThat(http.json("/api/changes/1").has("retractedBy")).isFalse();
        RecordedChange retraction = log.record(SampleChanges.retracted(wrong, "Nur angekündigt."));

        assertThat(http.json("/api/changes/1")
                        .path("retractedBy")
                        .path("position")
                        .asLong())
                .isEqualTo(2);
        assertThat(http.json("/api/changes/0").has("retractedBy")).isFalse();

        log.record(SampleChanges.retracted(retraction, "Doch eröffnet."));

        assertThat(http.json("/api/changes/1").has("retractedBy")).isFalse();
        assertThat(after(http.json("/api/changes/3"), "status")).isEqualTo("\"ACTIVE\"");
    }

    @Test
    void whatIsNoEntryIsToldToo() {
        log.record(SampleChanges.hamburgOpened());
        log.record(SampleChanges.hamburgChecked("2020-06-15"));
        log.record(SampleChanges.noHsp4ProjectInHessen());
        log.record(SampleChanges.caveatInBayern());

        assertThat(after(http.json("/api/changes/0"), "name.de")).isEqualTo("\"Hamburg\"");
        JsonNode checked = http.json("/api/changes/1");
        assertThat(difference(checked, "lastChecked"))
                .isEqualTo("{\"section\":\"GEPLANT\",\"field\":\"lastChecked\",\"before\":\"2019-11-01\","
                        + "\"after\":\"2020-06-15\"}");
        assertThat(checked.path("class").asString()).isEqualTo("CHECKED");
        JsonNode statement = http.json("/api/changes/2");
        assertThat(statement.path("kind").asString()).isEqualTo("STATEMENT");
        assertThat(after(statement, "text.en")).isEqualTo("\"There was no project in this field of action in 2019.\"");
        assertThat(difference(http.json("/api/changes/3"), "caveats.HSP4_FOOTNOTE"))
                .contains("\"section\":\"IQ_HSP4\"");
    }

    @Test
    void anEditionHasItsOwnPositionInTheLogAndTellsUpToWhereItReaches() {
        planned();
        log.recordNothingPublic();
        log.record(SampleChanges.editionPublished(0));

        JsonNode item = http.json("/api/changes/2");

        assertThat(item.path("position").asLong()).isEqualTo(2);
        assertThat(item.path("edition").asString()).isEqualTo("stand-2020-02");
        assertThat(after(item, "edition.position")).isEqualTo("0");
        assertThat(http.get("/api/changes/2").body()).containsOnlyOnce("\"position\"");
    }

    @Test
    void theListIsReadOnFromNext() {
        for (int i = 0; i < 5; i++) {
            log.record(SampleChanges.small(i));
            log.recordNothingPublic();
        }

        List<Long> read = new ArrayList<>();
        JsonNode list = http.json("/api/changes?limit=2");
        read.addAll(positions(list));
        while (list.path("more").asBoolean()) {
            list = http.json("/api/changes?limit=2&after=" + list.path("next").asLong());
            read.addAll(positions(list));
        }

        assertThat(read).containsExactly(0L, 2L, 4L, 6L, 8L);
        assertThat(list.path("next").asLong()).isEqualTo(9);
        assertThat(list.path("head").asLong()).isEqualTo(9);
    }

    @Test
    void eachFilterLeavesOutWhatDoesNotFit() {
        planned();
        log.record(SampleChanges.zabRuledOutInHessen());
        log.record(SampleChanges.regionalprogrammStarted());
        log.record(SampleChanges.zabInHamburgIsOnlyIntended());
        log.record(SampleChanges.hamburgChecked("2020-06-15"));

        assertThat(found("profile=DE-HH")).containsExactly(0L, 3L, 4L);
        assertThat(found("profile=DE-HH&profile=DE-HE")).containsExactly(0L, 1L, 3L, 4L);
        assertThat(found("profile=DE-HH,DE-HE&class=DEVELOPMENT")).containsExactly(0L, 1L);
        assertThat(found("section=LANDESREGIERUNG")).containsExactly(2L);
        assertThat(found("section=IQ_HSP4")).containsExactly(0L, 3L);
        assertThat(found("kind=ZAB")).containsExactly(0L, 1L, 3L);
        assertThat(found("class=CORRECTION")).containsExactly(3L);
        assertThat(found("type=ZentraleAuslaenderbehoerdeRuledOut,EntryCorrected"))
                .containsExactly(1L, 3L);
        assertThat(found("entry=" + SampleChanges.REGIONALPROGRAMM)).containsExactly(2L);
        assertThat(found("profile=&class=")).hasSize(5);
    }

    @Test
    void aRetractionIsFoundWhereItsChangeWas() {
        RecordedChange wrong = planned();
        log.record(SampleChanges.retracted(wrong, "Nie gesagt."));

        assertThat(found("entry=" + SampleChanges.ZAB + "&kind=ZAB&section=GEPLANT"))
                .containsExactly(0L, 1L);
    }

    @Test
    void aRetractionThatDoesNotFitIsToldAsADeletionOfWhatDid() throws Exception {
        RecordedChange wrong = planned();
        CompletableFuture<HttpResponse<String>> waiting =
                http.getLater("/api/changes?after=0&wait=60&class=DEVELOPMENT");
        RecordedChange retraction = log.record(SampleChanges.retracted(wrong, "Nie gesagt."));

        JsonNode answer = Http.tree(waiting.get(10, TimeUnit.SECONDS));
        assertThat(answer.path("changes").size()).isZero();
        assertThat(answer.path("deleted").size()).isEqualTo(1);
        JsonNode deleted = answer.path("deleted").path(0);
        assertThat(deleted.path("eventId").asString()).isEqualTo(wrong.eventId());
        assertThat(deleted.path("position").asLong()).isEqualTo(retraction.position());
        assertThat(deleted.path("reason").asString()).isEqualTo("Nie gesagt.");
        assertThat(http.json("/api/changes?after=0").path("deleted").size()).isZero();

        log.record(SampleChanges.retracted(retraction, "Doch gesagt."));
        JsonNode again = http.json("/api/changes?after=1&class=DEVELOPMENT");
        assertThat(positions(again)).containsExactly(2L);
        assertThat(again.path("deleted").size()).isZero();
    }

    @Test
    void anUnknownValueIsRefusedWithTheKnownOnes() {
        for (String[] bad : new String[][] {
            {"profile", "DE-XX", "DE-HH"},
            {"section", "hsp4", "IQ_HSP4"},
            {"kind", "THING", "ZAB"},
            {"class", "correction", "CORRECTION"},
            {"type", "ProgrammStarted", "ProgrammeStarted"}
        }) {
            HttpResponse<String> refused = http.get("/api/changes?" + bad[0] + "=" + bad[1], "Accept-Language", "en");
            JsonNode problem = Http.tree(refused);

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(problem.path("type").asString()).isEqualTo("urn:standbild:problem:bad-parameter");
            assertThat(problem.path("parameter").asString()).isEqualTo(bad[0]);
            assertThat(problem.path("value").asString()).isEqualTo(bad[1]);
            assertThat(problem.path("allowed").toString()).contains("\"" + bad[2] + "\"");
            assertThat(problem.path("errors").path(0).path("pointer").asString())
                    .isEqualTo(bad[0]);
        }
        assertThat(http.get("/api/changes?entry=Zentrale%20ZAB").statusCode()).isEqualTo(400);
    }

    @Test
    void numbersOutOfTheirRangeAreRefused() {
        for (String bad : List.of("limit=0", "limit=1001", "limit=x", "after=-2", "after=1e3", "wait=61", "wait=-1")) {
            HttpResponse<String> refused = http.get("/api/changes?" + bad);
            assertThat(refused.statusCode()).as(bad).isEqualTo(400);
            assertThat(Http.tree(refused).path("parameter").asString()).isEqualTo(bad.substring(0, bad.indexOf('=')));
        }
        assertThat(http.get("/api/changes/first").statusCode()).isEqualTo(400);
    }

    @Test
    void aMissingChangeSaysWhetherItIsBeyondTheHeadOrNotPublic() {
        planned();
        log.recordNothingPublic();

        HttpResponse<String> notPublic = http.get("/api/changes/1");
        HttpResponse<String> beyond = http.get("/api/changes/2");

        assertThat(notPublic.statusCode()).isEqualTo(404);
        assertThat(Http.tree(notPublic).path("type").asString()).isEqualTo("urn:standbild:problem:no-public-change");
        assertThat(beyond.statusCode()).isEqualTo(404);
        assertThat(Http.tree(beyond).path("type").asString()).isEqualTo("urn:standbild:problem:position-beyond-head");
        assertThat(Http.tree(beyond).path("head").asLong()).isEqualTo(1);
    }

    @Test
    void readingOnBehindTheHeadIsRefusedAndNotAnsweredWithNothing() {
        planned();

        assertThat(http.get("/api/changes?after=0").statusCode()).isEqualTo(200);
        assertThat(http.get("/api/changes?after=1").statusCode()).isEqualTo(410);
        assertThat(http.get("/api/changes?after=1&wait=1").statusCode()).isEqualTo(410);
    }

    @Test
    void aReaderSeesWhatItHasWrittenOrIsToldThatItCannotYet() {
        planned();

        assertThat(http.get("/api/changes", "X-Min-Position", "0").headers().firstValue("X-Position"))
                .hasValue("0");
        CompletableFuture<HttpResponse<String>> later = http.getLater("/api/changes/1", "X-Min-Position", "1");
        log.record(SampleChanges.zabEstablishedInHamburg());
        assertThat(later.join().statusCode()).isEqualTo(200);
    }

    @Test
    void aWaitingRequestIsAnsweredByTheNextMatchingChange() throws Exception {
        planned();
        CompletableFuture<HttpResponse<String>> waiting =
                http.getLater("/api/changes?after=0&wait=60&class=CORRECTION");
        log.record(SampleChanges.regionalprogrammStarted());
        assertThat(http.json("/api/changes?after=0&wait=60").path("changes").size())
                .isEqualTo(1);
        assertThat(waiting).isNotDone();

        log.record(SampleChanges.zabInHamburgIsOnlyIntended());

        JsonNode answer = Http.tree(waiting.get(10, TimeUnit.SECONDS));
        assertThat(positions(answer)).containsExactly(2L);
        assertThat(answer.path("next").asLong()).isEqualTo(2);
    }

    @Test
    void aRequestThatWaitedInVainIsAnsweredEmptyAndGoesOnFromTheHead() {
        planned();
        log.recordNothingPublic();

        JsonNode answer = http.json("/api/changes?after=0&wait=1");

        assertThat(answer.path("changes").size()).isZero();
        assertThat(answer.path("next").asLong()).isEqualTo(1);
        assertThat(answer.path("more").asBoolean()).isFalse();
    }

    @Test
    void moreRequestsCanWaitThanTheServerHasThreads() {
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            waiting.add(http.getLater("/api/changes?wait=60"));
        }
        assertThat(http.get("/api/changes?after=-1").statusCode()).isEqualTo(200);

        planned();

        waiting.forEach(
                answer -> assertThat(positions(Http.tree(answer.join()))).containsExactly(0L));
    }

    @Test
    void anUnchangedAnswerIsNotSentAgain() {
        RecordedChange change = planned();
        String tag = http.get("/api/changes/0").headers().firstValue("ETag").orElseThrow();

        assertThat(http.get("/api/changes/0", "If-None-Match", tag).statusCode())
                .isEqualTo(304);

        log.record(SampleChanges.retracted(change, "Nie gesagt."));
        assertThat(http.get("/api/changes/0", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    private List<Long> found(String query) {
        return positions(http.json("/api/changes?" + query));
    }

    private static List<Long> positions(JsonNode list) {
        return StreamSupport.stream(list.path("changes").spliterator(), false)
                .map(item -> item.path("position").asLong())
                .toList();
    }

    private static List<String> fields(JsonNode item) {
        return StreamSupport.stream(item.path("differences").spliterator(), false)
                .map(difference -> difference.path("field").asString())
                .toList();
    }

    private static JsonNode named(JsonNode item, String field) {
        return StreamSupport.stream(item.path("differences").spliterator(), false)
                .filter(difference -> difference.path("field").asString().equals(field))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + field + " in " + item.path("differences")));
    }

    private static String difference(JsonNode item, String field) {
        return named(item, field).toString();
    }

    private static String before(JsonNode item, String field) {
        return named(item, field).path("before").toString();
    }

    private static String after(JsonNode item, String field) {
        return named(item, field).path("after").toString();
    }
}
