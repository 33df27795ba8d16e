package org.standbild.editorial.check;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.standbild.editorial.account.Member;
import org.standbild.editorial.proposal.ProposalView;
import org.standbild.editorial.proposal.Proposals;
import org.standbild.editorial.proposal.Refused;
import org.standbild.editorial.proposal.Rule;
import org.standbild.eventstore.Histories;
import org.standbild.profile.LastChange;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.ProfileSection;
import org.standbild.profile.Section;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/** Where an editor says in one click that a section is still right. The same form stands beside each section of a profile's page. */
@Controller
@RequestMapping("/redaktion/geprueft")
class ChecksPage {

    private final Checks checks;
    private final Histories histories;
    private final Proposals proposals;

    ChecksPage(Checks checks, Histories histories, Proposals proposals) {
        this.checks = checks;
        this.histories = histories;
        this.proposals = proposals;
    }

    /** A profile as a line: how fresh it is as a whole. */
    record Line(ProfileCode code, Profile profile) {}

    @GetMapping
    ModelAndView show(
            @RequestParam(required = false) @Nullable String profil,
            @RequestParam(required = false) @Nullable String vorschlag,
            @AuthenticationPrincipal Member member) {
        if (vorschlag != null && proposals.exists(vorschlag)) {
            return page(HttpStatus.OK).addObject("proposal", proposals.find(vorschlag));
        }
        if (profil == null) {
            List<Line> lines = Arrays.stream(ProfileCode.values())
                    .filter(code -> member.actor().mayPropose(code))
                    .map(code -> new Line(code, histories.of(code).at(checks.today())))
                    .toList();
            return page(HttpStatus.OK).addObject("lines", lines);
        }
        return profile(profile(profil), member, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView check(
            @RequestParam String profil,
            @RequestParam String abschnitt,
            @RequestParam long gesehen,
            @AuthenticationPrincipal Member member) {
        ProfileCode code = profile(profil);
        Section section = Arrays.stream(Section.values())
                .filter(each -> each.name().equals(abschnitt))
                .findFirst()
                .orElseThrow(() -> unknown("abschnitt", abschnitt));
        LastChange unseen = checks.unseen(code, section, gesehen);
        if (unseen != null) {
            return profile(code, member, HttpStatus.CONFLICT)
                    .addObject("unseen", unseen)
                    .addObject("concerned", section);
        }
        try {
            ProposalView proposal = checks.propose(code, section, gesehen, member.actor());
            return new ModelAndView("redirect:/redaktion/geprueft").addObject("vorschlag", proposal.id());
        } catch (Refused refused) {
            return profile(code, member, HttpStatus.FORBIDDEN)
                    .addObject("refusal", refused.rule().reason());
        }
    }

    private ModelAndView profile(ProfileCode code, Member member, HttpStatus status) {
        Profile profile = histories.of(code).at(checks.today());
        List<ProfileSection> sections = profile.sections();
        boolean isAssigned = member.actor().mayPropose(code);
        return page(status)
                .addObject("profile", profile)
                .addObject("sections", sections)
                .addObject("assigned", isAssigned)
                .addObject("refusal", isAssigned ? null : Rule.NOT_ASSIGNED.reason());
    }

    private static ModelAndView page(HttpStatus status) {
        return new ModelAndView("editorial/check", status);
    }

    private static ProfileCode profile(String asked) {
        return ProfileCode.find(asked)
                .or(() -> ProfileCode.withSlug(asked))
                .orElseThrow(() -> unknown("profil", asked));
    }

    private static Problem unknown(String parameter, String value) {
        return Problem.badParameter(
                parameter, new Text("„" + value + "“ gibt es hier nicht", "There is no \"" + value + "\" here"));
    }
}
