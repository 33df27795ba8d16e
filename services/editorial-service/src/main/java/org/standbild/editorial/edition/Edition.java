package org.standbild.editorial.edition;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.standbild.editorial.change.Receipts;
import org.standbild.profile.EditionPublished;
import org.standbild.profile.EditionSignedOff;
import org.standbild.profile.Edtf;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Review;
import org.standbild.profile.SignOff;
import org.standbild.profile.Stand;

/** An edition as the place where it is decided that it is published once, and who may answer for it. */
@Aggregate
class Edition {

    private static final String REVIEW = "review";

    @AggregateIdentifier
    private String stream;

    private final Published published = new Published();
    private final Receipts receipts = new Receipts();

    Edition() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(PublishEdition command) {
        if (receipts.answered(command.actor(), command.request()).isPresent()) {
            return; // sent again: the first answer again
        }
        if (published.isPublished()) {
            throw new Refused(Rule.SLUG_TAKEN);
        }
        apply(
                new EditionPublished(
                        ProfileCode.DE,
                        command.stand(),
                        command.slug(),
                        command.title(),
                        command.position(),
                        command.sha256(),
                        List.of(),
                        command.note()),
                Receipts.metaData(command.actor(), command.request()).and(REVIEW, Review.WITHOUT_SECOND_REVIEW.name()));
    }

    @CommandHandler
    void decide(RequestSignOff command) {
        if (receipts.answered(command.actor(), command.request()).isPresent()) {
            return; // sent again: the first answer again
        }
        if (command.profile() == ProfileCode.DE) {
            throw new Refused(Rule.NOT_A_LAND);
        }
        apply(
                new SignOffRequested(
                        published.edition().edition(),
                        command.id(),
                        command.profile(),
                        command.coordination(),
                        command.tokenHash(),
                        command.expiresAt()),
                Receipts.metaData(command.actor(), command.request()));
    }

    @CommandHandler
    void decide(RevokeSignOff command) {
        Link link = published.link(command.id()).orElseThrow(() -> new Refused(Rule.NO_SUCH_LINK));
        if (link.state() == LinkState.REVOKED) {
            return;
        }
        link.requireOpen(Instant.MIN);
        apply(new SignOffRevoked(published.edition().edition(), link.id()), Receipts.metaData(command.actor(), null));
    }

    @CommandHandler
    void decide(AnswerSignOff command) {
        Link link = published.withToken(command.tokenHash());
        link.requireOpen(command.now());
        if (command.answer() != SignOff.AGREED && command.remarks() == null) {
            throw new Refused(Rule.REMARKS_MISSING);
        }
        apply(
                new EditionSignedOff(
                        link.profile(),
                        new Stand(Edtf.of(command.today().toString()), null, null),
                        published.edition().edition(),
                        link.coordination(),
                        command.answer(),
                        command.remarks(),
                        List.of(),
                        null),
                MetaData.with(Receipts.ACTOR, "link:" + link.id())
                        .and(Published.SIGN_OFF, link.id())
                        .and(REVIEW, Review.REVIEWED.name()));
    }

    @EventSourcingHandler
    void evolve(Object event, MetaData metaData, @Timestamp Instant at) {
        if (event instanceof EditionPublished edition) {
            stream = EditionIds.stream(edition.edition());
        }
        published.evolve(event, metaData, at);
        receipts.evolve(metaData, 1);
    }
}
