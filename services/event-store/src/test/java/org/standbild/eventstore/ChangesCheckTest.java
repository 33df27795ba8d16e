package org.standbild.eventstore;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.standbild.profile.ProfileChange;
import tools.jackson.databind.json.JsonMapper;

/** What readers see is held against the log, and a difference is found wherever it lies. */
@Tag("any-server")
class ChangesCheckTest {

    private static final int CHANGES = 250;

    private final MongoDatabase database = TestServer.client().getDatabase(TestServer.freshDatabase());
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private final Histories histories = new Histories();
    private EventLog log;
    private ChangesProjection projection;
    private ChangesCheck check;

    @BeforeEach
    void recordChanges() {
        log = EventLog.builder()
                .client(TestServer.client())
                .database(database.getName())
                .clock(clock)
                .eventSerializer(Serializers.plain())
                .snapshotSerializer(Serializers.naming())
                .build();
        for (int i = 0; i < CHANGES; i++) {
            log.appendEvents(new GenericDomainEventMessage<>(
                    "StateProfile", "DE-SN", i, statement("aussage-" + i), MetaData.with("review", "REVIEWED")));
        }
        projection = new ChangesProjection(database, log, histories, clock);
        log.readEvents(null, false).forEach(projection::on);
        check = check(null);
    }

    private ChangesCheck check(LocalTime everyDayAt) {
        return new ChangesCheck(projection, log, histories, clock, everyDayAt);
    }

    @AfterEach
    void close() {
        check.stop();
        log.close();
        database.drop();
    }

    private static ProfileChange statement(String entry) {
        return change("""
                {"type":"StatementRecorded","profile":"DE-SN","stand":{"edtf":"2020-02"},"entry":"%s",
                 "summary":{"de":"Kein Teilprojekt 2019"},"sections":["BA"],"sources":[]}""".formatted(entry));
    }

    private static ProfileChange change(String json) {
        return JsonMapper.builder().build().readValue(json, ProfileChange.class);
    }

    @Test
    void whatReadersSeeIsWhatTheLogSays() {
        assertThat(check.last()).isNull();
        ChangesCheck.Result result = check.run();

        assertThat(result.message()).isNull();
        assertThat(result.verdict()).isEqualTo(ChangesCheck.Verdict.SAME);
        assertThat(result.position()).isEqualTo(CHANGES - 1);
        assertThat(check.last()).isEqualTo(result);
    }

    @Test
    void aRowThatWasChangedIsNamedByItsPosition() {
        String row =
                database.getCollection("changes").find(eq("_id", 120L)).first().getString("change");
        database.getCollection("changes").updateOne(eq("_id", 120L), set("change", row.replace("2019", "2018")));

        assertDiffers("the stored row at position 120");
    }

    @Test
    void aRowThatIsMissingIsNamedByItsPosition() {
        database.getCollection("changes").deleteOne(eq("_id", 249L));

        assertDiffers("the stored row at position 249");
    }

    @Test
    void whatIsOtherInMemoryIsNamedByItsPosition() {
        Histories other = new Histories();
        other.accept(
                histories.after(-1).stream()
                        .filter(change -> change.position() != 7)
                        .toList(),
                CHANGES - 1);
        check = new ChangesCheck(projection, log, other, clock, null);

        assertDiffers("the change at position 7 in memory");
    }

    private void assertDiffers(String what) {
        ChangesCheck.Result result = check.run();
        assertThat(result.verdict()).isEqualTo(ChangesCheck.Verdict.DIFFERS);
        assertThat(result.message()).isEqualTo(what);
    }

    @Test
    void anEditionWhoseHashIsNotThatOfItsDocumentIsNamed() {
        log.appendEvents(
                new GenericDomainEventMessage<>("Edition", "stand-2020-02", 0, change("""
                        {"type":"EditionPublished","profile":"DE","stand":{"edtf":"2020-02"},"edition":"stand-2020-02",
                         "title":{"de":"Stand Februar 2020"},"position":249,"sha256":"%s","sources":[]}""".formatted("ab".repeat(32)))));
        log.readEvents(log.createTokenAt(Instant.EPOCH), false).forEach(projection::on);

        assertDiffers("the hash of edition stand-2020-02");
    }

    @Test
    void aCheckThatCannotReadTheLogSaysSo() {
        database.getCollection("commits").updateOne(eq("_id", 30L), set("w", "somebody else"));

        ChangesCheck.Result result = check.run();
        assertThat(result.verdict()).isEqualTo(ChangesCheck.Verdict.FAILED);
        assertThat(result.message()).contains("Commit 30");
    }

    @Test
    void itRunsByItselfAtTheGivenTimeInBerlin() {
        Clock justBefore = Clock.fixed(Instant.parse("2026-11-22T02:29:59.900Z"), ZoneOffset.UTC);
        check = new ChangesCheck(projection, log, histories, justBefore, LocalTime.of(3, 30));
        check.start();

        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> check.last() != null && check.last().verdict() == ChangesCheck.Verdict.SAME);
    }
}
