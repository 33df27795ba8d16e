package org.standbild.editorial.workspace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.standbild.editorial.account.Actor;
import org.standbild.editorial.account.Member;
import org.standbild.editorial.account.Role;
import org.standbild.editorial.proposal.ProposalList;
import org.standbild.editorial.proposal.Proposals;
import org.standbild.editorial.proposal.State;

/** Where everybody who writes begins: what she has in hand, and what waits for review. */
@Controller
class DeskPage {

    private static final int MOST = 500;

    private final Proposals proposals;

    DeskPage(Proposals proposals) {
        this.proposals = proposals;
    }

    @GetMapping("/redaktion")
    ModelAndView desk(@AuthenticationPrincipal Member member) {
        Actor actor = member.actor();
        ProposalList mine = proposals.list(new ProposalList.Wanted(null, null, actor.person(), 0, MOST));
        return new ModelAndView("editorial/desk")
                .addObject("view", new DeskView(mine.proposals(), queue(actor), actor.person()));
    }

    @GetMapping("/redaktion/pruefliste")
    ModelAndView queue(@AuthenticationPrincipal Member member) {
        Actor actor = member.actor();
        return new ModelAndView("editorial/queue")
                .addObject("view", new DeskView(List.of(), queue(actor), actor.person()));
    }

    private @Nullable ProposalList queue(Actor actor) {
        return actor.is(Role.REVIEWER)
                ? proposals.list(new ProposalList.Wanted(State.SUBMITTED, null, null, 0, MOST))
                : null;
    }
}
