package org.standbild.editorial.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;
import org.axonframework.common.Registration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
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
import org.standbild.eventstore.EventLog;
import org.standbild.eventstore.Histories;
import org.standbild.profile.ProfileCode;
import tools.jackson.databind.JsonNode;

@EditorialTest
class ProposalsTest {

    @LocalServerPort
    int port;

    @Autowired
    MongoDatabaseFactory databases;

    @Autowired
    Histories histories;

    @Autowired
    EventLog log;

    @Autowired
    EventStore eventStore;

    @Autowired
    EventProcessingConfiguration processing;

    private Http editor;
    private Http reviewer;

    @BeforeEach
    void connect() {
        editor = Http.at(port).as("editor");
        reviewer = Http.at(port).as("reviewer");
    }

    @AfterEach
    void nothingFailedBehindTheScenes() {
        assertThat(processing.deadLetterQueue("proposals").orElseThrow().size()).isZero();
    }

    // --- the story

    @Test
    void anEditorProposesAReviewerAsksForAChangeAndThenApprovesAndThenItIsRecorded() {
        Answer drafted = editor.post("/api/proposals", programme("DE-SN", "pilotprogramm-story"));
        assertThat(drafted.status()).isEqualTo(201);
        assertThat(drafted.header("ETag")).isEqualTo("\"1\"");
        String proposal = drafted.header("Location");
        assertThat(drafted.json().get("id").asString()).isEqualTo(proposal.substring("/api/proposals/".length()));
        assertThat(drafted.json().get("state").asString()).isEqualTo("DRAFT");
        assertThat(drafted.json().get("author").asString()).isEqualTo("editor");
        assertThat(drafted.json().get("classes")).hasToString("[\"DEVELOPMENT\"]");

        assertThat(editor.ifMatch(1).post(proposal + "/submission", null).status())
                .isEqualTo(200);
        assertThat(editor.ifMatch(2).post(proposal + "/approval", null).status())
                .isEqualTo(403);
        assertThat(reviewer.ifMatch(2)
                        .post(proposal + "/change-requests", "{reason: 'Bitte mit Titel auf Englisch'}")
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("CHANGES_REQUESTED");
        assertThat(editor.ifMatch(3)
                        .put(proposal, programme("DE-SN", "pilotprogramm-story"))
                        .status())
                .isEqualTo(200);
        assertThat(editor.ifMatch(4)
                        .post(proposal + "/comments", "{text: 'Erledigt', pointer: '/changes/0/title'}")
                        .status())
                .isEqualTo(200);
        assertThat(editor.ifMatch(5).post(proposal + "/submission", null).status())
                .isEqualTo(200);

        long before = log.headPosition();
        Answer approved = reviewer.ifMatch(6).post(proposal + "/approval", "{classes: ['DEVELOPMENT']}");
        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.json().get("state").asString()).isEqualTo("APPROVED");
        assertThat(approved.header("X-Position")).isEqualTo(Long.toString(before + 2));
        assertThat(approved.json().get("recorded").get("first").asLong()).isEqualTo(before + 2);

        Answer read = editor.get(proposal);
        assertThat(read.json().get("history")).hasSize(7);
        assertThat(read.json().get("history").get(6).get("by").asString()).isEqualTo("reviewer");
        assertThat(read.json().get("comments").get(0).get("author").asString()).isEqualTo("editor");
        assertThat(histories.of(ProfileCode.DE_SN).at(LocalDate.of(2020, 12, 1)).entry("pilotprogramm-story"))
                .isPresent();
        assertThat(histories.of(ProfileCode.DE_SN).at(LocalDate.of(2020, 2, 29)).entry("pilotprogramm-story"))
                .isEmpty();
    }

    // --- one commit

    @Test
    void theApprovalAndItsChangesAreOneCommitAndSayWhoProposedAndWhoApproved() {
        String proposal = submitted(two("DE-TH", "ein-commit"));
        reviewer.ifMatch(2).post(proposal + "/approval", null);
        String id = proposal.substring("/api/proposals/".length());
        List<Document> commits = databases
                .getMongoDatabase()
                .getCollection("commits")
                .find(new Document("k", "s:" + id + "#2"))
                .into(new ArrayList<>());
        assertThat(commits).as("keys of the log").isNotEmpty();
        List<Document> events = commits.get(0).getList("e", Document.class);
        assertThat(events).hasSize(3);
        assertThat(events.get(0).toString()).contains("ProposalApproved", id);
        for (Document event : events.subList(1, 3)) {
            assertThat(event.toString()).contains("ProgrammeAnnounced", "DE-TH", "REVIEWED", "approver", id);
        }
    }

    @Test
    void aFaultBetweenTheApprovalAndItsLastChangeLeavesNeither() {
        String proposal = submitted(two("DE-TH", "fehler-dazwischen"));
        long before = log.headPosition();
        Registration fault = eventStore.registerDispatchInterceptor(messages -> (index, message) -> {
            if (String.valueOf(message.getPayload()).contains("fehler-dazwischen-2")
                    && !String.valueOf(message.getPayload()).contains("Proposal")) {
                throw new IllegalStateException("The power went off");
            }
            return message;
        });
        try {
            assertThat(reviewer.ifMatch(2).post(proposal + "/approval", null).status())
                    .isEqualTo(500);
        } finally {
            fault.close();
        }
        assertThat(log.headPosition()).isEqualTo(before);
        assertThat(editor.get(proposal).json().get("state").asString()).isEqualTo("SUBMITTED");
        assertThat(reviewer.ifMatch(2).post(proposal + "/approval", null).status())
                .isEqualTo(200);
        assertThat(log.headPosition()).isEqualTo(before + 3);
    }

    @Test
    void anApprovalWhoseLastChangeIsRefusedLeavesNothing() {
        String proposal = submitted(two("DE-TH", "nichts-bleibt"));
        record("DE-TH", """
                [{type: 'ProgrammeStarted', stand: {edtf: '2020-05'}, entry: 'nichts-bleibt-2', title: {de: 'War schneller'}, sections: ['LANDESREGIERUNG']}]""");
        long before = log.headPosition();
        Answer refused = reviewer.ifMatch(2).post(proposal + "/approval", null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(log.headPosition()).isEqualTo(before);
        assertThat(editor.get(proposal).json().get("state").asString()).isEqualTo("SUBMITTED");
        assertThat(editor.get(proposal)
                        .json()
                        .get("mistakes")
                        .get(0)
                        .get("pointer")
                        .asString())
                .isEqualTo("/changes/1/entry");
    }

    // --- preconditions

    @Test
    void everyWriteNamesTheVersionItHasSeen() {
        String proposal =
                editor.post("/api/proposals", programme("DE-SN", "fassung")).header("Location");
        for (String write : List.of("submission", "withdrawal")) {
            assertThat(editor.post(proposal + "/" + write, null).status()).isEqualTo(428);
        }
        assertThat(editor.put(proposal, programme("DE-SN", "fassung")).status()).isEqualTo(428);
        assertThat(editor.post(proposal + "/comments", "{text: 'x'}").status()).isEqualTo(428);
        assertThat(reviewer.post(proposal + "/approval", null).status()).isEqualTo(428);
        assertThat(reviewer.post(proposal + "/rejection", "{reason: 'x'}").status())
                .isEqualTo(428);
        assertThat(reviewer.post(proposal + "/change-requests", "{reason: 'x'}").status())
                .isEqualTo(428);
        assertThat(editor.with("If-Match", "gestern")
                        .post(proposal + "/submission", null)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void ofTwoEditorsOnOneDraftTheSecondIsToldWhatTheFirstDidAndNothingIsOverwritten() {
        String proposal = editor.post("/api/proposals", programme("DE-SN", "zwei-am-entwurf"))
                .header("Location");
        assertThat(reviewer.ifMatch(1)
                        .put(proposal, "{note: 'Von zweien', changes: []}")
                        .status())
                .isEqualTo(200);
        Answer second = editor.ifMatch(1).put(proposal, programme("DE-SN", "zwei-am-entwurf"));
        assertThat(second.status()).isEqualTo(412);
        assertThat(second.problem()).isEqualTo("stale-version");
        assertThat(second.header("ETag")).isEqualTo("\"2\"");
        assertThat(second.json().get("changes").get(0).get("type").asString()).isEqualTo("DraftRevised");
        assertThat(second.json().get("changes").get(0).get("by").asString()).isEqualTo("reviewer");
        assertThat(editor.get(proposal).json().get("note").asString()).isEqualTo("Von zweien");
    }

    @Test
    void aRequestSentAgainWithItsKeyIsAnsweredAgainAndAnotherBodyIsNot() {
        Http again = editor.with("Idempotency-Key", "einmal-" + Instant.now());
        Answer first = again.post("/api/proposals", programme("DE-SN", "einmal"));
        Answer second = again.post("/api/proposals", programme("DE-SN", "einmal"));
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.version()).isEqualTo(1);
        Answer other = again.post("/api/proposals", programme("DE-SN", "zweimal"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
        String proposal = first.header("Location");
        assertThat(again.ifMatch(1).post(proposal + "/submission", null).status())
                .isEqualTo(422);
        again = editor.with("Idempotency-Key", "noch-einmal-" + Instant.now());
        assertThat(again.ifMatch(1).post(proposal + "/submission", null).version())
                .isEqualTo(2);
        editor.ifMatch(2).post(proposal + "/comments", "{text: 'noch etwas'}");
        Answer submittedAgain = again.ifMatch(1).post(proposal + "/submission", null);
        assertThat(submittedAgain.status()).isEqualTo(200);
        assertThat(submittedAgain.version()).isEqualTo(2);
    }

    @Test
    void anonymousSeesNothing() {
        Http anonymous = Http.at(port);
        String proposal =
                editor.post("/api/proposals", programme("DE-SN", "geheim")).header("Location");
        assertThat(anonymous.get("/api/proposals").status()).isEqualTo(401);
        assertThat(anonymous.get(proposal).status()).isEqualTo(401);
        assertThat(anonymous
                        .post("/api/proposals", programme("DE-SN", "geheim"))
                        .status())
                .isEqualTo(401);
    }

    // --- everybody at once

    @Test
    void ofTenApprovalsAtOnceOneCounts() throws Exception {
        String proposal = submitted(programme("DE-NI", "alle-zugleich"));
        long before = log.headPosition();
        List<Integer> answers = atOnce(
                10, i -> reviewer.ifMatch(2).post(proposal + "/approval", null).status());
        assertThat(answers).containsOnly(200, 412).containsOnlyOnce(200);
        assertThat(log.headPosition()).isEqualTo(before + 2);
    }

    @Test
    void proposalsOfOneProfileThatDoNotMeetAreApprovedAtOnceWhileOthersRecordDirectly() throws Exception {
        List<String> waiting = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            waiting.add(submitted(programme("DE-NI", "nebeneinander-" + i)));
        }
        List<Integer> answers = atOnce(
                8,
                i -> i < 6
                        ? reviewer.ifMatch(2)
                                .post(waiting.get(i) + "/approval", null)
                                .status()
                        : recordedDirectly("DE-NI", "direkt-" + i));
        assertThat(answers).allMatch(status -> status == 200 || status == 201);
        assertThat(histories.await(log.headPosition(), Duration.ofSeconds(10))).isTrue();
        for (int i = 0; i < 6; i++) {
            assertThat(histories
                            .of(ProfileCode.DE_NI)
                            .at(LocalDate.of(2021, 1, 1))
                            .entry("nebeneinander-" + i))
                    .isPresent();
        }
    }

    private int recordedDirectly(String profile, String entry) {
        for (int attempt = 0; attempt < 50; attempt++) {
            long version = histories.of(ProfileCode.of(profile)).version();
            Answer answer =
                    reviewer.ifMatch(version).post("/api/profiles/" + profile + "/changes", """
                    [{type: 'ProgrammeStarted', stand: {edtf: '2020-05'}, entry: '%s', title: {de: 'Direkt'}, sections: ['LANDESREGIERUNG']}]""".formatted(entry));
            if (answer.status() != 412) {
                return answer.status();
            }
        }
        return 412;
    }

    private static List<Integer> atOnce(int count, IntFunction<Integer> request) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(count);
        try {
            List<Callable<Integer>> requests = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                requests.add(() -> request.apply(number));
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : people.invokeAll(requests)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            people.shutdownNow();
        }
    }

    // --- garbage

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                                        | /profile
                    {profile: 'DE-XX', changes: []}                           | /profile
                    {profile: 'DE-SN', changes: {}}                           | /changes
                    {profile: 'DE-SN', changes: ['x']}                        | /changes/0
                    {profile: 'DE-SN', note: 7}                               | /note
                    {profile: 'DE-SN', note: 'a\\u0000b'}                     | /note
                    {profile: 'DE-SN', baseVersion: -1}                       | /baseVersion
                    {profile: 'DE-SN', baseVersion: 1.5}                      | /baseVersion
                    {profile: 'DE-SN', baseVersion: 99999}                    | /baseVersion
                    {profile: 'DE-SN', state: 'APPROVED'}                     | /state
                    {profile: 'DE-SN', author: 'somebody'}                    | /author
                    """)
    void whatIsNoProposalIsRefusedWithThePlace(String body, String pointer) {
        Answer refused = editor.post("/api/proposals", body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("errors").toString()).contains("\"" + pointer + "\"");
    }

    @Test
    void whatIsNoJsonIsRefusedWithThePlace() {
        for (String body :
                List.of("{", "[]", "nix", "{\"profile\":\"DE-SN\",\"profile\":\"DE-HE\"}", "{} {}", "\u0000")) {
            Answer refused = editor.send("POST", "/api/proposals", body);
            assertThat(refused.status()).as(body).isEqualTo(400);
            assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        }
    }

    @Test
    void aProposalThatDoesNotExistIsNotFound() {
        for (String id :
                List.of("DE-SN", "proposal-00000000-0000-0000-0000-000000000000", "edition-stand-2020-02", "x")) {
            assertThat(editor.get("/api/proposals/" + id).status()).as(id).isEqualTo(404);
            assertThat(editor.ifMatch(1)
                            .post("/api/proposals/" + id + "/submission", null)
                            .problem())
                    .as(id)
                    .isEqualTo("no-such-proposal");
            assertThat(reviewer.ifMatch(1)
                            .post("/api/proposals/" + id + "/approval", null)
                            .status())
                    .as(id)
                    .isEqualTo(404);
            assertThat(editor.ifMatch(1).put("/api/proposals/" + id, "{}").status())
                    .as(id)
                    .isEqualTo(404);
        }
    }

    @Test
    void aRequestWithoutABodyIsRefused() {
        Answer refused = editor.with("Content-Type", "application/json").post("/api/proposals", null);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("body-missing");
    }

    @Test
    void theApiSaysWhatAProposalTakes() {
        JsonNode paths = Http.at(port).get("/v3/api-docs").json().get("paths");
        for (String path :
                List.of("", "/{id}/approval", "/{id}/rejection", "/{id}/change-requests", "/{id}/comments")) {
            JsonNode json = paths.get("/api/proposals" + path)
                    .get("post")
                    .get("requestBody")
                    .get("content")
                    .get("application/json");
            assertThat(json.get("schema").get("properties").size()).as(path).isPositive();
            assertThat(json.has("example")).as(path).isTrue();
        }
    }

    @Test
    void anEnormousProposalIsRefused() {
        String body = "{\"profile\":\"DE-SN\",\"note\":\"" + "x".repeat(600_000) + "\"}";
        assertThat(editor.send("POST", "/api/proposals", body).status()).isEqualTo(413);
    }

    @Test
    void everyRefusalIsSaidInGermanAndInEnglish() {
        String proposal = editor.post("/api/proposals", programme("DE-SN", "zwei-sprachen"))
                .header("Location");
        assertThat(reviewer.ifMatch(1)
                        .post(proposal + "/approval", null)
                        .json()
                        .get("detail")
                        .asString())
                .isEqualTo(Rule.NOT_SUBMITTED.reason().de());
        assertThat(reviewer.ifMatch(1)
                        .with("Accept-Language", "en")
                        .post(proposal + "/approval", null)
                        .json()
                        .get("detail")
                        .asString())
                .isEqualTo(Rule.NOT_SUBMITTED.reason().en());
    }

    // --- conflict

    @Test
    void whatWasRecordedMeanwhileOfTheSameFieldStandsBesideWhatTheEditorProposesAndBothAreKept() {
        record("DE-MV", """
                [{type: 'ProgrammeStarted', stand: {edtf: '2020-05'}, entry: 'drei-seiten', title: {de: 'Drei Seiten'}, sections: ['LANDESREGIERUNG'],
                  dates: [{what: 'end', edtf: '2021'}]}]""");
        String proposal = submitted("""
                {profile: 'DE-MV', note: 'Ende', changes: [{type: 'ProgrammeContinued', stand: {edtf: '2020-06'}, entry: 'drei-seiten',
                  dates: [{what: 'end', edtf: '2022'}], sources: [{title: 'Haushaltsplan'}]}]}""");
        record("DE-MV", """
                [{type: 'EntryCorrected', stand: {edtf: '2020-05'}, entry: 'drei-seiten', field: 'dates.end', after: '2023', reason: 'Zahlendreher'},
                 {type: 'RoleAssigned', stand: {edtf: '2020-05'}, entry: 'drei-seiten', roles: [{role: 'FUNDER', body: 'Land'}]}]""");
        JsonNode conflicts = editor.get(proposal).json().get("conflicts");
        assertThat(conflicts).hasSize(1);
        JsonNode conflict = conflicts.get(0);
        assertThat(conflict.get("entry").asString()).isEqualTo("drei-seiten");
        assertThat(conflict.get("field").asString()).isEqualTo("dates.end");
        assertThat(conflict.get("base").get("edtf").asString()).isEqualTo("2021");
        assertThat(conflict.get("theirs").get("edtf").asString()).isEqualTo("2023");
        assertThat(conflict.get("yours").get("edtf").asString()).isEqualTo("2022");
        assertThat(conflict.get("causes").get(0).get("type").asString()).isEqualTo("EntryCorrected");

        Answer refused = reviewer.ifMatch(2).post(proposal + "/approval", null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("conflicting");
        assertThat(refused.json().get("conflicts")).hasSize(1);

        reviewer.ifMatch(2).post(proposal + "/change-requests", "{reason: 'Bitte vergleichen'}");
        JsonNode seen = editor.get(proposal).json();
        editor.ifMatch(3)
                .put(
                        proposal,
                        "{note: 'Ende bleibt 2022', changes: " + seen.get("changes") + ", baseVersion: "
                                + seen.get("profileVersion") + "}");
        assertThat(editor.ifMatch(4).post(proposal + "/submission", null).json().get("conflicts"))
                .isEmpty();
        assertThat(reviewer.ifMatch(5).post(proposal + "/approval", null).status())
                .isEqualTo(200);
    }

    // --- the list

    @Test
    void theQueueBeginsWithWhatHasWaitedLongestAndTheAuthorFindsHerProposalAtOnce() {
        List<String> mine = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String proposal = submitted(programme("DE-SL", "warteschlange-" + i));
            mine.add(proposal.substring("/api/proposals/".length()));
            JsonNode queue =
                    editor.get("/api/proposals?state=SUBMITTED&profile=DE-SL").json();
            assertThat(ids(queue)).isEqualTo(mine);
            assertThat(queue.get("total").asInt()).isEqualTo(i + 1);
            assertThat(Duration.parse(queue.get("oldestAge").asString())).isLessThan(Duration.ofMinutes(5));
            assertThat(queue.get("proposals").get(0).get("types").get(0).asString())
                    .isEqualTo("ProgrammeAnnounced");
        }
        reviewer.ifMatch(2).post("/api/proposals/" + mine.get(0) + "/rejection", "{reason: 'doppelt'}");
        assertThat(ids(reviewer.get("/api/proposals?state=SUBMITTED&profile=DE-SL")
                        .json()))
                .isEqualTo(mine.subList(1, 3));
        assertThat(ids(reviewer.get("/api/proposals?state=REJECTED&profile=DE-SL")
                        .json()))
                .isEqualTo(mine.subList(0, 1));
        assertThat(ids(reviewer.get("/api/proposals?mine=true&profile=DE-SL").json()))
                .isEmpty();
        assertThat(ids(editor.get("/api/proposals?mine=true&profile=DE-SL&limit=1&offset=1")
                        .json()))
                .hasSize(1);
    }

    @Test
    void theAuthorFindsHerProposalEvenWhileTheProcessorStandsStill() {
        StreamingEventProcessor processor = processing
                .eventProcessor("proposals", StreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        try {
            submitted(programme("DE-BB", "ohne-prozessor"));
            assertThat(ids(editor.get("/api/proposals?state=SUBMITTED&profile=DE-BB")
                            .json()))
                    .hasSize(1);
        } finally {
            processor.start();
        }
    }

    @ParameterizedTest
    @CsvSource({"state=OPEN", "profile=Hessen", "limit=0", "limit=501", "limit=x", "offset=-1", "mine=maybe"})
    void whatCannotBeAskedOfTheListIsRefused(String query) {
        Answer refused = editor.get("/api/proposals?" + query);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("bad-parameter");
    }

    @Test
    void theListFoldedAnewIsTheSame() throws Exception {
        submitted(programme("DE-BE", "von-vorn"));
        String before = rows();
        var index = databases.getMongoDatabase().getCollection("proposals");
        index.updateMany(new Document("profile", "DE-BE"), new Document("$set", new Document("state", "APPROVED")));
        assertThat(Http.at(port)
                        .as("admin")
                        .post("/api/admin/projections/proposals/rebuild", null)
                        .status())
                .isEqualTo(202);
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!rows().equals(before) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(rows()).isEqualTo(before);
        assertThat(Http.at(port)
                        .as("admin")
                        .get("/api/admin/projections")
                        .json()
                        .get(1)
                        .get("name")
                        .asString())
                .isEqualTo("proposals");
    }

    private String rows() {
        List<Document> rows = databases
                .getMongoDatabase()
                .getCollection("proposals")
                .find()
                .sort(new Document("_id", 1))
                .into(new ArrayList<>());
        return rows.toString();
    }

    @Test
    void tenThousandProposalsAreListedInAnInstant() {
        var index = databases.getMongoDatabase().getCollection("proposals");
        List<Document> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(new Document("_id", "many-" + i)
                    .append("profile", "DE-HB")
                    .append("state", i % 10 == 0 ? "SUBMITTED" : "APPROVED")
                    .append("writers", List.of("somebody"))
                    .append("types", List.of("ProgrammeStarted"))
                    .append("createdAt", new Date(i))
                    .append("updatedAt", new Date(i))
                    .append("submittedAt", new Date(i))
                    .append("note", "Ein Vorschlag unter vielen")
                    .append("version", 2L)
                    .append("folded", 2L));
            if (many.size() == 1000) {
                index.insertMany(many);
                many.clear();
            }
        }
        long start = System.nanoTime();
        JsonNode queue =
                editor.get("/api/proposals?state=SUBMITTED&profile=DE-HB").json();
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        index.deleteMany(new Document("profile", "DE-HB"));
        assertThat(queue.get("total").asInt()).isEqualTo(1000);
        assertThat(queue.get("proposals")).hasSize(100);
        assertThat(taken).isLessThan(Duration.ofSeconds(5));
    }

    // --- helpers

    private static List<String> ids(JsonNode list) {
        return StreamSupport.stream(list.get("proposals").spliterator(), false)
                .map(row -> row.get("id").asString())
                .toList();
    }

    private String submitted(String body) {
        Answer drafted = editor.post("/api/proposals", body);
        assertThat(drafted.status()).as(drafted.body()).isEqualTo(201);
        Answer submitted = editor.ifMatch(1).post(drafted.header("Location") + "/submission", null);
        assertThat(submitted.status()).as(submitted.body()).isEqualTo(200);
        return drafted.header("Location");
    }

    private void record(String profile, String changes) {
        long version = histories.of(ProfileCode.of(profile)).version();
        Answer recorded = reviewer.ifMatch(version).post("/api/profiles/" + profile + "/changes", changes);
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        assertThat(histories.await(log.headPosition(), Duration.ofSeconds(10))).isTrue();
    }

    private static String programme(String profile, String entry) {
        return """
                {profile: '%s', note: 'Neues Programm', changes: [{type: 'ProgrammeAnnounced', stand: {edtf: '2020-22', asPrinted: 'Sommer 2020'},
                  entry: '%s', title: {de: 'Pilotprogramm'}, sections: ['LANDESREGIERUNG'], commitment: 'FIRM',
                  sources: [{title: 'Pressemitteilung der Landesregierung'}]}]}""".formatted(profile, entry);
    }

    private static String two(String profile, String entry) {
        String change = """
                {type: 'ProgrammeAnnounced', stand: {edtf: '2020-22'}, entry: '%s', title: {de: 'Pilotprogramm'}, sections: ['LANDESREGIERUNG'],
                 sources: [{title: 'Pressemitteilung der Landesregierung'}]}""";
        return "{profile: '" + profile + "', note: 'Zwei Programme', changes: [" + change.formatted(entry + "-1") + ","
                + change.formatted(entry + "-2") + "]}";
    }
}
