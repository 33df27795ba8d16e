package org.standbild.editorial.undo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.standbild.editorial.account.Actor;
import org.standbild.editorial.account.Role;
import org.standbild.editorial.change.ChangeReader;
import org.standbild.editorial.change.Hashes;
import org.standbild.editorial.change.IdempotentRequest;
import org.standbild.editorial.change.RecordChanges;
import org.standbild.editorial.proposal.DraftProposal;
import org.standbild.editorial.proposal.Examination;
import org.standbild.editorial.proposal.ProposalIds;
import org.standbild.editorial.proposal.SubmitProposal;
import org.standbild.eventstore.Histories;
import org.standbild.profile.History;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Review;
import org.standbild.webframe.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns a retraction or a correction into a proposal under review, or for a reviewer who wants it at once into a change. */
@Component
class Undo {

    private final Histories histories;
    private final CommandGateway commands;
    private final Clock clock;
    private final boolean directRecording;

    Undo(
            Histories histories,
            CommandGateway commands,
            Clock clock,
            @Value("${standbild.editing.direct-recording:true}") boolean directRecording) {
        this.histories = histories;
        this.commands = commands;
        this.clock = clock;
        this.directRecording = directRecording;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Words.ZONE);
    }

    boolean isDirectFor(Actor actor) {
        return directRecording && actor.is(Role.REVIEWER);
    }

    /** What can be said of the change before anybody decides. */
    Examination examined(ProfileCode profile, ObjectNode change) {
        History history = histories.of(profile);
        return Examination.of(history, history.version(), array(change));
    }

    /**
     * Hands it in for review.
     *
     * @param key of the form, so that a second click finds the first one's proposal
     * @return id of the proposal
     * @throws org.standbild.editorial.proposal.Refused naming the rule
     */
    String propose(ProfileCode profile, ObjectNode change, String note, Actor actor, String key) {
        IdempotentRequest request = request(key, change + note);
        String id = ProposalIds.next(actor, request);
        commands.sendAndWait(new DraftProposal(id, actor, profile, note, array(change), null, request));
        commands.sendAndWait(new SubmitProposal(id, 1, actor, request(key + " submit", id)));
        return id;
    }

    /**
     * Records it at once, as a change without a second review.
     *
     * @param version of the profile that the reviewer has seen
     * @throws org.standbild.editorial.change.Refusal naming the rule
     * @throws org.standbild.editorial.change.StaleVersion when something was recorded meanwhile
     */
    void record(ProfileCode profile, ObjectNode change, long version, Actor actor, String key) {
        commands.sendAndWait(new RecordChanges(
                profile.code(),
                version,
                ChangeReader.read(profile, array(change)),
                actor.person(),
                Review.WITHOUT_SECOND_REVIEW,
                request(key, change.toString())));
    }

    private static ArrayNode array(ObjectNode change) {
        return JsonNodeFactory.instance.arrayNode().add(change);
    }

    private static IdempotentRequest request(String key, String asked) {
        return new IdempotentRequest(
                Hashes.sha256(key.getBytes(StandardCharsets.UTF_8)),
                Hashes.sha256(asked.getBytes(StandardCharsets.UTF_8)));
    }
}
