package org.standbild.eventstore;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A log so long that most of it is fetched, and made into messages, before the reader asks for it. */
class ReadingAheadTest {

    private static final int COMMITS = 900;
    private static final int BROKEN = 437;

    private final String name = "ahead-" + UUID.randomUUID();
    private final List<EventLog> opened = new ArrayList<>();
    private final MongoCollection<Document> collection =
            TestServer.client().getDatabase(name).getCollection("commits");

    @BeforeEach
    void fill() {
        EventLog log = log();
        for (int i = 0; i < COMMITS; i++) {
            log.appendEvents(List.of(event(2 * i), event(2 * i + 1)));
        }
    }

    @AfterEach
    void close() {
        opened.forEach(EventLog::close);
        TestServer.client().getDatabase(name).drop();
    }

    private static DomainEventMessage<?> event(long number) {
        return new GenericDomainEventMessage<>("type", "a", number, "event " + number);
    }

    private EventLog log() {
        return log(events -> events);
    }

    private EventLog log(EventUpcaster upcaster) {
        EventLog log = EventLog.builder()
                .client(TestServer.client())
                .database(name)
                .lookEvery(Duration.ofSeconds(1))
                .eventSerializer(Serializers.plain())
                .snapshotSerializer(Serializers.naming())
                .upcasterChain(upcaster)
                .build();
        opened.add(log);
        return log;
    }

    private static List<Long> positions(Iterator<? extends TrackedEventMessage<?>> events, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ((LogToken) events.next().trackingToken()).at())
                .toList();
    }

    private static Iterator<TrackedEventMessage<?>> of(TrackingEventStream stream) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public TrackedEventMessage<?> next() {
                try {
                    return stream.nextAvailable();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    private static List<Long> from(long first, long end) {
        return LongStream.range(first, end).boxed().toList();
    }

    /** By the engine, and by the stream that processors read. */
    private static List<Iterator<? extends TrackedEventMessage<?>>> readers(
            EventLog log, @Nullable TrackingToken token) {
        Stream<? extends TrackedEventMessage<?>> all = log.readEvents(token, false);
        return List.of(all.iterator(), of(LogEventStore.builder(log).build().openStream(token)));
    }

    @Test
    void everyEventComesOnceAndInOrderFromWhereverOneBegins() {
        EventLog log = log();
        TrackingToken token = null;
        for (int seen : new int[] {0, 1, 2, 399, 1_001}) {
            if (seen > 0) {
                List<? extends TrackedEventMessage<?>> before =
                        log.readEvents(null, false).limit(seen).toList();
                token = before.get(seen - 1).trackingToken();
            }
            for (Iterator<? extends TrackedEventMessage<?>> reader : readers(log, token)) {
                assertThat(positions(reader, 2 * COMMITS - seen)).isEqualTo(from(seen, 2L * COMMITS));
            }
            assertThat(log.readEvents(token, false)).hasSize(2 * COMMITS - seen);
        }
    }

    @Test
    void whatIsBeforeABrokenCommitIsHandedOutAndThenTheReaderStops() {
        Document commit = collection.find(eq("_id", (long) BROKEN)).first();
        commit.getList("e", Document.class).get(1).put("d", "\"another\"");
        collection.replaceOne(eq("_id", (long) BROKEN), commit);

        for (Iterator<? extends TrackedEventMessage<?>> reader : readers(log(), null)) {
            assertThat(positions(reader, 2 * BROKEN)).isEqualTo(from(0, 2L * BROKEN));
            for (int time = 0; time < 2; time++) {
                assertThatThrownBy(reader::next)
                        .isInstanceOf(BrokenChain.class)
                        .hasMessageContaining("Commit " + BROKEN);
            }
        }
    }

    @Test
    void whatIsBeforeAnEventThatCannotBeReadIsHandedOutAndThenTheReaderStops() {
        EventLog log = log(events -> events.map(ReadingAheadTest::readable));

        for (Iterator<? extends TrackedEventMessage<?>> reader : readers(log, null)) {
            assertThat(positions(reader, 2 * BROKEN)).isEqualTo(from(0, 2L * BROKEN));
            for (int time = 0; time < 2; time++) {
                assertThatThrownBy(reader::next).hasMessage("No upcaster for this");
            }
        }
    }

    private static IntermediateEventRepresentation readable(IntermediateEventRepresentation event) {
        if (event.getSequenceNumber().orElseThrow() == 2 * BROKEN) {
            throw new IllegalArgumentException("No upcaster for this");
        }
        return event;
    }
}
