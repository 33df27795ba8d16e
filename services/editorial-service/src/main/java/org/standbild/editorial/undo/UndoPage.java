package org.standbild.editorial.undo;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.standbild.editorial.account.Member;
import org.standbild.editorial.change.Refusal;
import org.standbild.editorial.change.StaleVersion;
import org.standbild.editorial.proposal.Examination;
import org.standbild.editorial.proposal.Mistake;
import org.standbild.editorial.proposal.Refused;
import org.standbild.editorial.proposal.Rule;
import org.standbild.eventstore.Histories;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;
import tools.jackson.databind.node.ObjectNode;

/** Where the link beside a change of the timeline leads: take it back, or say what is right. */
@Controller
@RequestMapping("/redaktion/zuruecknehmen")
class UndoPage {

    private final Undo undo;
    private final Histories histories;

    UndoPage(Undo undo, Histories histories) {
        this.undo = undo;
        this.histories = histories;
    }

    @GetMapping
    ModelAndView show(@RequestParam long position, @AuthenticationPrincipal Member member) {
        Target target = target(position);
        Map<String, Text> faults = UndoForm.noFaults();
        if (!member.actor().mayPropose(target.profile())) {
            faults.put("alles", Rule.NOT_ASSIGNED.reason());
        }
        return page(target, UndoForm.begun(target), faults, HttpStatus.OK, member);
    }

    @PostMapping
    ModelAndView undo(
            @RequestParam long position,
            @RequestParam long version,
            @RequestParam String schluessel,
            @ModelAttribute("form") UndoForm form,
            @AuthenticationPrincipal Member member) {
        Target target = target(position);
        ProfileCode profile = target.profile();
        Map<String, Text> faults = UndoForm.noFaults();
        if (!member.actor().mayPropose(profile)) {
            faults.put("alles", Rule.NOT_ASSIGNED.reason());
            return page(target, form, faults, HttpStatus.FORBIDDEN, member);
        }
        ObjectNode change = form.change(target, undo.today(), faults);
        if (!faults.isEmpty()) {
            return page(target, form, faults, HttpStatus.BAD_REQUEST, member);
        }
        boolean direct = form.isDirect() && undo.isDirectFor(member.actor());
        try {
            if (direct) {
                undo.record(profile, change, version, member.actor(), schluessel);
                return new ModelAndView("redirect:/laender/" + profile.slug() + "/zeitleiste?clock=recorded");
            }
            Examination examination = undo.examined(profile, change);
            if (!examination.mistakes().isEmpty()) {
                faults.put("alles", reasons(examination));
                return page(target, form, faults, HttpStatus.CONFLICT, member);
            }
            String id = undo.propose(profile, change, note(target, form), member.actor(), schluessel);
            return new ModelAndView("redirect:/redaktion/vorschlaege/" + id);
        } catch (Refusal refusal) {
            faults.put("alles", refusal.reason());
        } catch (Refused refused) {
            faults.put("alles", refused.rule().reason());
        } catch (StaleVersion stale) {
            faults.put(
                    "alles",
                    new Text(
                            "Inzwischen wurde an diesem Profil etwas anderes festgehalten. Bitte sehen Sie es an und senden dann noch einmal.",
                            "Meanwhile something else was recorded of this profile. Please look at it and then send again."));
        }
        return page(target, form, faults, HttpStatus.CONFLICT, member);
    }

    private static Text reasons(Examination examination) {
        return new Text(
                examination.mistakes().stream()
                        .map(Mistake::reason)
                        .map(Text::de)
                        .collect(Collectors.joining("; ")),
                examination.mistakes().stream()
                        .map(Mistake::reason)
                        .map(reason -> reason.in("en"))
                        .collect(Collectors.joining("; ")));
    }

    private static String note(Target target, UndoForm form) {
        Text title = target.title();
        return (form.isCorrection() ? "Berichtigung: " : "Rücknahme: ")
                + (title == null ? target.type().label().de() : title.de())
                + " – "
                + form.grund();
    }

    private Target target(long position) {
        RecordedChange recorded = histories
                .change(position)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.NOT_FOUND,
                        "no-such-change",
                        new Text("Diese Änderung gibt es nicht", "There is no such change"),
                        new Text("An Position " + position + " steht keine", "There is none at position " + position)));
        return Target.of(recorded, histories);
    }

    private ModelAndView page(
            Target target, UndoForm form, Map<String, Text> faults, HttpStatus status, Member member) {
        return new ModelAndView("editorial/undo", status)
                .addObject("target", target)
                .addObject("recorded", target.recorded())
                .addObject("form", form)
                .addObject("faults", faults)
                .addObject("direct", undo.isDirectFor(member.actor()))
                .addObject("version", histories.of(target.profile()).version())
                .addObject("schluessel", UUID.randomUUID().toString());
    }
}
