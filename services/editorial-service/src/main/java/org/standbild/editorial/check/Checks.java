package org.standbild.editorial.check;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.standbild.editorial.account.Actor;
import org.standbild.editorial.change.Hashes;
import org.standbild.editorial.change.IdempotentRequest;
import org.standbild.editorial.proposal.DraftProposal;
import org.standbild.editorial.proposal.ProposalIds;
import org.standbild.editorial.proposal.ProposalView;
import org.standbild.editorial.proposal.Proposals;
import org.standbild.editorial.proposal.SubmitProposal;
import org.standbild.eventstore.Histories;
import org.standbild.profile.LastChange;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.ProfileSection;
import org.standbild.profile.Section;
import org.standbild.webframe.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Proposes that a section was checked and found unchanged, and hands the proposal in at once. */
@Component
class Checks {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Histories histories;
    private final Proposals proposals;
    private final CommandGateway commands;
    private final Clock clock;

    Checks(Histories histories, Proposals proposals, CommandGateway commands, Clock clock) {
        this.histories = histories;
        this.proposals = proposals;
        this.commands = commands;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Words.ZONE);
    }

    /**
     * What was recorded of the section after the person looked: who has not seen it has not checked it.
     *
     * @param seen position up to which the person has seen the profile
     */
    @Nullable
    LastChange unseen(ProfileCode profile, Section section, long seen) {
        return histories.of(profile).at(today()).sections().stream()
                .filter(each -> each.section() == section)
                .map(ProfileSection::freshness)
                .map(freshness -> freshness.lastChanged())
                .filter(change -> change != null && change.position() > seen)
                .findFirst()
                .orElse(null);
    }

    /**
     * The proposal, under review. A second click finds the first one's.
     *
     * @throws org.standbild.editorial.proposal.Refused when the person is not assigned to the profile
     */
    ProposalView propose(ProfileCode profile, Section section, long seen, Actor actor) {
        String clicked = "check " + profile + " " + section + " " + seen + " " + today();
        String first = submitted(profile, section, actor, request(clicked));
        ProposalView found = proposals.find(first);
        return found.state().isClosed()
                ? proposals.find(submitted(profile, section, actor, request(clicked + " " + UUID.randomUUID())))
                : found;
    }

    private static IdempotentRequest request(String clicked) {
        String hash = Hashes.sha256(clicked.getBytes(StandardCharsets.UTF_8));
        return new IdempotentRequest(hash, hash);
    }

    private String submitted(ProfileCode profile, Section section, Actor actor, IdempotentRequest request) {
        String id = ProposalIds.next(actor, request);
        commands.sendAndWait(new DraftProposal(
                id, actor, profile, "Geprüft, unverändert: " + section.title().de(), change(section), null, request));
        commands.sendAndWait(
                new SubmitProposal(id, 1, actor, new IdempotentRequest(request.key() + "-submit", request.bodyHash())));
        return id;
    }

    private ArrayNode change(Section section) {
        ObjectNode change = JSON.objectNode().put("type", "SectionChecked");
        change.putObject("stand").put("edtf", today().toString());
        change.putArray("sections").add(section.name());
        return JSON.arrayNode().add(change);
    }
}
