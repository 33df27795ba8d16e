package org.standbild.eventstore;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static org.axonframework.extensions.mongo.eventhandling.deadletter.DeadLetterEntry.findOneFilter;
import static org.axonframework.extensions.mongo.eventhandling.deadletter.DeadLetterEntry.updateProcessingStarted;

import com.mongodb.client.MongoCollection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoDeadLetter;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.serialization.Serializer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A dead-letter queue in which only the one who has a letter in hand decides what becomes of it. Whoever slept for so long that another
 * took over can neither evict nor requeue it, and an event that comes again after a kill is not enqueued twice.
 */
final class ClaimedDeadLetters<M extends EventMessage<?>> extends MongoSequencedDeadLetterQueue<M> {

    private static final Logger log = LoggerFactory.getLogger(ClaimedDeadLetters.class);
    private static final String CLAIMED_BY = "claimedBy";
    private static final String CLAIMED_SINCE = "claimedSince";
    private static final String PROCESSING_STARTED = "processingStarted";

    /** Another has taken the letter over. */
    private static final class ClaimLost extends RuntimeException {
        ClaimLost(Letter letter) {
            super("Dead letter " + letter.index() + " of sequence " + letter.sequence()
                    + " was taken over by another process");
        }
    }

    private record Letter(String sequence, long index) {

        static @Nullable Letter of(DeadLetter<?> letter) {
            return letter instanceof MongoDeadLetter<?> stored
                    ? new Letter(stored.sequenceIdentifier(), stored.index())
                    : null;
        }
    }

    private final String group;
    private final MongoCollection<Document> letters;
    private final Map<Letter, String> inHand = new ConcurrentHashMap<>();

    private ClaimedDeadLetters(Builder<M> builder, String group, MongoTemplate template) {
        super(builder);
        this.group = group;
        this.letters = template.deadLetterCollection();
    }

    static <M extends EventMessage<?>> ClaimedDeadLetters<M> of(
            String group, MongoTemplate template, Serializer serializer) {
        return of(new Builder<>(), group, template, serializer);
    }

    static <M extends EventMessage<?>> ClaimedDeadLetters<M> of(
            Builder<M> limits, String group, MongoTemplate template, Serializer serializer) {
        return new ClaimedDeadLetters<>(
                limits.processingGroup(group).mongoTemplate(template).serializer(serializer), group, template);
    }

    @Override
    public void enqueue(Object sequenceIdentifier, DeadLetter<? extends M> letter) {
        String event = letter.message().getIdentifier();
        for (DeadLetter<? extends M> waiting : deadLetterSequence(sequenceIdentifier)) {
            if (waiting.message().getIdentifier().equals(event)) {
                log.info("Event {} waits in sequence {} already", event, sequenceIdentifier);
                return;
            }
        }
        super.enqueue(sequenceIdentifier, letter);
    }

    @Override
    public boolean process(
            Predicate<DeadLetter<? extends M>> sequenceFilter,
            Function<DeadLetter<? extends M>, EnqueueDecision<M>> processingTask) {
        try {
            return super.process(sequenceFilter, letter -> {
                take(Objects.requireNonNull(Letter.of(letter)));
                return processingTask.apply(letter);
            });
        } catch (ClaimLost e) {
            log.warn("{}; what it decides counts", e.getMessage());
            return false;
        }
    }

    /** Of all who believe that a claim is theirs, one gets the letter. */
    private void take(Letter letter) {
        Document stored = letters.find(at(letter)).first();
        Object since = stored == null ? null : stored.get(PROCESSING_STARTED);
        String claim = UUID.randomUUID().toString();
        boolean taken = since != null
                && letters.updateOne(
                                        and(at(letter), eq(PROCESSING_STARTED, since), ne(CLAIMED_SINCE, since)),
                                        combine(set(CLAIMED_BY, claim), set(CLAIMED_SINCE, since)))
                                .getMatchedCount()
                        == 1;
        if (!taken) {
            throw new ClaimLost(letter);
        }
        inHand.put(letter, claim);
    }

    private Bson at(Letter letter) {
        return findOneFilter(group, letter.sequence(), letter.index());
    }

    @Override
    public void evict(DeadLetter<? extends M> letter) {
        Letter stored = Letter.of(letter);
        String claim = stored == null ? null : inHand.remove(stored);
        if (stored == null || claim == null) {
            super.evict(letter);
            return;
        }
        if (letters.deleteOne(and(at(stored), eq(CLAIMED_BY, claim))).getDeletedCount() == 0) {
            throw new ClaimLost(stored);
        }
    }

    @Override
    public void requeue(DeadLetter<? extends M> letter, UnaryOperator<DeadLetter<? extends M>> letterUpdater) {
        Letter stored = Letter.of(letter);
        String claim = stored == null ? null : inHand.remove(stored);
        if (stored != null && claim != null && !stillHas(stored, claim)) {
            throw new ClaimLost(stored);
        }
        super.requeue(letter, letterUpdater);
    }

    /** Begins the claim anew, so that nobody takes it over before the letter is back in the queue. */
    private boolean stillHas(Letter letter, String claim) {
        Bson renewed = updateProcessingStarted(GenericDeadLetter.clock.instant());
        return letters.updateOne(and(at(letter), eq(CLAIMED_BY, claim)), renewed)
                        .getMatchedCount()
                == 1;
    }
}
