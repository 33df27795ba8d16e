package org.standbild.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Tag("any-server")
class UpcastingTest {

    record Old(@JsonProperty("number") int number) {}

    record First(@JsonProperty("number") int number) {}

    record Second(@JsonProperty("number") int number) {}

    private static final String OLD = Old.class.getName();

    private final String database = TestServer.freshDatabase();
    private final List<EventLog> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(EventLog::close);
        TestServer.client().getDatabase(database).drop();
    }

    private EventLog opened(EventUpcaster... upcasters) {
        EventLog log = EventLog.builder()
                .client(TestServer.client())
                .database(database)
                .upcasterChain(new EventUpcasterChain(upcasters))
                .eventSerializer(Serializers.plain())
                .snapshotSerializer(Serializers.naming())
                .build();
        opened.add(log);
        return log;
    }

    private void writeOldEvents(int count, int perCommit) {
        EventLog log = opened();
        List<EventMessage<?>> commit = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            commit.add(new GenericDomainEventMessage<>("type", "a", i, new Old(i)));
            if (commit.size() == perCommit) {
                log.appendEvents(commit);
                commit.clear();
            }
        }
    }

    /** Drops every third event and makes two of every other. */
    private static Stream<IntermediateEventRepresentation> none(Stream<IntermediateEventRepresentation> events) {
        return events.filter(event -> event.getSequenceNumber().orElse(0L) % 3 != 0);
    }

    private static Stream<IntermediateEventRepresentation> two(Stream<IntermediateEventRepresentation> events) {
        return events.flatMap(event -> event.getType().getName().equals(OLD)
                ? Stream.of(
                        event.upcastPayload(
                                new SimpleSerializedType(First.class.getName(), null), JsonNode.class, n -> n),
                        event.upcastPayload(
                                new SimpleSerializedType(Second.class.getName(), null), JsonNode.class, n -> n))
                : Stream.of(event));
    }

    private static List<Object> expected(int count) {
        List<Object> expected = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (i % 3 != 0) {
                expected.add(new First(i));
                expected.add(new Second(i));
            }
        }
        return expected;
    }

    @Test
    void oneToNoneAndOneToManyWorkAcrossBatchesForEveryKindOfReader() throws Exception {
        writeOldEvents(306, 1);
        EventLog log = opened(UpcastingTest::none, UpcastingTest::two);

        assertThat(log.readEvents(null, false).map(EventMessage::getPayload).toList())
                .isEqualTo(expected(306));
        assertThat(log.readEvents("a").asStream().map(EventMessage::getPayload).toList())
                .isEqualTo(expected(306));
        TrackingEventStream stream = LogEventStore.builder(log).build().openStream(null);
        List<Object> seen = new ArrayList<>();
        while (stream.hasNextAvailable(100, TimeUnit.MILLISECONDS)) {
            seen.add(stream.nextAvailable().getPayload());
        }
        assertThat(seen).isEqualTo(expected(306));
    }

    @Test
    void bothHalvesOfAnUpcastEventHaveTheSamePositionAndAreNotRepeatedAfterIt() throws Exception {
        writeOldEvents(6, 3);
        EventLog log = opened(UpcastingTest::two);
        TrackingEventStream stream = LogEventStore.builder(log).build().openStream(null);
        stream.nextAvailable();
        TrackedEventMessage<?> second = stream.nextAvailable();
        assertThat(second.getMetaData()).containsEntry("position", 0L);

        TrackingEventStream later = LogEventStore.builder(log).build().openStream(second.trackingToken());
        assertThat(later.nextAvailable().getPayload()).isEqualTo(new First(1));
    }

    @Test
    void aStreamOfNothingButDroppedEventsStillEndsAtItsLastNumber() {
        writeOldEvents(1, 1);
        EventLog log = opened(events -> events.filter(event -> false));

        var events = log.readEvents("a");
        assertThat(events.hasNext()).isFalse();
        assertThat(events.getLastSequenceNumber()).isZero();
    }

    @Test
    void anEventOfATypeNobodyKnowsIsHandedOnAsUnknown() {
        writeOldEvents(2, 1);
        EventLog log = opened(events -> events.map(event -> event.upcastPayload(
                new SimpleSerializedType("org.standbild.fromtomorrow.Event", null), JsonNode.class, n -> n)));

        assertThat(log.readEvents(null, false)
                        .map(event -> event.getPayloadType().getSimpleName())
                        .toList())
                .isEqualTo(List.of("UnknownSerializedType", "UnknownSerializedType"));
    }

    @Test
    void unknownFieldsOfANewerWriterAreIgnored() {
        writeOldEvents(1, 1);
        EventLog log = opened(events -> events.map(event ->
                event.upcastPayload(new SimpleSerializedType(First.class.getName(), null), JsonNode.class, node -> {
                    ((tools.jackson.databind.node.ObjectNode) node).put("fromTomorrow", true);
                    return node;
                })));

        assertThat(log.readEvents(null, false).map(EventMessage::getPayload).toList())
                .isEqualTo(List.of(new First(0)));
    }
}
