package org.standbild.editorial.workspace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.standbild.editorial.account.Actor;
import org.standbild.editorial.account.Member;
import org.standbild.editorial.proposal.ApproveProposal;
import org.standbild.editorial.proposal.CommentOnProposal;
import org.standbild.editorial.proposal.Conflict;
import org.standbild.editorial.proposal.ProposalCommand;
import org.standbild.editorial.proposal.ProposalView;
import org.standbild.editorial.proposal.Refused;
import org.standbild.editorial.proposal.RejectProposal;
import org.standbild.editorial.proposal.RequestChanges;
import org.standbild.editorial.proposal.ReviseDraft;
import org.standbild.editorial.proposal.Rule;
import org.standbild.editorial.proposal.Stale;
import org.standbild.editorial.proposal.SubmitProposal;
import org.standbild.editorial.proposal.WithdrawProposal;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.Text;

/** A proposal with what it would change, what was said about it, and what may be done with it next. */
@Controller
@RequestMapping("/redaktion/vorschlaege/{id}")
class ProposalPage {

    private static final int LONGEST_TEXT = 4_000;

    private final Papers papers;
    private final WorkingCopies copies;
    private final Presence presence;

    ProposalPage(Papers papers, WorkingCopies copies, Presence presence) {
        this.papers = papers;
        this.copies = copies;
        this.presence = presence;
    }

    /**
     * Why something was not done.
     *
     * @param action the form it belongs to
     * @param rule its stable name; absent when something was left out
     * @param text what was typed, so that it is not lost
     */
    record NotDone(
            String action, HttpStatus status, @Nullable String rule, Text reason, String text) {}

    @GetMapping
    ModelAndView show(@PathVariable String id, @AuthenticationPrincipal Member member) {
        return page(papers.find(id), member.actor(), null);
    }

    @PostMapping("/einreichen")
    ModelAndView submit(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "einreichen") String tun,
            @RequestParam(defaultValue = "0") long version,
            @AuthenticationPrincipal Member member) {
        Actor actor = member.actor();
        ProposalView proposal = papers.find(id);
        String written = shortened(note);
        return done("submit", id, actor, note, () -> {
            long seen = version;
            if (!written.equals(Objects.requireNonNullElse(proposal.note(), "")) && papers.mayWrite(proposal, actor)) {
                seen = papers.send(new ReviseDraft(
                        id, version, actor, written.isEmpty() ? null : written, proposal.changes(), null, null));
            }
            if (tun.equals("einreichen")) {
                papers.send(new SubmitProposal(id, seen, actor, null));
                presence.hasLeft(id, actor.person());
            }
        });
    }

    @PostMapping("/freigeben")
    ModelAndView approve(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(defaultValue = "0") long version,
            @AuthenticationPrincipal Member member) {
        Actor actor = member.actor();
        ProposalView proposal = papers.find(id);
        List<@Nullable ChangeClass> classes = new ArrayList<>();
        for (int index = 0; index < proposal.changes().size(); index++) {
            String name = Objects.requireNonNullElse(typed.getFirst("class." + index), "");
            classes.add(Arrays.stream(ChangeClass.values())
                    .filter(known -> known.name().equals(name))
                    .findFirst()
                    .orElse(null));
        }
        return done(
                "approve", id, actor, "", () -> papers.send(new ApproveProposal(id, version, actor, classes, null)));
    }

    @PostMapping("/zurueckgeben")
    ModelAndView requestChanges(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") long version,
            @AuthenticationPrincipal Member member) {
        return said(
                "request",
                id,
                member.actor(),
                text,
                reason -> new RequestChanges(id, version, member.actor(), reason, null));
    }

    @PostMapping("/ablehnen")
    ModelAndView reject(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") long version,
            @AuthenticationPrincipal Member member) {
        return said(
                "reject",
                id,
                member.actor(),
                text,
                reason -> new RejectProposal(id, version, member.actor(), reason, null));
    }

    @PostMapping("/kommentar")
    ModelAndView comment(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") long version,
            @AuthenticationPrincipal Member member) {
        return said(
                "comment",
                id,
                member.actor(),
                text,
                words -> new CommentOnProposal(id, version, member.actor(), words, null, null));
    }

    @PostMapping("/zurueckziehen")
    ModelAndView withdraw(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") long version,
            @AuthenticationPrincipal Member member) {
        String reason = shortened(text);
        return done(
                "withdraw",
                id,
                member.actor(),
                text,
                () -> papers.send(
                        new WithdrawProposal(id, version, member.actor(), reason.isEmpty() ? null : reason, null)));
    }

    @PostMapping("/abgleich")
    ModelAndView choose(
            @PathVariable String id,
            @RequestParam Map<String, String> typed,
            @RequestParam(defaultValue = "0") long version,
            @RequestParam(defaultValue = "0") long seen,
            @AuthenticationPrincipal Member member) {
        Actor actor = member.actor();
        ProposalView proposal = papers.find(id);
        List<Conflict> theirs = new ArrayList<>();
        for (int index = 0; index < proposal.conflicts().size(); index++) {
            String choice = typed.getOrDefault("choice." + index, "");
            if (!choice.equals("MINE") && !choice.equals("THEIRS")) {
                return page(
                        proposal,
                        actor,
                        new NotDone(
                                "choose",
                                HttpStatus.BAD_REQUEST,
                                null,
                                new Text("Wählen Sie bei jedem Feld aus.", "Choose for every field."),
                                ""));
            }
            if (choice.equals("THEIRS")) {
                theirs.add(proposal.conflicts().get(index));
            }
        }
        if (seen != proposal.profileVersion()) {
            return page(
                    proposal,
                    actor,
                    new NotDone(
                            "choose",
                            HttpStatus.CONFLICT,
                            null,
                            new Text(
                                    "Inzwischen kam noch etwas hinzu. Bitte vergleichen Sie noch einmal.",
                                    "More was recorded meanwhile. Please compare again."),
                            ""));
        }
        return done(
                "choose",
                id,
                actor,
                "",
                () -> papers.send(new ReviseDraft(
                        id,
                        version,
                        actor,
                        proposal.note(),
                        ConflictChoice.of(proposal.changes(), theirs),
                        seen,
                        null)));
    }

    private ModelAndView said(
            String action, String id, Actor actor, String text, Function<String, ProposalCommand> command) {
        String words = shortened(text);
        if (words.isEmpty()) {
            return page(
                    papers.find(id),
                    actor,
                    new NotDone(
                            action,
                            HttpStatus.BAD_REQUEST,
                            null,
                            new Text("Schreiben Sie einen Satz dazu.", "Write a sentence about it."),
                            text));
        }
        return done(action, id, actor, text, () -> papers.send(command.apply(words)));
    }

    private ModelAndView done(String action, String id, Actor actor, String text, Runnable doing) {
        try {
            doing.run();
            if (papers.find(id).state().isClosed()) {
                copies.dropAll(id);
            }
            return new ModelAndView("redirect:/redaktion/vorschlaege/" + id);
        } catch (Refused refused) {
            Rule rule = refused.rule();
            return page(papers.find(id), actor, new NotDone(action, rule.status(), rule.rule(), rule.reason(), text));
        } catch (Stale stale) {
            return page(
                    papers.find(id),
                    actor,
                    new NotDone(
                            action,
                            HttpStatus.CONFLICT,
                            "stale-version",
                            new Text(
                                    "Jemand war schneller: Der Vorschlag ist inzwischen weiter. Sie sehen ihn hier, wie er jetzt ist; bitte sehen Sie ihn noch einmal an.",
                                    "Somebody was faster: the proposal has moved on. Here it is as it is now; please look at it again."),
                            text));
        }
    }

    private static String shortened(String text) {
        String stripped = text.strip().replace("\r\n", "\n");
        return stripped.length() <= LONGEST_TEXT ? stripped : stripped.substring(0, LONGEST_TEXT);
    }

    private ModelAndView page(ProposalView proposal, Actor actor, @Nullable NotDone notDone) {
        Draft draft = papers.draft(proposal);
        boolean written = papers.hasWritten(proposal, actor);
        ModelAndView page = new ModelAndView("editorial/proposal")
                .addObject("view", new CaseView(proposal, ChangeCard.of(proposal, draft), actor, written))
                .addObject("proposal", proposal)
                .addObject("notDone", notDone)
                .addObject("others", presence.others(proposal.id(), actor.person()));
        if (notDone != null) {
            page.setStatus(notDone.status());
        }
        return page;
    }
}
