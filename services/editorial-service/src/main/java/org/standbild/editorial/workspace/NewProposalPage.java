package org.standbild.editorial.workspace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.standbild.editorial.account.Actor;
import org.standbild.editorial.account.Member;
import org.standbild.editorial.proposal.DraftProposal;
import org.standbild.editorial.proposal.ProposalIds;
import org.standbild.editorial.proposal.ProposalView;
import org.standbild.editorial.proposal.Refused;
import org.standbild.editorial.proposal.Stale;
import org.standbild.profile.ChangeType;
import org.standbild.profile.ProfileCode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Where a proposal begins, and where one more change is put into it: first the Land, then what has changed, then the form. */
@Controller
class NewProposalPage {

    private final Papers papers;

    NewProposalPage(Papers papers) {
        this.papers = papers;
    }

    @GetMapping("/redaktion/neu")
    ModelAndView choose(
            @RequestParam(required = false) @Nullable String profil, @AuthenticationPrincipal Member member) {
        List<ProfileCode> assigned = Desk.profiles(member.actor());
        ProfileCode chosen = profil == null || profil.isEmpty()
                ? assigned.size() == 1 ? assigned.get(0) : null
                : ProfileCode.find(profil).filter(assigned::contains).orElse(null);
        return page(chosen, null).addObject("unassigned", chosen == null && profil != null && !profil.isEmpty());
    }

    @PostMapping("/redaktion/vorschlaege")
    ModelAndView begin(
            @RequestParam(defaultValue = "") String profil,
            @RequestParam(defaultValue = "") String art,
            @AuthenticationPrincipal Member member) {
        Actor actor = member.actor();
        ProfileCode profile = ProfileCode.find(profil).orElse(null);
        ChangeType type = offered(art);
        if (profile == null || type == null) {
            return page(profile, null).addObject("nothing", true);
        }
        ArrayNode changes = JsonNodeFactory.instance.arrayNode();
        changes.addObject().put("type", type.typeName());
        String id = ProposalIds.next(actor, null);
        try {
            papers.begin(new DraftProposal(id, actor, profile, null, changes, null, null));
        } catch (Refused refused) {
            return page(null, null).addObject("unassigned", true);
        }
        return form(id, 0);
    }

    @GetMapping("/redaktion/vorschlaege/{id}/neu")
    ModelAndView chooseMore(@PathVariable String id, @AuthenticationPrincipal Member member) {
        ProposalView proposal = papers.find(id);
        return papers.mayWrite(proposal, member.actor())
                ? page(proposal.profile(), proposal)
                : new ModelAndView("redirect:/redaktion/vorschlaege/" + id);
    }

    @PostMapping("/redaktion/vorschlaege/{id}/aenderungen")
    ModelAndView add(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String art,
            @AuthenticationPrincipal Member member) {
        ProposalView proposal = papers.find(id);
        ChangeType type = offered(art);
        if (!papers.mayWrite(proposal, member.actor())) {
            return new ModelAndView("redirect:/redaktion/vorschlaege/" + id);
        }
        if (type == null) {
            return page(proposal.profile(), proposal).addObject("nothing", true);
        }
        Draft draft = papers.draft(proposal);
        try {
            papers.revise(proposal, member.actor(), proposal.note(), draft.and(type), null);
        } catch (Stale | Refused overtaken) {
            return new ModelAndView("redirect:/redaktion/vorschlaege/" + id);
        }
        return form(id, draft.size());
    }

    private static @Nullable ChangeType offered(String art) {
        return ChangeType.named(art).filter(Offer::includes).orElse(null);
    }

    private static ModelAndView form(String id, int index) {
        return new ModelAndView("redirect:/redaktion/vorschlaege/" + id + "/aenderungen/" + index);
    }

    private static ModelAndView page(@Nullable ProfileCode profile, @Nullable ProposalView proposal) {
        return new ModelAndView("editorial/new")
                .addObject("profile", profile)
                .addObject("proposal", proposal)
                .addObject("offers", Offer.values());
    }
}
