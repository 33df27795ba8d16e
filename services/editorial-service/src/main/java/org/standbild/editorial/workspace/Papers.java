package org.standbild.editorial.workspace;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.standbild.editorial.account.Actor;
import org.standbild.editorial.proposal.DraftProposal;
import org.standbild.editorial.proposal.ProposalCommand;
import org.standbild.editorial.proposal.ProposalList;
import org.standbild.editorial.proposal.ProposalView;
import org.standbild.editorial.proposal.Proposals;
import org.standbild.editorial.proposal.Refused;
import org.standbild.editorial.proposal.ReviseDraft;
import org.standbild.eventstore.Histories;
import org.standbild.profile.History;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;
import org.standbild.webframe.Words;
import tools.jackson.databind.node.ArrayNode;

/** Proposals as the pages need them: found or said to be missing, with the profile they are about. */
@Component
class Papers {

    private final Proposals proposals;
    private final Histories histories;
    private final CommandGateway commands;
    private final Clock clock;

    Papers(Proposals proposals, Histories histories, CommandGateway commands, Clock clock) {
        this.proposals = proposals;
        this.histories = histories;
        this.commands = commands;
        this.clock = clock;
    }

    ProposalView find(String id) {
        return at(id, Long.MAX_VALUE);
    }

    /** The proposal as it was at that version. */
    ProposalView at(String id, long version) {
        try {
            return proposals.at(id, version);
        } catch (Refused missing) {
            throw Problem.of(
                    missing.rule().status(),
                    missing.rule().rule(),
                    new Text("Diesen Vorschlag gibt es nicht", "There is no such proposal"),
                    missing.rule().reason());
        }
    }

    /** Its changes against the profile as it is, or, once they are recorded, as it was before. */
    Draft draft(ProposalView proposal) {
        return new Draft(ground(proposal), proposal.baseVersion(), proposal.changes());
    }

    private History ground(ProposalView proposal) {
        History history = histories.of(proposal.profile());
        ProposalView.Recorded recorded = proposal.recorded();
        return recorded == null
                ? history
                : History.of(
                        history.code(),
                        history.changes().stream()
                                .filter(change -> change.position() < recorded.first())
                                .toList());
    }

    boolean mayWrite(ProposalView proposal, Actor actor) {
        return proposal.state().isEditable() && actor.mayPropose(proposal.profile());
    }

    /** Whether she has decided anything of what it says. */
    boolean hasWritten(ProposalView proposal, Actor actor) {
        return proposal.authorId().equals(actor.person())
                || proposals
                        .list(new ProposalList.Wanted(proposal.state(), proposal.profile(), actor.person(), 0, 500))
                        .proposals()
                        .stream()
                        .anyMatch(row -> row.id().equals(proposal.id()));
    }

    void begin(DraftProposal command) {
        commands.sendAndWait(command);
    }

    /** @return the version of the proposal from then on */
    long send(ProposalCommand command) {
        return commands.sendAndWait(command);
    }

    long revise(ProposalView seen, Actor actor, @Nullable String note, ArrayNode changes, @Nullable Long baseVersion) {
        return send(new ReviseDraft(seen.id(), seen.version(), actor, note, changes, baseVersion, null));
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(Words.ZONE));
    }

    static Words words() {
        Locale locale = LocaleContextHolder.getLocale();
        return new Words(locale.getLanguage().equals("en") ? "en" : "de");
    }
}
