package org.standbild.editorial.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
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
import org.standbild.eventstore.CanonicalDocument;
import org.standbild.eventstore.EventLog;
import org.standbild.eventstore.Histories;
import org.standbild.profile.EditionSignedOff;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Review;
import tools.jackson.databind.JsonNode;

@EditorialTest
class EditionsTest {

    @LocalServerPort
    int port;

    @Autowired
    Histories histories;

    @Autowired
    EventLog log;

    @Autowired
    MongoDatabaseFactory databases;

    private Http anybody;
    private Http reviewer;

    @BeforeEach
    void connect() {
        anybody = Http.at(port);
        reviewer = anybody.as("reviewer");
    }

    @Test
    void aReviewerSeesWhatIsOverdueAndThenPublishes() {
        String body = "{slug: 'stand-2021-06', title: {de: 'Juni 2021', en: 'June 2021'}, stand: '2021-06'}";
        Answer tried = reviewer.post("/api/editions?dryRun=true", body);
        assertThat(tried.status()).isEqualTo(200);
        JsonNode readiness = tried.json().get("readiness");
        assertThat(readiness.get("notSignedOff")).hasSize(16);
        assertThat(readiness.get("overdue").size()).isGreaterThan(16);
        assertThat(readiness.get("overdue").get(0).get("profile").asString()).isEqualTo("DE");
        assertThat(tried.json().has("publishedAtPosition")).isFalse();

        long head = log.headPosition();
        Answer published = reviewer.post("/api/editions", body);
        assertThat(published.status()).as(published.body()).isEqualTo(201);
        assertThat(published.header("Location")).isEqualTo("/api/editions/stand-2021-06");
        assertThat(published.json().get("position").asLong()).isEqualTo(head);
        assertThat(published.json().get("publishedAtPosition").asLong()).isEqualTo(head + 1);
        String sha256 = published.json().get("sha256").asString();
        assertThat(sha256)
                .isEqualTo(tried.json().get("sha256").asString())
                .isEqualTo(
                        CanonicalDocument.sha256(CanonicalDocument.bytes(histories, LocalDate.of(2021, 6, 30), head)));
        assertThat(histories.await(head + 1, Duration.ofSeconds(10))).isTrue();
        assertThat(CanonicalDocument.sha256(CanonicalDocument.bytes(histories, LocalDate.of(2021, 6, 30), head)))
                .as("after its own publication")
                .isEqualTo(sha256);

        Answer again = reviewer.post("/api/editions", body);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("slug-taken");
        assertThat(reviewer.post("/api/editions", body.replace("stand-2021-06", "stand-2020-02"))
                        .problem())
                .isEqualTo("slug-taken");
    }

    @Test
    void aPublicationSentAgainWithItsKeyIsAnsweredAgain() {
        String body = "{slug: 'zweimal', title: {de: 'Zweimal'}, stand: {edtf: '2020-05'}}";
        Http again = reviewer.with("Idempotency-Key", "ausgabe-1");
        Answer first = again.post("/api/editions", body);
        reviewer.post("/api/editions", "{slug: 'dazwischen', title: {de: 'Dazwischen'}, stand: '2020-05'}");
        Answer second = again.post("/api/editions", body);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json().get("position")).isEqualTo(first.json().get("position"));
        assertThat(again.post("/api/editions", body.replace("Zweimal", "Dreimal"))
                        .status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {title: {de: 'x'}, stand: '2020-06'}                            | /slug
                    {slug: 'Juni 2020', title: {de: 'x'}, stand: '2020-06'}         | /slug
                    {slug: 'a', stand: '2020-06'}                                   | /title
                    {slug: 'a', title: {en: 'x'}, stand: '2020-06'}                 | /title/de
                    {slug: 'a', title: {de: 'x'}}                                   | /stand
                    {slug: 'a', title: {de: 'x'}, stand: '31.6.2020'}               | /stand/edtf
                    {slug: 'a', title: {de: 'x'}, stand: '2020-06', position: 7}    | /position
                    """)
    void whatIsNoEditionIsRefusedWithThePlace(String body, String pointer) {
        Answer refused = reviewer.post("/api/editions", body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("errors").toString()).contains("\"" + pointer + "\"");
    }

    @Test
    void whatWillBeIsNotPublished() {
        assertThat(reviewer.post("/api/editions", "{slug: 'zukunft', title: {de: 'x'}, stand: '2999'}")
                        .problem())
                .isEqualTo("future-stand");
    }

    @Test
    void aCoordinationWithoutAnAccountSeesTheProfileAtThatPointAndAgreesOnce() {
        Answer asked = reviewer.post(
                "/api/editions/stand-2020-02/sign-offs",
                "{profile: 'DE-SN', coordination: 'IQ Netzwerk Sachsen', validForDays: 14}");
        assertThat(asked.status()).isEqualTo(201);
        String link = asked.json().get("link").asString();
        String token = link.substring("/abstimmung/".length());
        assertThat(databases.getMongoDatabase().getCollection("commits").find().map(Document::toString))
                .noneMatch(commit -> commit.contains(token.substring(token.indexOf('.') + 1)));

        Answer question = anybody.get(link);
        assertThat(question.status()).isEqualTo(200);
        assertThat(question.json().get("profile").asString()).isEqualTo("DE-SN");
        assertThat(question.json().get("day").asString()).isEqualTo("2020-02-29");
        assertThat(question.json().get("content").get("sections").size()).isPositive();
        assertThat(question.header("Cache-Control")).contains("no-store");

        assertThat(anybody.post(link, "{answer: 'AGREED_WITH_REMARKS'}").problem())
                .isEqualTo("remarks-missing");
        assertThat(anybody.post(link, "{answer: 'MAYBE'}").status()).isEqualTo(400);
        Answer answered = anybody.post(link, "{answer: 'AGREED_WITH_REMARKS', remarks: '<script>alert(1)</script>'}");
        assertThat(answered.status()).isEqualTo(201);
        assertThat(anybody.post(link, "{answer: 'AGREED'}").status()).isEqualTo(410);
        assertThat(anybody.get(link).problem()).isEqualTo("link-used");

        assertThat(histories.await(log.headPosition(), Duration.ofSeconds(10))).isTrue();
        List<RecordedChange> changes = histories.of(ProfileCode.DE_SN).changes();
        RecordedChange last = changes.get(changes.size() - 1);
        assertThat(last.review()).isEqualTo(Review.REVIEWED);
        assertThat(last.change()).isInstanceOfSatisfying(EditionSignedOff.class, signedOff -> {
            assertThat(signedOff.edition()).isEqualTo("stand-2020-02");
            assertThat(signedOff.remarks()).contains("<script>");
        });
        assertThat(states("DE-SN")).containsExactly("ANSWERED");
    }

    @Test
    void whoAsksAgainWithTheSameKeyHasAskedOnceAndGetsTheLinkAgain() {
        Http again = reviewer.with("Idempotency-Key", "anfrage-1");
        String body = "{profile: 'DE-NI', coordination: 'IQ Niedersachsen'}";
        Answer first = again.post("/api/editions/stand-2020-02/sign-offs", body);
        Answer second = again.post("/api/editions/stand-2020-02/sign-offs", body);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(states("DE-NI")).containsExactly("OPEN");
        assertThat(again.post("/api/editions/stand-2020-02/sign-offs", body.replace("IQ", "Anders"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aLinkCanBeTakenBack() {
        Answer asked = reviewer.post(
                "/api/editions/stand-2020-02/sign-offs", "{profile: 'DE-HH', coordination: 'IQ Hamburg'}");
        String id = asked.json().get("id").asString();
        assertThat(reviewer.delete("/api/editions/stand-2020-02/sign-offs/" + id)
                        .status())
                .isEqualTo(204);
        assertThat(reviewer.delete("/api/editions/stand-2020-02/sign-offs/" + id)
                        .status())
                .isEqualTo(204);
        assertThat(anybody.get(asked.json().get("link").asString()).problem()).isEqualTo("link-revoked");
        assertThat(states("DE-HH")).containsExactly("REVOKED");
        assertThat(reviewer.get("/api/editions/stand-2020-02/sign-offs").body()).doesNotContain("abstimmung");
    }

    @Test
    void whatLeadsNowhereSaysNothing() {
        for (String token : List.of("x", "stand-2020-02.abc", "gibt-es-nicht.abc", "DE-SN.abc")) {
            assertThat(anybody.get("/abstimmung/" + token).status()).as(token).isEqualTo(404);
            assertThat(anybody.post("/abstimmung/" + token, "{answer: 'AGREED'}")
                            .status())
                    .as(token)
                    .isEqualTo(404);
        }
        assertThat(reviewer.post("/api/editions/gibt-es-nicht/sign-offs", "{profile: 'DE-SN', coordination: 'x'}")
                        .problem())
                .isEqualTo("no-such-edition");
        assertThat(reviewer.get("/api/editions/gibt-es-nicht/sign-offs").status())
                .isEqualTo(404);
        assertThat(reviewer.delete("/api/editions/stand-2020-02/sign-offs/x").status())
                .isEqualTo(404);
        assertThat(reviewer.post(
                                "/api/editions/stand-2020-02/sign-offs",
                                "{profile: 'DE', coordination: 'x', validForDays: 91}")
                        .status())
                .isEqualTo(400);
    }

    private List<String> states(String profile) {
        return reviewer.get("/api/editions/stand-2020-02/sign-offs")
                .json()
                .valueStream()
                .filter(link -> link.get("profile").asString().equals(profile))
                .map(link -> link.get("state").asString())
                .toList();
    }
}
