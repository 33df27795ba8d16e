package org.standbild.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("any-server")
class EventLogTest {

    static final Instant APRIL = Instant.parse("2020-04-30T10:00:00Z");

    private final String database = TestServer.freshDatabase();
    private final SettableClock clock = new SettableClock();
    private EventLog log;

    @BeforeEach
    void open() {
        log = reopened();
    }

    private EventLog reopened() {
        return EventLog.builder()
                .client(TestServer.client())
                .database(database)
                .clock(clock)
                .lookEvery(Duration.ofMillis(5))
                .eventSerializer(Serializers.plain())
                .snapshotSerializer(Serializers.naming())
                .build();
    }

    @AfterEach
    void close() {
        log.close();
        TestServer.client().getDatabase(database).drop();
    }

    static DomainEventMessage<String> event(String stream, long sequence) {
        return new GenericDomainEventMessage<>("type", stream, sequence, "payload " + stream + " " + sequence);
    }

    private static List<EventMessage<?>> events(String stream, int count) {
        return IntStream.range(0, count)
                .<EventMessage<?>>mapToObj(i -> event(stream, i))
                .toList();
    }

    private List<TrackedEventMessage<?>> all() {
        return new ArrayList<>(log.readEvents(null, false).toList());
    }

    @Test
    void anEmptyLogHasNoHead() {
        assertThat(log.headPosition()).isEqualTo(-1);
        assertThat(log.createHeadToken()).isNull();
    }

    @Test
    void positionsAreDenseOverCommitsOfAnySize() {
        log.appendEvents(events("a", 3));
        log.appendEvents(events("b", 1));
        log.appendEvents(events("c", 2));

        assertThat(all()).extracting(e -> e.getMetaData().get("position")).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(all())
                .extracting(e -> e.trackingToken().position().getAsLong())
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(log.headPosition()).isEqualTo(5);
        assertThat(log.positionOf("c", 1)).hasValue(5);
        assertThat(log.positionOf("c", 2)).isEmpty();
    }

    @Test
    void everyEventReadSaysWhenItWasRecordedAndTimeNeverGoesBack() {
        clock.set(APRIL);
        log.appendEvents(event("a", 0));
        clock.set(APRIL.minus(Duration.ofHours(1)));
        log.appendEvents(event("a", 1));
        clock.set(APRIL.plus(Duration.ofHours(1)));
        log.appendEvents(event("a", 2));

        String april = APRIL.toString();
        String later = APRIL.plus(Duration.ofHours(1)).toString();
        assertThat(all()).extracting(e -> e.getMetaData().get("recordedAt")).containsExactly(april, april, later);
        assertThat(log.readEvents("a", 1)
                        .asStream()
                        .map(e -> e.getMetaData().get("recordedAt"))
                        .toList())
                .isEqualTo(List.of(april, later));
        assertThat(log.recordedAt(1)).hasValue(APRIL);
        assertThat(log.recordedAt(3)).isEmpty();
    }

    @Test
    void aReopenedLogGoesOnWhereItEnded() {
        log.appendEvents(events("a", 2));
        log.close();
        log = reopened();

        assertThat(log.headPosition()).isEqualTo(1);
        log.appendEvents(event("a", 2));
        assertThat(all()).extracting(e -> e.getMetaData().get("position")).containsExactly(0L, 1L, 2L);
        assertThat(log.lastSequenceNumberFor("a")).hasValue(2L);
        assertThat(log.lastSequenceNumberFor("b")).isEmpty();
    }

    @Test
    void aTokenTellsWhereToGoOn() {
        log.appendEvents(events("a", 3));
        log.appendEvents(events("b", 2));
        TrackedEventMessage<?> second = all().get(1);

        assertThat(log.readEvents(second.trackingToken(), false))
                .extracting(EventMessage::getPayload)
                .isEqualTo(List.of("payload a 2", "payload b 0", "payload b 1"));
    }

    @Test
    void aTokenOfATimeAfterTheLastEventIsTheHead() {
        log.appendEvents(events("a", 3));
        log.appendEvents(events("b", 3));

        assertThat(log.createTokenAt(Instant.now().plusSeconds(60))).isEqualTo(log.createHeadToken());
    }

    @Test
    void overlappingAheadAndRepeatedEventsAreRefusedByName() {
        log.appendEvents(events("a", 3));

        assertThatThrownBy(() -> log.appendEvents(event("a", 0))).isInstanceOf(AggregateStreamCreationException.class);
        assertThatThrownBy(() -> log.appendEvents(event("a", 2), event("a", 3)))
                .isInstanceOf(ConcurrencyException.class)
                .hasMessageContaining("Event 2 of stream [a]");
        assertThatThrownBy(() -> log.appendEvents(event("a", 4)))
                .isInstanceOf(GapInStream.class)
                .hasMessageContaining("event 3 is not in the log");
        DomainEventMessage<String> other = new GenericDomainEventMessage<>(
                "type",
                "b",
                0,
                "payload",
                org.axonframework.messaging.MetaData.emptyInstance(),
                all().get(0).getIdentifier(),
                Instant.now());
        assertThatThrownBy(() -> log.appendEvents(other))
                .hasMessageContaining("identifier [" + other.getIdentifier() + "] is already used by commit 0");
        assertThat(log.headPosition()).isEqualTo(2);
    }

    @Test
    void aRefusedCommitHarmsNoOtherOfItsBatch() throws Exception {
        log.appendEvents(events("taken", 3));
        List<Throwable> refused = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> writers = new ArrayList<>();
        for (int w = 0; w < 24; w++) {
            String stream = "w" + w;
            boolean late = w % 4 == 0;
            writers.add(new Thread(() -> {
                for (int i = 0; i < 10; i++) {
                    try {
                        log.appendEvents(
                                late ? List.of(event(stream, i), event("taken", i % 3)) : List.of(event(stream, i)));
                    } catch (RuntimeException e) {
                        refused.add(e);
                        assertThat(late).isTrue();
                        break;
                    }
                }
            }));
        }
        writers.forEach(Thread::start);
        for (Thread writer : writers) {
            writer.join();
        }

        assertThat(refused)
                .hasSize(6)
                .allMatch(each ->
                        each instanceof ConcurrencyException || each instanceof AggregateStreamCreationException);
        assertThat(log.headPosition()).isEqualTo(2 + 18 * 10);
        assertThat(log.readEvents("w0").hasNext())
                .as("nothing of a refused commit is there")
                .isFalse();
        assertThat(log.readEvents("w1").asStream().count()).isEqualTo(10);
    }

    @Test
    void aLongStreamInOneCommitIsReadWhole() {
        log.appendEvents(events("a", 10_000));

        assertThat(log.readEvents("a").asStream().count()).isEqualTo(10_000);
        assertThat(log.lastSequenceNumberFor("a")).hasValue(9_999L);
        assertThat(all()).hasSize(10_000);
    }

    @Test
    void oneUnitOfWorkOverSeveralAggregatesIsOneCommit() {
        LogEventStore store = LogEventStore.builder(log).build();
        DefaultUnitOfWork<?> root = DefaultUnitOfWork.startAndGet(null);
        store.publish(event("a", 0));
        DefaultUnitOfWork<?> nested = DefaultUnitOfWork.startAndGet(null);
        store.publish(event("b", 0));
        nested.commit();
        store.publish(event("a", 1));
        assertThat(log.headPosition()).isEqualTo(-1);
        root.commit();

        assertThat(log.headPosition()).isEqualTo(2);
        assertThat(log.commits().headFrom(-1)).isZero();
    }

    @Test
    void whatIsPublishedWhileAUnitOfWorkPreparesToCommitIsInTheSameCommit() {
        LogEventStore store = LogEventStore.builder(log).build();
        store.subscribe(events -> {
            if (events.get(0).getPayload().equals("payload a 0")) {
                store.publish(event("b", 0));
            }
        });
        DefaultUnitOfWork<?> root = DefaultUnitOfWork.startAndGet(null);
        store.publish(event("a", 0));
        root.commit();

        assertThat(log.headPosition()).isEqualTo(1);
        assertThat(log.commits().headFrom(-1)).isZero();
    }

    @Test
    void aUnitOfWorkThatCannotPrepareLeavesNothing() {
        LogEventStore store = LogEventStore.builder(log).build();
        DefaultUnitOfWork<?> root = DefaultUnitOfWork.startAndGet(null);
        store.publish(event("a", 0));
        // as late as anybody can still say no
        root.onPrepareCommit(unitOfWork -> unitOfWork.onPrepareCommit(later -> {
            throw new IllegalStateException("no");
        }));

        assertThatThrownBy(root::commit).hasMessage("no");
        assertThat(log.headPosition()).isEqualTo(-1);
    }

    @Test
    void aUnitOfWorkThatFailsLeavesNothing() {
        log.appendEvents(event("b", 0));
        LogEventStore store = LogEventStore.builder(log).build();
        DefaultUnitOfWork<?> root = DefaultUnitOfWork.startAndGet(null);
        store.publish(event("a", 0));
        store.publish(event("b", 0));

        assertThatThrownBy(root::commit).isInstanceOf(AggregateStreamCreationException.class);
        assertThat(log.headPosition()).isZero();
        assertThat(log.readEvents("a").hasNext()).isFalse();
    }

    @Test
    void whatAnotherProcessWritesIsDelivered() throws Exception {
        try (EventLog other = reopened()) {
            var stream = LogEventStore.builder(log).build().openStream(null);
            other.appendEvents(events("a", 2));
            log.appendEvents(events("b", 1));
            other.appendEvents(event("a", 2));

            List<Object> seen = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                seen.add(stream.nextAvailable().getMetaData().get("position"));
            }
            assertThat(seen).containsExactly(0L, 1L, 2L, 3L);
        }
    }

    @Test
    void aTokenOfAnotherLogIsRefusedWithBothHashes() {
        log.appendEvents(event("a", 0));
        LogToken token = (LogToken) all().get(0).trackingToken();
        LogToken forged = new LogToken(0, 0, 0, token.time(), "0123456789abcdef");

        assertThatThrownBy(() -> log.readEvents(forged, false))
                .isInstanceOf(ForeignToken.class)
                .hasMessageContaining("0123456789abcdef")
                .hasMessageContaining(token.hash());
        assertThatThrownBy(() -> log.readEvents(new LogToken(7, 0, 7, 0, "ff"), false))
                .isInstanceOf(ForeignToken.class)
                .hasMessageContaining("ends before commit 7");
    }

    @Test
    void aBackfilledCommitCarriesTheTimeItWasOnceRecorded() {
        clock.set(Instant.parse("2026-01-01T00:00:00Z"));
        new Backfill(log).append(APRIL, List.of(event("a", 0), event("b", 0)));

        assertThat(all()).allSatisfy(event -> {
            assertThat(event.getMetaData().get("recordedAt")).isEqualTo(APRIL.toString());
            assertThat(event.getMetaData().get("importedAt")).isEqualTo("2026-01-01T00:00:00Z");
            assertThat(event.getTimestamp()).isEqualTo(APRIL);
        });
    }

    @Test
    void backfillIsRefusedAfterALiveCommitOutOfOrderAndInTheFuture() {
        clock.set(Instant.parse("2026-01-01T00:00:00Z"));
        Backfill backfill = new Backfill(log);
        backfill.append(APRIL, List.of(event("a", 0)));

        assertThatThrownBy(() -> backfill.append(APRIL.minusSeconds(1), List.of(event("b", 0))))
                .isInstanceOf(BackfillRefused.class);
        assertThatThrownBy(() -> backfill.append(clock.instant().plusSeconds(1), List.of(event("b", 0))))
                .isInstanceOf(BackfillRefused.class);
        log.appendEvents(event("a", 1));
        clock.set(Instant.parse("2026-01-02T00:00:00Z"));
        assertThatThrownBy(() -> backfill.append(Instant.parse("2026-01-01T12:00:00Z"), List.of(event("b", 0))))
                .isInstanceOf(BackfillRefused.class)
                .hasMessageContaining("live commit");
        assertThat(log.headPosition()).isEqualTo(1);
    }

    @Test
    void aCommitAboveSixteenMegabytesIsRefusedBeforeItIsWritten() {
        log.appendEvents(large("a", 15_900_000));
        assertThatThrownBy(() -> log.appendEvents(large("b", 16_900_000))).isInstanceOf(CommitTooLarge.class);

        log.appendEvents(event("c", 0));
        assertThat(all()).hasSize(2);
    }

    private static DomainEventMessage<String> large(String stream, int bytes) {
        return new GenericDomainEventMessage<>("type", stream, 0, "x".repeat(bytes));
    }

    @Test
    void identifiersMayHoldAnything() {
        for (String id : List.of("a#1", "a", "a1", "s:a#1", "e:x", "Zürich/ÄÖÜ ß", "a.b$c\u0000d", "日本", "")) {
            log.appendEvents(events(id, 12));
            assertThat(log.readEvents(id).asStream().count()).as(id).isEqualTo(12);
        }
    }

    @Test
    void theLastNumberOfAStreamIsFoundByALogThatHasNeverSeenIt() {
        List<Integer> lengths = List.of(1, 2, 3, 4, 5, 7, 8, 9, 100, 129);
        lengths.forEach(length -> log.appendEvents(events("of" + length, length)));
        log.close();
        log = reopened();

        for (int length : lengths) {
            assertThat(log.lastSequenceNumberFor("of" + length)).hasValue(length - 1L);
        }
    }

    @Test
    void aSnapshotThatTellsMoreThanTheLogIsIgnored() {
        log.appendEvents(events("a", 3));
        log.storeSnapshot(event("a", 2));
        assertThat(log.readSnapshot("a")).isPresent();

        log.close();
        TestServer.client().getDatabase(database).getCollection("commits").drop();
        log = reopened();
        assertThat(log.readSnapshot("a")).isEmpty();
    }

    @Test
    void manyWritersAtOnceLeaveADenseChain() throws Exception {
        List<Thread> writers = IntStream.range(0, 16)
                .mapToObj(w -> new Thread(() -> {
                    for (int i = 0; i < 50; i++) {
                        log.appendEvents(event("w" + w, i));
                    }
                }))
                .toList();
        writers.forEach(Thread::start);
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(all())
                .extracting(e -> e.trackingToken().position().getAsLong())
                .containsExactlyElementsOf(
                        IntStream.range(0, 800).mapToObj(Long::valueOf).toList());
    }

    /** A clock that a test sets. */
    static final class SettableClock extends Clock {
        private volatile Instant now = Instant.now();

        void set(Instant instant) {
            now = instant;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
