package org.standbild.editorial.edition;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.standbild.editorial.account.Member;
import org.standbild.editorial.change.Hashes;
import org.standbild.editorial.change.IdempotentRequest;
import org.standbild.editorial.proposal.ProposalList;
import org.standbild.editorial.proposal.ProposalRow;
import org.standbild.editorial.proposal.Proposals;
import org.standbild.editorial.proposal.State;
import org.standbild.eventstore.Histories;
import org.standbild.profile.EditionPublished;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/** Where a reviewer publishes a Stand under a name, after seeing what is not in order yet, and asks the Länder for their agreement. */
@Controller
@RequestMapping("/redaktion/ausgaben")
class PublishingPage {

    private static final int MOST = 200;

    private final Publishing publishing;
    private final SignOffs signOffs;
    private final EditionLog editions;
    private final Histories histories;
    private final Proposals proposals;
    private final Clock clock;

    PublishingPage(
            Publishing publishing,
            SignOffs signOffs,
            EditionLog editions,
            Histories histories,
            Proposals proposals,
            Clock clock) {
        this.publishing = publishing;
        this.signOffs = signOffs;
        this.editions = editions;
        this.histories = histories;
        this.proposals = proposals;
        this.clock = clock;
    }

    /** An edition as one line. */
    record Line(EditionPublished edition, Instant publishedAt) {}

    @GetMapping
    ModelAndView all(@ModelAttribute("form") EditionForm form) {
        if (form.isEmpty()) {
            return list(form, Map.of(), HttpStatus.OK);
        }
        try {
            return confirmation(form, wanted(form), HttpStatus.OK);
        } catch (EditionForm.Faulty faulty) {
            return list(form, faulty.faults(), HttpStatus.BAD_REQUEST);
        }
    }

    @PostMapping
    ModelAndView publish(
            @ModelAttribute("form") EditionForm form,
            @RequestParam String sha256,
            @RequestParam String schluessel,
            @AuthenticationPrincipal Member member) {
        try {
            EditionPublished wanted = form.read(publishing.today());
            Publishing.Cut cut = publishing.tried(wanted);
            if (!cut.sha256().equals(sha256) && !isPublished(wanted.edition())) {
                return confirmation(form, wanted, HttpStatus.CONFLICT).addObject("moved", true);
            }
            publishing.publish(wanted, member.actor(), request(schluessel, form.toString()));
            return new ModelAndView("redirect:/redaktion/ausgaben/" + wanted.edition() + "?veroeffentlicht");
        } catch (EditionForm.Faulty faulty) {
            return list(form, faulty.faults(), HttpStatus.BAD_REQUEST);
        } catch (Refused refused) {
            return list(form, faults(refused), refused.rule().status());
        }
    }

    @GetMapping("/{slug}")
    ModelAndView one(@PathVariable String slug, @RequestParam(required = false) @Nullable String veroeffentlicht) {
        return edition(slug, new SignOffForm(null, null, null), Map.of(), HttpStatus.OK)
                .addObject("justPublished", veroeffentlicht != null);
    }

    @PostMapping("/{slug}/abstimmungen")
    ModelAndView ask(
            @PathVariable String slug,
            @ModelAttribute("form") SignOffForm form,
            @RequestParam String schluessel,
            @AuthenticationPrincipal Member member,
            RedirectAttributes redirect) {
        EditionBody.Asked asked;
        try {
            asked = form.read();
        } catch (EditionForm.Faulty faulty) {
            return edition(slug, form, faulty.faults(), HttpStatus.BAD_REQUEST);
        }
        try {
            SignOffs.Invitation invitation = signOffs.ask(
                    slug,
                    asked.profile(),
                    asked.coordination(),
                    asked.validFor(),
                    member.actor(),
                    request(schluessel, form.toString()));
            redirect.addFlashAttribute("invitation", invitation);
            redirect.addFlashAttribute(
                    "link",
                    invitation.link() == null
                            ? null
                            : ServletUriComponentsBuilder.fromCurrentContextPath()
                                            .toUriString()
                                    + invitation.link());
            return new ModelAndView("redirect:/redaktion/ausgaben/" + slug);
        } catch (Refused refused) {
            if (refused.rule() == Rule.NO_SUCH_EDITION) {
                throw noSuchEdition(slug);
            }
            return edition(slug, form, Map.of("profil", refused.rule().reason()), HttpStatus.CONFLICT);
        }
    }

    @PostMapping("/{slug}/abstimmungen/{id}/ruecknahme")
    ModelAndView revoke(@PathVariable String slug, @PathVariable String id, @AuthenticationPrincipal Member member) {
        try {
            signOffs.revoke(slug, id, member.actor());
            return new ModelAndView("redirect:/redaktion/ausgaben/" + slug + "#abstimmung");
        } catch (Refused refused) {
            return edition(slug, new SignOffForm(null, null, null), Map.of(), HttpStatus.CONFLICT)
                    .addObject("refusal", refused.rule().reason());
        }
    }

    private EditionPublished wanted(EditionForm form) {
        EditionPublished wanted = form.read(publishing.today());
        if (isPublished(wanted.edition())) {
            throw new EditionForm.Faulty(Map.of("slug", Rule.SLUG_TAKEN.reason()));
        }
        return wanted;
    }

    private boolean isPublished(String slug) {
        try {
            editions.find(slug);
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    private static Map<String, Text> faults(Refused refused) {
        return Map.of(
                refused.rule() == Rule.SLUG_TAKEN ? "slug" : "stand",
                refused.rule().reason());
    }

    private ModelAndView list(EditionForm form, Map<String, Text> faults, HttpStatus status) {
        List<Line> lines = new ArrayList<>();
        for (RecordedChange recorded : histories.of(ProfileCode.DE).changes()) {
            if (recorded.change() instanceof EditionPublished edition) {
                lines.add(new Line(edition, recorded.recordedAt()));
            }
        }
        Collections.reverse(lines);
        return new ModelAndView("editorial/editions", status)
                .addObject("editions", lines)
                .addObject("form", form)
                .addObject("faults", faults);
    }

    private ModelAndView confirmation(EditionForm form, EditionPublished wanted, HttpStatus status) {
        Publishing.Cut cut;
        try {
            cut = publishing.tried(wanted);
        } catch (Refused refused) {
            return list(form, faults(refused), refused.rule().status());
        }
        Map<ProfileCode, List<Readiness.Overdue>> overdue = new LinkedHashMap<>();
        cut.readiness().overdue().forEach(each -> overdue.computeIfAbsent(each.profile(), code -> new ArrayList<>())
                .add(each));
        List<ProposalRow> open = new ArrayList<>(in(State.SUBMITTED).proposals());
        open.addAll(in(State.CHANGES_REQUESTED).proposals());
        return new ModelAndView("editorial/edition-confirmation", status)
                .addObject("form", form)
                .addObject("cut", cut)
                .addObject("overdue", overdue)
                .addObject("open", open)
                .addObject("drafts", in(State.DRAFT).total())
                .addObject("schluessel", UUID.randomUUID().toString());
    }

    private ProposalList in(State state) {
        return proposals.list(new ProposalList.Wanted(state, null, null, 0, MOST));
    }

    /** What became of it in one Land: the newest request counts, but an answer is an answer. */
    record Situation(ProfileCode profile, SignOffs.@Nullable Invitation invitation) {}

    private ModelAndView edition(String slug, SignOffForm form, Map<String, Text> faults, HttpStatus status) {
        Published published;
        try {
            published = editions.find(slug);
        } catch (Refused refused) {
            throw noSuchEdition(slug);
        }
        List<SignOffs.Invitation> invitations = signOffs.of(slug);
        List<Situation> situations = Arrays.stream(ProfileCode.values())
                .filter(code -> code != ProfileCode.DE)
                .map(code -> new Situation(code, decisive(invitations, code)))
                .toList();
        return new ModelAndView("editorial/edition", status)
                .addObject("edition", published.edition())
                .addObject("day", Publishing.lastDay(published.edition().stand()))
                .addObject("invitations", invitations)
                .addObject("situations", situations)
                .addObject("form", form)
                .addObject("faults", faults)
                .addObject("now", clock.instant())
                .addObject("schluessel", UUID.randomUUID().toString());
    }

    private static SignOffs.@Nullable Invitation decisive(List<SignOffs.Invitation> invitations, ProfileCode code) {
        SignOffs.Invitation decisive = null;
        for (SignOffs.Invitation each : invitations) {
            if (each.profile() == code
                    && (decisive == null
                            || decisive.state() != LinkState.ANSWERED
                            || each.state() == LinkState.ANSWERED)) {
                decisive = each;
            }
        }
        return decisive;
    }

    private static IdempotentRequest request(String key, String asked) {
        return new IdempotentRequest(
                Hashes.sha256(key.getBytes(StandardCharsets.UTF_8)),
                Hashes.sha256(asked.getBytes(StandardCharsets.UTF_8)));
    }

    private static Problem noSuchEdition(String slug) {
        return Problem.of(
                HttpStatus.NOT_FOUND,
                Rule.NO_SUCH_EDITION.rule(),
                Rule.NO_SUCH_EDITION.reason(),
                new Text("„" + slug + "“ ist nicht veröffentlicht", "\"" + slug + "\" is not published"));
    }

    /** Whom to ask, as typed. */
    record SignOffForm(
            @Nullable String profil,
            @Nullable String koordination,
            @Nullable String tage) {

        /** @throws EditionForm.Faulty with what is wrong, by field */
        EditionBody.Asked read() {
            Map<String, Text> faults = new LinkedHashMap<>();
            ProfileCode profile = ProfileCode.find(profil == null ? "" : profil)
                    .filter(code -> code != ProfileCode.DE)
                    .orElse(null);
            if (profile == null) {
                faults.put("profil", new Text("bitte ein Land wählen", "please choose a Land"));
            }
            String coordination = koordination == null ? "" : koordination.strip();
            if (coordination.isEmpty() || coordination.length() > 300) {
                faults.put(
                        "koordination",
                        new Text(
                                "bitte nennen, wer gefragt wird (höchstens 300 Zeichen)",
                                "please say who is asked (at most 300 characters)"));
            }
            String days = tage == null || tage.isBlank() ? "30" : tage.strip();
            if (!days.matches("[1-9]|[1-8][0-9]|90")) {
                faults.put("tage", new Text("eine ganze Zahl von 1 bis 90", "a whole number from 1 to 90"));
            }
            if (profile == null || !faults.isEmpty()) {
                throw new EditionForm.Faulty(faults);
            }
            return new EditionBody.Asked(profile, coordination, Duration.ofDays(Long.parseLong(days)));
        }
    }
}
