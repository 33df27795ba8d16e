package org.standbild.editorial.proposal;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.account.Actor;
import org.standbild.editorial.account.Role;
import org.standbild.editorial.change.Profiles;
import org.standbild.editorial.change.Receipts;
import org.standbild.editorial.proposal.Examination.Examined;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.History;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Review;
import org.standbild.profile.SectionChecked;

/**
 * A proposal as the place where it is decided what becomes of it. Its approval ends it and records its changes in the profile, in one
 * commit.
 */
@Aggregate
class Proposal {

    /** Metadata of a change that was proposed: who approved it, in which proposal, and its class as confirmed. */
    static final String APPROVER = "approver";

    static final String PROPOSAL = "proposal";
    static final String CLASS = "class";
    static final String REVIEW = "review";

    @AggregateIdentifier
    private String id;

    private final Story story = new Story();
    private final Receipts receipts = new Receipts();

    Proposal() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(DraftProposal command, Profiles profiles) {
        OptionalLong answered = receipts.answered(command.actor().person(), command.request());
        if (answered.isPresent()) {
            return answered.getAsLong(); // sent again: the first answer again
        }
        if (story.hasBegun()) {
            throw new Stale(0, story.version(), story.moments());
        }
        requireAssigned(command.actor(), command.profile());
        long newest = profiles.history(command.profile()).version();
        long base = command.baseVersion() == null ? newest : command.baseVersion();
        requireKnown(base, newest);
        apply(
                new ProposalDrafted(command.proposal(), command.profile(), command.note(), command.changes(), base),
                Receipts.metaData(command.actor().person(), command.request()));
        return story.version();
    }

    @CommandHandler
    long decide(ReviseDraft command, Profiles profiles) {
        return unlessAnswered(command, () -> {
            requireAssigned(command.actor(), story.profile());
            requireEditable();
            long base = command.baseVersion() == null ? story.baseVersion() : command.baseVersion();
            requireKnown(base, profiles.history(story.profile()).version());
            happens(new DraftRevised(id, command.note(), command.changes(), base), command);
        });
    }

    @CommandHandler
    long decide(SubmitProposal command, Profiles profiles) {
        return unlessAnswered(command, () -> {
            requireAssigned(command.actor(), story.profile());
            requireEditable();
            requireComplete(profiles.history(story.profile()));
            happens(new ProposalSubmitted(id), command);
        });
    }

    @CommandHandler
    long decide(RequestChanges command) {
        return unlessAnswered(command, () -> {
            requireReviewerOtherThanWriters(command.actor());
            requireSubmitted();
            happens(new ChangesRequested(id, command.reason()), command);
        });
    }

    @CommandHandler
    long decide(ApproveProposal command, Profiles profiles) {
        return unlessAnswered(command, () -> {
            requireReviewerOtherThanWriters(command.actor());
            requireSubmitted();
            List<Examined> examined = requireComplete(profiles.history(story.profile()));
            List<ChangeClass> classes = confirmed(examined, command.classes());
            happens(new ProposalApproved(id, classes), command);
            profiles.record(story.profile(), decided(examined, classes, command.actor()));
        });
    }

    @CommandHandler
    long decide(RejectProposal command) {
        return unlessAnswered(command, () -> {
            requireReviewerOtherThanWriters(command.actor());
            requireSubmitted();
            happens(new ProposalRejected(id, command.reason()), command);
        });
    }

    @CommandHandler
    long decide(WithdrawProposal command) {
        return unlessAnswered(command, () -> {
            if (!story.writers().contains(command.actor().person())) {
                throw Refused.by(Rule.NOT_THE_AUTHOR);
            }
            requireOpen();
            happens(new ProposalWithdrawn(id, command.reason()), command);
        });
    }

    @CommandHandler
    long decide(CommentOnProposal command) {
        return unlessAnswered(command, () -> {
            requireAssigned(command.actor(), story.profile());
            requireOpen();
            happens(new ProposalCommented(id, command.text(), command.pointer()), command);
        });
    }

    // --- what is asked before

    private long unlessAnswered(ProposalCommand command, Runnable decision) {
        OptionalLong answered = receipts.answered(command.actor().person(), command.request());
        if (answered.isPresent()) {
            return answered.getAsLong(); // sent again: the first answer again
        }
        if (command.expectedVersion() != story.version()) {
            throw new Stale(command.expectedVersion(), story.version(), story.after(command.expectedVersion()));
        }
        decision.run();
        return story.version();
    }

    private static void requireAssigned(Actor actor, ProfileCode profile) {
        if (!actor.mayPropose(profile)) {
            throw Refused.by(Rule.NOT_ASSIGNED);
        }
    }

    private static void requireKnown(long baseVersion, long newest) {
        if (baseVersion < 0 || baseVersion > newest) {
            throw Refused.at(Rule.UNKNOWN_BASE, "/baseVersion");
        }
    }

    private void requireOpen() {
        if (story.state().isClosed()) {
            throw Refused.by(Rule.CLOSED);
        }
    }

    private void requireEditable() {
        requireOpen();
        if (!story.state().isEditable()) {
            throw Refused.by(Rule.UNDER_REVIEW);
        }
    }

    private void requireSubmitted() {
        if (story.state() != State.SUBMITTED) {
            throw Refused.by(Rule.NOT_SUBMITTED);
        }
    }

    private void requireReviewerOtherThanWriters(Actor actor) {
        if (!actor.is(Role.REVIEWER)) {
            throw Refused.by(Rule.NOT_A_REVIEWER);
        }
        if (story.writers().contains(actor.person())) {
            throw Refused.by(Rule.OWN_PROPOSAL);
        }
    }

    private List<Examined> requireComplete(History history) {
        if (story.note() == null || story.note().isBlank()) {
            throw Refused.at(Rule.NO_NOTE, "/note");
        }
        if (story.changes().isEmpty()) {
            throw Refused.at(Rule.NO_CHANGE, "/changes");
        }
        List<Examined> examined = Examination.require(history, story.changes());
        requireSource(examined);
        List<Conflict> conflicts = Conflicts.between(
                history,
                story.baseVersion(),
                examined.stream().map(Examined::change).toList());
        if (!conflicts.isEmpty()) {
            throw Refused.because(conflicts);
        }
        return examined;
    }

    /** Who found nothing to change has looked at what is there, and needs nothing new to say so. */
    private static void requireSource(List<Examined> examined) {
        List<Examined> needing = examined.stream()
                .filter(each -> !(each.change() instanceof SectionChecked))
                .toList();
        if (!needing.isEmpty()
                && examined.stream().allMatch(each -> each.change().sources().isEmpty())) {
            throw Refused.at(Rule.NO_SOURCE, "/changes/" + needing.get(0).index() + "/sources");
        }
    }

    private static List<ChangeClass> confirmed(List<Examined> examined, List<@Nullable ChangeClass> wanted) {
        if (!wanted.isEmpty() && wanted.size() != examined.size()) {
            throw Refused.at(Rule.CLASS_MISSING, "/classes");
        }
        List<ChangeClass> confirmed = new ArrayList<>();
        for (int index = 0; index < examined.size(); index++) {
            Classes classes = examined.get(index).classes();
            ChangeClass given = wanted.isEmpty() ? null : wanted.get(index);
            if (given != null) {
                classes.require(given, "/classes/" + index);
            }
            confirmed.add(given == null ? classes.proposed() : given);
        }
        return confirmed;
    }

    /** What a reader learns of how the change came about; people by their pseudonymous ids only. */
    private List<Profiles.Decided> decided(List<Examined> examined, List<ChangeClass> classes, Actor approver) {
        MetaData metaData = MetaData.with(Receipts.ACTOR, story.author())
                .and(REVIEW, Review.REVIEWED.name())
                .and(APPROVER, approver.person())
                .and(PROPOSAL, id);
        List<Profiles.Decided> decided = new ArrayList<>();
        for (int index = 0; index < examined.size(); index++) {
            decided.add(new Profiles.Decided(
                    examined.get(index).change(),
                    metaData.and(CLASS, classes.get(index).name())));
        }
        return decided;
    }

    private static void happens(ProposalEvent event, ProposalCommand command) {
        apply(event, Receipts.metaData(command.actor().person(), command.request()));
    }

    @EventSourcingHandler
    void evolve(ProposalEvent event, MetaData metaData, @SequenceNumber long sequence, @Timestamp Instant at) {
        id = event.proposal();
        story.evolve(event, String.valueOf(metaData.get(Receipts.ACTOR)), at, sequence + 1);
        receipts.evolve(metaData, sequence + 1);
    }
}
