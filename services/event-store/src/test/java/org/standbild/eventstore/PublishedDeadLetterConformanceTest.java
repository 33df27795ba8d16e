package org.standbild.eventstore;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.deadletter.DeadLetterEntry;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoDeadLetter;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueueTest;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Axon's own tests of a dead-letter queue, over ours on the embedded server. */
@Tag("published-by-axon")
class PublishedDeadLetterConformanceTest extends SequencedDeadLetterQueueTest<EventMessage<?>> {

    private final String database = TestServer.freshDatabase();

    /** Two of the published tests give the first call of process a tenth of a second. */
    @BeforeAll
    static void warmUp() {
        PublishedDeadLetterConformanceTest warming = new PublishedDeadLetterConformanceTest();
        SequencedDeadLetterQueue<EventMessage<?>> queue = warming.buildTestSubject();
        for (int i = 0; i < 50; i++) {
            queue.enqueue("sequence" + i, warming.generateInitialLetter());
            queue.process(letter -> true, letter -> Decisions.evict());
        }
        warming.dropDatabase();
    }

    @AfterEach
    void dropDatabase() {
        TestServer.client().getDatabase(database).drop();
        GenericDeadLetter.clock = Clock.systemUTC();
    }

    @Override
    protected SequencedDeadLetterQueue<EventMessage<?>> buildTestSubject() {
        return ClaimedDeadLetters.of(
                new MongoSequencedDeadLetterQueue.Builder<EventMessage<?>>()
                        .maxSequences((int) maxSequences())
                        .maxSequenceSize((int) maxSequenceSize()),
                "group",
                DefaultMongoTemplate.builder()
                        .mongoDatabase(TestServer.client(), database)
                        .build(),
                Serializers.naming());
    }

    @Override
    protected long maxSequences() {
        return 64;
    }

    @Override
    protected long maxSequenceSize() {
        return 64;
    }

    @Override
    protected DeadLetter<EventMessage<?>> generateInitialLetter() {
        return new GenericDeadLetter<>("sequence", generateEvent(), generateThrowable());
    }

    @Override
    protected DeadLetter<EventMessage<?>> generateFollowUpLetter() {
        return new GenericDeadLetter<>("sequence", generateEvent());
    }

    @Override
    protected void setClock(Clock clock) {
        GenericDeadLetter.clock = clock;
        GenericEventMessage.clock = clock;
    }

    /** A letter that was never enqueued, in the type that this queue insists on. */
    @Override
    protected DeadLetter<EventMessage<?>> mapToQueueImplementation(DeadLetter<EventMessage<?>> letter) {
        if (letter instanceof MongoDeadLetter) {
            return letter;
        }
        DeadLetterEntry entry = new DeadLetterEntry(
                "group",
                "never enqueued",
                0L,
                new Document(),
                letter.enqueuedAt(),
                letter.lastTouched(),
                letter.cause().orElse(null),
                letter.diagnostics(),
                Serializers.naming());
        return new MongoDeadLetter<>(entry, letter.diagnostics(), letter.message());
    }

    /** Messages are compared by content: they have no equality. */
    @Override
    protected void assertLetter(
            DeadLetter<? extends EventMessage<?>> expected, DeadLetter<? extends EventMessage<?>> actual) {
        assertThat(actual.message().getPayload()).isEqualTo(expected.message().getPayload());
        assertThat(actual.message().getIdentifier())
                .isEqualTo(expected.message().getIdentifier());
        assertThat(actual.message().getMetaData()).isEqualTo(expected.message().getMetaData());
        assertThat(actual.cause()).isEqualTo(expected.cause());
        assertThat(actual.diagnostics()).isEqualTo(expected.diagnostics());
        assertThat(actual.enqueuedAt().truncatedTo(MILLIS))
                .isEqualTo(expected.enqueuedAt().truncatedTo(MILLIS));
        assertThat(actual.lastTouched().truncatedTo(MILLIS))
                .isEqualTo(expected.lastTouched().truncatedTo(MILLIS));
    }
}
