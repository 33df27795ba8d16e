package org.standbild.editorial.workspace;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
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
import org.standbild.editorial.proposal.ProposalView;
import org.standbild.editorial.proposal.Refused;
import org.standbild.editorial.proposal.Stale;
import org.standbild.editorial.workspace.Merge.Choice;
import org.standbild.editorial.workspace.TypedDate.Use;
import org.standbild.editorial.workspace.WorkingCopies.WorkingCopy;
import org.standbild.profile.ChangeType;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** The form of one change of a draft. What is typed is kept while it is typed, and becomes part of the draft when it is saved, sound or not. */
@Controller
@RequestMapping("/redaktion/vorschlaege/{id}/aenderungen/{index}")
class ChangePage {

    private final Papers papers;
    private final WorkingCopies copies;
    private final Presence presence;

    ChangePage(Papers papers, WorkingCopies copies, Presence presence) {
        this.papers = papers;
        this.copies = copies;
        this.presence = presence;
    }

    /** A change on somebody's desk: as the draft has it, and as she has written it. */
    private record OnDesk(
            ProposalView proposal,
            Draft draft,
            int index,
            ChangeType type,
            @Nullable WorkingCopy copy,
            Merge merge,
            long since) {}

    @GetMapping
    ModelAndView show(
            @PathVariable String id,
            @PathVariable int index,
            @RequestParam(required = false) @Nullable String pruefen,
            @RequestParam(required = false) @Nullable String gespeichert,
            @AuthenticationPrincipal Member member) {
        Actor actor = member.actor();
        ProposalView proposal = papers.find(id);
        if (!papers.mayWrite(proposal, actor)) {
            return proposalPage(id);
        }
        presence.isHere(id, actor.person());
        OnDesk desk = onDesk(proposal, index, actor, Map.of());
        return page(desk, actor, pruefen != null).addObject("saved", gespeichert != null);
    }

    @PostMapping
    ModelAndView save(
            @PathVariable String id,
            @PathVariable int index,
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal Member member) {
        Actor actor = member.actor();
        ProposalView proposal = papers.find(id);
        if (!papers.mayWrite(proposal, actor)) {
            return proposalPage(id);
        }
        copies.keep(id, index, actor.person(), read(proposal, index, typed, actor), since(typed, proposal));
        OnDesk desk = onDesk(proposal, index, actor, choices(typed));
        if (!desk.merge.open().isEmpty()) {
            return page(desk, actor, true);
        }
        ObjectNode change = desk.merge.merged();
        if (!change.equals(desk.draft.change(index))) {
            try {
                papers.revise(proposal, actor, proposal.note(), desk.draft.with(index, change), null);
            } catch (Stale overtaken) {
                return page(onDesk(papers.find(id), index, actor, Map.of()), actor, true);
            } catch (Refused meanwhile) {
                return proposalPage(id); // which says what has become of it; what she typed is kept
            }
        }
        copies.saved(id, index, actor.person(), formOf(typed));
        String here = "redirect:/redaktion/vorschlaege/" + id + "/aenderungen/" + index;
        if (!"weiter".equals(typed.getFirst("tun"))) {
            return new ModelAndView(here + "?gespeichert");
        }
        ProposalView saved = papers.find(id);
        if (!form(saved, papers.draft(saved), index, desk.type, change).faults().isEmpty()) {
            return new ModelAndView(here + "?pruefen");
        }
        presence.hasLeft(id, actor.person());
        return proposalPage(id);
    }

    /** What was typed so far is kept, and what it would do is shown: for scripts, while somebody types. */
    @PostMapping("/vorschau")
    ModelAndView preview(
            @PathVariable String id,
            @PathVariable int index,
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal Member member) {
        Actor actor = member.actor();
        ProposalView proposal = papers.find(id);
        if (!papers.mayWrite(proposal, actor)) {
            throw Problem.of(
                    HttpStatus.CONFLICT,
                    "not-editable",
                    new Text("Nicht mehr zu bearbeiten", "No longer to be edited"),
                    new Text("Der Vorschlag ist kein Entwurf mehr.", "The proposal is no draft any more."));
        }
        presence.isHere(id, actor.person());
        ObjectNode change = read(proposal, index, typed, actor);
        Instant keptAt =
                copies.keepUnlessSaved(id, index, actor.person(), change, since(typed, proposal), formOf(typed));
        OnDesk desk = onDesk(proposal, index, actor, choices(typed));
        return page(desk, actor, false, "editorial/preview")
                .addObject("keptAt", keptAt)
                .addObject("understood", understood(typed, desk));
    }

    @PostMapping("/verwerfen")
    ModelAndView discard(@PathVariable String id, @PathVariable int index, @AuthenticationPrincipal Member member) {
        copies.drop(id, index, member.actor().person());
        return new ModelAndView("redirect:/redaktion/vorschlaege/" + id + "/aenderungen/" + index);
    }

    @PostMapping("/entfernen")
    ModelAndView remove(@PathVariable String id, @PathVariable int index, @AuthenticationPrincipal Member member) {
        Actor actor = member.actor();
        ProposalView proposal = papers.find(id);
        if (papers.mayWrite(proposal, actor)) {
            try {
                papers.revise(
                        proposal, actor, proposal.note(), papers.draft(proposal).without(index), null);
                copies.drop(id, index, actor.person());
            } catch (Stale | Refused overtaken) {
                return proposalPage(id); // nothing was taken out; she sees the proposal as it is now
            }
        }
        return proposalPage(id);
    }

    private static ModelAndView proposalPage(String id) {
        return new ModelAndView("redirect:/redaktion/vorschlaege/" + id);
    }

    /** The change as it was typed, over what the form showed. */
    private ObjectNode read(ProposalView proposal, int index, MultiValueMap<String, String> typed, Actor actor) {
        Draft draft = papers.draft(proposal);
        long since = since(typed, proposal);
        JsonNode base = base(proposal, index, since);
        WorkingCopy copy = copies.find(proposal.id(), index, actor.person()).orElse(null);
        ObjectNode shown = copy != null && copy.version() == since
                ? copy.change()
                : base instanceof ObjectNode known ? known : draft.change(index);
        return FormReader.read(type(draft, index), typed, shown, around(draft, index), Papers.words(), papers.today());
    }

    /** Which form it was; each time it is shown it is another one. */
    private static String formOf(MultiValueMap<String, String> typed) {
        String form = Objects.requireNonNullElse(typed.getFirst("form"), "");
        return form.isEmpty() ? UUID.randomUUID().toString() : form;
    }

    /** The version of the proposal that the form was made from. */
    private static long since(MultiValueMap<String, String> typed, ProposalView proposal) {
        String since = Objects.requireNonNullElse(typed.getFirst("since"), "");
        long version = since.matches("\\d{1,9}") ? Long.parseLong(since) : proposal.version();
        return Math.max(1, Math.min(version, proposal.version()));
    }

    private JsonNode base(ProposalView proposal, int index, long since) {
        JsonNode base = since == proposal.version()
                ? proposal.changes().get(index)
                : papers.at(proposal.id(), since).changes().get(index);
        return base == null ? MissingNode.getInstance() : base;
    }

    private static Map<String, Choice> choices(MultiValueMap<String, String> typed) {
        Map<String, Choice> choices = new HashMap<>();
        typed.forEach((name, values) -> {
            if (name.startsWith("choice.")) {
                for (Choice choice : Choice.values()) {
                    if (choice.name().equals(values.get(0))) {
                        choices.put(name.substring("choice.".length()), choice);
                    }
                }
            }
        });
        return choices;
    }

    private OnDesk onDesk(ProposalView proposal, int index, Actor actor, Map<String, Choice> choices) {
        Draft draft = papers.draft(proposal);
        ObjectNode stored = draft.change(index);
        ChangeType type = type(draft, index);
        WorkingCopy copy = copies.find(proposal.id(), index, actor.person())
                .filter(kept -> kept.change().path("type").equals(stored.path("type")))
                .orElse(null);
        if (copy == null) {
            return new OnDesk(proposal, draft, index, type, null, new Merge(stored, List.of()), proposal.version());
        }
        Merge merge = merged(
                type, base(proposal, index, copy.version()), stored, copy.change(), choices, around(draft, index));
        boolean isSaved = merge.open().isEmpty() && merge.merged().equals(stored);
        return new OnDesk(
                proposal,
                draft,
                index,
                type,
                isSaved ? null : copy,
                merge,
                merge.open().isEmpty() ? proposal.version() : copy.version());
    }

    private static Merge merged(
            ChangeType type,
            JsonNode base,
            ObjectNode theirs,
            ObjectNode mine,
            Map<String, Choice> choices,
            Surroundings around) {
        Set<String> taken = around.slugs();
        boolean isNamed = type.establishes() && Slug.follows(theirs, taken) && Slug.follows(mine, taken);
        Merge merge = Merge.of(base, theirs, mine, choices, isNamed ? Set.of("entry", "before") : Set.of("before"));
        if (isNamed) {
            Derived.name(merge.merged(), around);
        }
        Derived.before(type, merge.merged(), around);
        return merge;
    }

    private static ChangeType type(Draft draft, int index) {
        return draft.type(index)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.NOT_FOUND,
                        "no-such-form",
                        new Text("Für diese Änderung gibt es kein Formular", "There is no form for this change"),
                        new Text(
                                "Sie kam über die Schnittstelle und ist dort zu berichtigen.",
                                "It came through the API and has to be mended there.")));
    }

    private static Surroundings around(Draft draft, int index) {
        return new Surroundings(draft.history(), draft.others(index));
    }

    private ChangeForm form(ProposalView proposal, Draft draft, int index, ChangeType type, ObjectNode change) {
        Draft written = new Draft(draft.history(), proposal.baseVersion(), draft.with(index, change));
        return new ChangeForm(type, change, around(draft, index), Papers.words(), papers.today())
                .examined(written.faults(index));
    }

    private ModelAndView page(OnDesk desk, Actor actor, boolean judged) {
        return page(desk, actor, judged, "editorial/change");
    }

    private ModelAndView page(OnDesk desk, Actor actor, boolean judged, String view) {
        ObjectNode change = desk.merge.merged();
        Draft written =
                new Draft(desk.draft.history(), desk.proposal.baseVersion(), desk.draft.with(desk.index, change));
        ChangeForm form = form(desk.proposal, desk.draft, desk.index, desk.type, change);
        Preview preview = Preview.of(written, desk.index, form);
        if (!judged) {
            form = new ChangeForm(desk.type, change, around(desk.draft, desk.index), Papers.words(), papers.today());
        }
        return new ModelAndView(view)
                .addObject("proposal", desk.proposal)
                .addObject("index", desk.index)
                .addObject("form", form)
                .addObject("preview", preview)
                .addObject("since", desk.since)
                .addObject("formId", UUID.randomUUID().toString())
                .addObject("restored", desk.copy == null ? null : desk.copy.at())
                .addObject("clashes", clashes(desk))
                .addObject("others", presence.others(desk.proposal.id(), actor.person()));
    }

    /** A field that two people have written to: its name, what is saved, what she has typed. */
    record Clash(String member, String theirs, String mine) {}

    private static List<Clash> clashes(OnDesk desk) {
        WorkingCopy copy = desk.copy;
        return copy == null
                ? List.of()
                : desk.merge.open().stream()
                        .map(member -> new Clash(
                                member,
                                Plain.of(desk.draft.change(desk.index).get(member)),
                                Plain.of(copy.change().get(member))))
                        .toList();
    }

    /** What each date of the form was taken for, by the id of its input. */
    private Map<String, Text> understood(MultiValueMap<String, String> typed, OnDesk desk) {
        Map<String, Text> understood = new LinkedHashMap<>();
        if (desk.type == ChangeType.ENTRY_CORRECTED) {
            understood.put("field", ChangeForm.standing(desk.merge.merged(), around(desk.draft, desk.index)));
        }
        typed.forEach((name, values) -> {
            boolean isRow = name.matches("dates\\.\\d{1,3}\\.typed|plans\\.\\d{1,3}\\.start");
            if (!name.equals("stand") && !isRow) {
                return;
            }
            String what = typed.getFirst(name.replace(".typed", ".what"));
            Use use = name.equals("stand") ? Use.STAND : Use.of(what == null ? "" : what);
            String value = values.get(0).strip();
            DateField date = value.isEmpty()
                    ? DateField.of(null, use, Papers.words(), papers.today())
                    : DateField.of(
                            DateField.json(value, null, use, Papers.words(), papers.today()),
                            use,
                            Papers.words(),
                            papers.today());
            Text said = date.understood() != null ? date.understood() : date.fault();
            understood.put(
                    name.replaceAll("\\.(typed|start)$", "").replace('.', '-'), said == null ? Text.de("") : said);
        });
        return understood;
    }
}
