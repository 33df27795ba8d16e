package org.standbild.editorial.change;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.standbild.profile.History;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Review;

/**
 * A profile as the place where changes are decided. What it knows is its history; what it asks is the fold at the Stand of the change.
 */
@Aggregate
class StateProfile {

    static final String ACTOR = "actor";
    static final String REVIEW = "review";
    static final String IDEMPOTENCY_KEY = "idempotencyKey";
    static final String BODY_HASH = "bodyHash";

    @AggregateIdentifier
    private String code;

    private final List<RecordedChange> changes = new ArrayList<>();
    private final Map<String, Receipt> receipts = new HashMap<>();
    private long version;

    /** What a request with an idempotency key was answered. */
    record Receipt(String bodyHash, long version) {}

    StateProfile() {}

    /** The version that the profile has then. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(RecordChanges command) {
        IdempotentRequest request = command.request();
        if (request != null) {
            Receipt receipt = receipts.get(command.actor() + " " + request.key());
            if (receipt != null) {
                if (!receipt.bodyHash().equals(request.bodyHash())) {
                    throw new OtherBody(request.key());
                }
                return receipt.version(); // sent again: the first answer again
            }
        }
        requireSeen(command.expectedVersion());
        MetaData metaData = MetaData.with(ACTOR, command.actor())
                .and(REVIEW, command.review().name());
        if (request != null) {
            metaData = metaData.and(IDEMPOTENCY_KEY, request.key()).and(BODY_HASH, request.bodyHash());
        }
        ProfileCode profile = ProfileCode.of(command.profile());
        Rules rules = new Rules(History.of(profile, changes));
        for (int index = 0; index < command.changes().size(); index++) {
            ProfileChange change = command.changes().get(index);
            rules.require(change, index);
            apply(change, metaData);
            rules = rules.after(History.of(profile, changes));
        }
        rules.requireReferences(command.changes());
        return version;
    }

    private void requireSeen(long expectedVersion) {
        if (expectedVersion != version) {
            throw new StaleVersion(
                    expectedVersion,
                    version,
                    changes.stream()
                            .filter(change -> change.version() > expectedVersion)
                            .toList());
        }
    }

    @EventSourcingHandler
    void evolve(
            ProfileChange change,
            MetaData metaData,
            @MessageIdentifier String eventId,
            @SequenceNumber long sequence,
            @Timestamp Instant timestamp) {
        code = change.profile().code();
        version = sequence + 1;
        Review review = Review.valueOf(String.valueOf(metaData.getOrDefault(REVIEW, Review.IMPORTED.name())));
        changes.add(new RecordedChange(sequence, timestamp, eventId, version, review, change));
        Object key = metaData.get(IDEMPOTENCY_KEY);
        if (key != null) {
            receipts.put(
                    metaData.get(ACTOR) + " " + key, new Receipt(String.valueOf(metaData.get(BODY_HASH)), version));
        }
    }
}
