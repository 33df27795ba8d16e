package org.standbild.editorial.change;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.History;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Review;

/**
 * A profile as the place where changes are decided. What it knows is its history; what it asks is the fold at the Stand of the change.
 */
@Aggregate(snapshotTriggerDefinition = "everySoManyEvents")
@Revision(StateProfile.SHAPE_OF_SNAPSHOTS)
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
final class StateProfile {

    /** Whoever changes the fields raises it: snapshots of another shape are passed over and the events are read instead. */
    static final String SHAPE_OF_SNAPSHOTS = "1";

    static final String REVIEW = "review";

    /** Metadata: the class of a change, where somebody confirmed it or it does not follow from the event alone. */
    static final String CLASS = "class";

    @AggregateIdentifier
    private String code;

    private final List<RecordedChange> changes;
    private final Receipts receipts;
    private long version;

    StateProfile() {
        this.changes = new ArrayList<>();
        this.receipts = new Receipts();
    }

    @JsonCreator
    StateProfile(
            @JsonProperty("code") String code,
            @JsonProperty("changes") List<RecordedChange> changes,
            @JsonProperty("receipts") Receipts receipts,
            @JsonProperty("version") long version) {
        this.code = code;
        this.changes = new ArrayList<>(changes);
        this.receipts = receipts;
        this.version = version;
    }

    /** The version that the profile has then. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(RecordChanges command) {
        OptionalLong answered = receipts.answered(command.actor(), command.request());
        if (answered.isPresent()) {
            return answered.getAsLong(); // sent again: the first answer again
        }
        requireSeen(command.expectedVersion());
        MetaData metaData = Receipts.metaData(command.actor(), command.request())
                .and(REVIEW, command.review().name());
        record(
                ProfileCode.of(command.profile()),
                command.changes().stream()
                        .map(change -> new Profiles.Decided(change, metaData))
                        .toList());
        return version;
    }

    /** Each change is decided as the profile is once those before it are recorded. */
    void record(ProfileCode profile, List<Profiles.Decided> decided) {
        Rules rules = new Rules(History.of(profile, changes));
        for (int index = 0; index < decided.size(); index++) {
            ProfileChange change = decided.get(index).change();
            rules.require(change, index);
            apply(change, classified(change, decided.get(index).metaData()));
            rules = new Rules(History.of(profile, changes));
        }
        rules.requireReferences(decided.stream().map(Profiles.Decided::change).toList());
    }

    /** A change that nobody confirmed the class of says it itself where the event alone would say too little. */
    private MetaData classified(ProfileChange change, MetaData metaData) {
        if (metaData.containsKey(CLASS) || ChangeClass.of(change) != ChangeClass.EDITORIAL) {
            return metaData;
        }
        History before = History.of(change.profile(), List.copyOf(changes));
        History after = before.with(List.of(
                new RecordedChange(version, Instant.EPOCH, "change-" + version, version + 1, Review.REVIEWED, change)));
        ChangeClass follows = Facts.classOf(change, before, after);
        return follows == ChangeClass.EDITORIAL ? metaData : metaData.and(CLASS, follows.name());
    }

    History history() {
        return History.of(ProfileCode.of(code), List.copyOf(changes));
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
        Object confirmed = metaData.get(CLASS);
        ChangeClass changeClass = ChangeClass.of(change, confirmed == null ? null : confirmed.toString());
        changes.add(new RecordedChange(sequence, timestamp, eventId, version, review, changeClass, change));
        receipts.evolve(metaData, version);
    }
}
