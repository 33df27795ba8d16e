package org.standbild.eventstore;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("any-server")
class ChainVerifierTest {

    private final String database = TestServer.freshDatabase();
    private final MongoCollection<Document> collection =
            TestServer.client().getDatabase(database).getCollection("commits");
    private EventLog log;

    @BeforeEach
    void writeTwelveCommits() {
        log = opened();
        for (int i = 0; i < 12; i++) {
            log.appendEvents(EventLogTest.event("a", i), EventLogTest.event("b", i));
        }
    }

    private EventLog opened() {
        return EventLog.builder()
                .client(TestServer.client())
                .database(database)
                .eventSerializer(Serializers.plain())
                .snapshotSerializer(Serializers.naming())
                .build();
    }

    @AfterEach
    void close() {
        log.close();
        TestServer.client().getDatabase(database).drop();
    }

    private ChainVerifier.Result verified() {
        return new ChainVerifier(log).verify();
    }

    @Test
    void anUntouchedLogIsIntactToItsHead() {
        ChainVerifier.Result result = verified();

        assertThat(result.intact()).isTrue();
        assertThat(result.complete()).isTrue();
        assertThat(result.reached()).isEqualTo(new ChainVerifier.Checkpoint(12, 24, log.headHash()));
    }

    @Test
    void aWalkGoesOnWhereItEnded() {
        ChainVerifier verifier = new ChainVerifier(log);
        ChainVerifier.Result first = verifier.verify(ChainVerifier.Checkpoint.START, 5);
        assertThat(first.complete()).isFalse();
        assertThat(first.reached().ordinal()).isEqualTo(5);
        assertThat(verifier.verify(first.reached(), 100)).isEqualTo(verified());
        assertThat(verifier.verify(7, 100)).isEqualTo(verified());
    }

    private void edit(long ordinal, Consumer<Document> change) {
        Document document = collection.find(eq("_id", ordinal)).first();
        change.accept(document);
        collection.replaceOne(eq("_id", ordinal), document);
    }

    private void assertBrokenAt(long ordinal) {
        assertThat(verified().broken()).isNotNull().satisfies(broken -> {
            assertThat(broken.ordinal()).isEqualTo(ordinal);
        });
    }

    @Test
    void anEditedPayloadIsNamedWithBothHashes() {
        edit(4, commit -> commit.getList("e", Document.class).get(0).put("d", "\"better\""));

        assertBrokenAt(4);
        assertThat(verified().broken().expected())
                .hasSize(64)
                .isNotEqualTo(verified().broken().found());
    }

    @Test
    void everyFieldOfAnEventIsProtected() {
        for (String field : List.of("s", "a", "i", "t", "p", "d", "m")) {
            Document original = collection.find(eq("_id", 6L)).first();
            edit(6, commit -> commit.getList("e", Document.class).get(1).put(field, "changed"));
            assertBrokenAt(6);
            collection.replaceOne(eq("_id", 6L), original);
        }
        assertThat(verified().intact()).isTrue();
    }

    @Test
    void everyFieldOfACommitIsProtected() {
        UnaryOperator<Object> change = value -> value instanceof Long number
                ? (Object) (number + 1)
                : value instanceof Integer count
                        ? (Object) (count + 1)
                        : value instanceof String text ? text + "x" : new Binary(new byte[32]);
        for (String field : List.of("w", "g", "n", "t", "m", "b", "h")) {
            Document original = collection.find(eq("_id", 6L)).first();
            edit(6, commit -> commit.put(field, change.apply(commit.get(field))));
            assertBrokenAt(6);
            collection.replaceOne(eq("_id", 6L), original);
        }
        edit(6, commit -> commit.put("k", List.of("s:a#6")));
        assertBrokenAt(6);
    }

    @Test
    void aDeletedCommitIsNamed() {
        collection.deleteOne(eq("_id", 7L));

        assertBrokenAt(7);
    }

    @Test
    void twoSwappedCommitsAreNamed() {
        Document third = collection.find(eq("_id", 3L)).first();
        Document eighth = collection.find(eq("_id", 8L)).first();
        collection.deleteOne(eq("_id", 3L));
        collection.deleteOne(eq("_id", 8L));
        third.put("_id", 8L);
        eighth.put("_id", 3L);
        collection.insertMany(List.of(third, eighth));

        assertBrokenAt(3);
    }

    @Test
    void anInsertedCommitIsNamed() {
        Document copy = collection.find(eq("_id", 11L)).first();
        copy.put("_id", 12L);
        copy.put("k", List.of("s:x#0"));
        collection.insertOne(copy);
        assertBrokenAt(12);
    }

    @Test
    void aDocumentBesideTheChainIsNoticed() {
        collection.insertOne(new Document("_id", "beside").append("k", List.of("s:y#0")));

        assertBrokenAt(12);
    }

    @Test
    void aCutOffEndIsNoticedByWhoeverKnowsTheHead() {
        String published = log.headHash();
        collection.deleteOne(eq("_id", 11L));
        assertBrokenAt(11);

        log.close();
        log = opened();
        assertThat(verified().intact()).isTrue();
        assertThat(verified().reached().hash()).isNotEqualTo(published);
    }

    @Test
    void aReaderStopsLoudlyAtACommitThatWasChanged() {
        edit(4, commit -> commit.getList("e", Document.class).get(0).put("d", "\"better\""));

        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> log.readEvents(null, false).toList())
                .isInstanceOf(BrokenChain.class)
                .hasMessageContaining("Commit 4");
    }

    @Test
    void anErasedPayloadIsGoneSaysWhyAndLeavesTheChainIntact() {
        assertThat(new Erasure(log).erase(9, "Art. 17 DSGVO")).isTrue();
        assertThat(new Erasure(log).erase(9, "again")).isFalse();
        assertThat(new Erasure(log).erase(99, "never there")).isFalse();

        assertThat(verified().intact()).isTrue();
        assertThat(collection.find(eq("_id", 4L)).first().toJson()).doesNotContain("payload b 4");
        Object payload = log.readEvents(null, false).toList().get(9).getPayload();
        assertThat(payload).isInstanceOfSatisfying(Erased.class, erased -> {
            assertThat(erased.reason()).isEqualTo("Art. 17 DSGVO");
            assertThat(erased.was()).isEqualTo("java.lang.String");
        });
        assertThat(log.readEvents("b", 4).next().getPayload()).isEqualTo(payload);
        assertThat(log.readEvents("b").asStream().count()).isEqualTo(12);
    }

    @Test
    void anErasureThatLiesAboutWhatWasThereIsNamed() {
        new Erasure(log).erase(9, "why");
        edit(4, commit -> commit.getList("e", Document.class)
                .get(1)
                .get("x", Document.class)
                .put("d", new Binary(new byte[32])));

        assertBrokenAt(4);
    }

    @Test
    void aGapIsReportedAndNeverSkipped() throws Exception {
        log.close();
        Document copy = collection.find(eq("_id", 11L)).first();
        log = opened();
        copy.put("_id", 13L);
        copy.put("k", List.of("s:x#0"));
        collection.insertOne(copy);

        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(15))
                .until(() -> log.trouble().isPresent());
        assertThat(log.trouble().orElseThrow()).contains("Commit 12 is missing");
        assertThat(log.headPosition()).isEqualTo(23);
    }

    @Test
    void aDeliveredCommitThatTheServerLosesIsPutBackAsItWas() {
        Document lost = collection.find(eq("_id", 7L)).first();
        Document last = collection.find(eq("_id", 11L)).first();
        collection.deleteOne(eq("_id", 7L));
        collection.deleteOne(eq("_id", 11L));

        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(15))
                .until(() -> log.putBack() == 2);
        assertThat(collection.find(eq("_id", 7L)).first()).isEqualTo(lost);
        assertThat(collection.find(eq("_id", 11L)).first()).isEqualTo(last);
        assertThat(verified().intact()).isTrue();
    }

    @Test
    void aDeliveredCommitThatIsReplacedIsToldWithBothHashes() {
        String delivered = log.headHash();
        String other = "ab".repeat(32);
        edit(11, commit -> commit.put("h", new Binary(java.util.HexFormat.of().parseHex(other))));

        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(15))
                .until(() -> log.trouble().isPresent());
        assertThat(log.trouble().orElseThrow()).contains("Commit 11", delivered, other);
        assertThat(log.putBack()).isZero();
    }
}
