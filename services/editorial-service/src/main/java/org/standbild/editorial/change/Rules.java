package org.standbild.editorial.change;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.ChangeRetracted;
import org.standbild.profile.ChangeType;
import org.standbild.profile.EditionPublished;
import org.standbild.profile.EditionSignedOff;
import org.standbild.profile.Entry;
import org.standbild.profile.EntryChange;
import org.standbild.profile.EntryCorrected;
import org.standbild.profile.EntryMentioned;
import org.standbild.profile.EntryRecorded;
import org.standbild.profile.EntryRenamed;
import org.standbild.profile.HSP4ProjectPlanned;
import org.standbild.profile.HSP4ProjectsMerged;
import org.standbild.profile.History;
import org.standbild.profile.Kind;
import org.standbild.profile.PlanAnnounced;
import org.standbild.profile.PlansRevisedDueToCovid;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileOpened;
import org.standbild.profile.ProgrammeAnnounced;
import org.standbild.profile.ProgrammeContinued;
import org.standbild.profile.RevisedPlan;
import org.standbild.profile.Source;
import org.standbild.profile.SourceRetired;
import org.standbild.profile.Statement;
import org.standbild.profile.StatementRecorded;
import org.standbild.profile.Status;
import org.standbild.profile.SummaryRevised;
import org.standbild.profile.ZentraleAuslaenderbehoerdeRuledOut;

/**
 * What may be said of a profile, given everything recorded so far. Each rule looks at the profile on the day the change takes effect, as
 * known now.
 */
public final class Rules {

    private final History history;

    public Rules(History history) {
        this.history = history;
    }

    /**
     * @param index of the change in its request, for the refusal
     * @throws Refusal naming the rule
     */
    public void require(ProfileChange change, int index) {
        try {
            decide(change);
        } catch (Refusal refusal) {
            throw refusal.at(index);
        }
    }

    private void decide(ProfileChange change) {
        if (change instanceof EditionPublished || change instanceof EditionSignedOff) {
            throw Refusal.of(
                    "not-a-profile-change",
                    "type",
                    "Ausgaben werden unter /api/editions veröffentlicht und abgestimmt, nicht hier",
                    "editions are published and signed off at /api/editions, not here");
        }
        if (change instanceof ProfileOpened) {
            requireNotOpened();
        }
        Profile profile = history.at(change.stand().takesEffect());
        if (change instanceof ChangeRetracted retraction) {
            requireRetractable(retraction);
        } else if (change instanceof PlansRevisedDueToCovid revised) {
            for (RevisedPlan plan : revised.plans()) {
                requirePlanned(profile, plan.entry(), "plans");
            }
        } else if (change instanceof SummaryRevised revised) {
            if (revised.entry() != null) {
                requireKnown(profile, revised.entry(), "entry");
            }
        } else if (change instanceof EntryChange entryChange) {
            decide(entryChange, profile);
        }
    }

    private void decide(EntryChange change, Profile profile) {
        ChangeType type = ChangeType.of(change);
        Optional<Entry> known = profile.entry(change.entry());
        if (type.establishes()) {
            establish(change, known.orElse(null), profile);
            return;
        }
        if (isStatement(profile, change.entry())) {
            requireFitForStatement(change);
            if (change instanceof EntryCorrected correction) {
                requireCorrectable(correction, profile);
            }
            return;
        }
        Entry entry = requireKnown(profile, change.entry(), "entry");
        switch (type) {
            case PROGRAMME_CONTINUED -> requireRunningUntil((ProgrammeContinued) change, entry);
            case PROGRAMME_ENDED, PROJECT_ENDED, HSP4_PROJECT_ENDED, CONTACT_POINT_CLOSED ->
                requireNotEnded(change, entry);
            case PLAN_REALISED, PLAN_DROPPED -> requirePlanned(profile, change.entry(), "entry");
            case ENTRY_MENTIONED -> requireNewSection((EntryMentioned) change, entry);
            case ENTRY_RENAMED -> requireOtherName((EntryRenamed) change, entry);
            case SOURCE_RETIRED -> requireCited((SourceRetired) change, entry);
            case ENTRY_CORRECTED -> requireCorrectable((EntryCorrected) change, profile);
            default -> {
                // the entry is known: nothing more to ask
            }
        }
    }

    private void establish(EntryChange change, @Nullable Entry known, Profile profile) {
        if (change instanceof StatementRecorded) {
            if (known != null || isStatement(profile, change.entry())) {
                throw exists(change.entry());
            }
            if (change.summary() == null && change.title() == null) {
                throw missing("summary", "eine neue Aussage braucht einen Text", "a new statement needs a text");
            }
            requireSections(change);
            return;
        }
        if (isStatement(profile, change.entry())) {
            throw exists(change.entry());
        }
        if (known == null) {
            requireFreeSlug(change);
            if (change.title() == null) {
                throw missing("title", "ein neuer Eintrag braucht einen Titel", "a new entry needs a title");
            }
            requireSections(change);
            if (change instanceof EntryRecorded && change.kind() == null) {
                throw missing(
                        "kind",
                        "bei EntryRecorded sagt nur „kind“, was es ist",
                        "only kind says what an EntryRecorded is");
            }
            if (change instanceof EntryRecorded && change.kind() == Kind.PLAN && change.commitment() == null
                    || change instanceof PlanAnnounced && change.commitment() == null) {
                throw missing(
                        "commitment",
                        "ein Vorhaben sagt, wie fest es zugesagt ist",
                        "a plan says how firmly it is meant");
            }
        } else {
            requireNewPhase(change, known);
        }
        if (change instanceof HSP4ProjectsMerged merged) {
            for (String slug : merged.merged()) {
                Entry project = profile.entry(slug).orElse(null);
                if (project == null || !Objects.equals(project.handlungsschwerpunkt(), 4)) {
                    throw Refusal.of(
                            "never-planned",
                            "merged",
                            "„" + slug
                                    + "“ war im Handlungsschwerpunkt 4 nie geplant oder aufgenommen und kann nicht zusammengelegt werden",
                            "\"" + slug
                                    + "\" was never planned or recorded in Handlungsschwerpunkt 4 and cannot be merged");
                }
            }
        }
    }

    /** An entry may begin on another day than it was first recorded for; its slug must not be taken at any Stand. */
    private void requireFreeSlug(EntryChange change) {
        boolean isTakenLater = history.at(LocalDate.MAX).entry(change.entry()).isPresent();
        if (isTakenLater && change instanceof EntryRecorded) {
            throw exists(change.entry());
        }
    }

    private void requireNewPhase(EntryChange change, Entry known) {
        Status now = known.status();
        if (change instanceof EntryRecorded && now != Status.ENDED && now != Status.PLANNED && now != Status.UNKNOWN) {
            throw exists(change.entry());
        }
        boolean announces = change instanceof ProgrammeAnnounced || change instanceof HSP4ProjectPlanned;
        if (announces && now == Status.ACTIVE) {
            throw Refusal.of(
                    "already-running",
                    "entry",
                    "„" + change.entry() + "“ läuft am " + change.stand().edtf()
                            + " bereits und kann nicht mehr angekündigt werden",
                    "\"" + change.entry() + "\" runs already at "
                            + change.stand().edtf() + " and cannot be announced any more");
        }
        if (change instanceof ZentraleAuslaenderbehoerdeRuledOut && now == Status.ACTIVE) {
            throw Refusal.of(
                    "authority-exists",
                    "entry",
                    "„" + change.entry() + "“ ist eingerichtet und kann nicht ausgeschlossen werden",
                    "\"" + change.entry() + "\" is established and cannot be ruled out");
        }
    }

    private void requireRunningUntil(ProgrammeContinued change, Entry entry) {
        LocalDate dayBefore = change.stand().takesEffect().minusDays(1);
        Status before =
                history.at(dayBefore).entry(change.entry()).map(Entry::status).orElse(entry.status());
        boolean runs = entry.status() == Status.ACTIVE
                || before == Status.ACTIVE && entry.status() == Status.ENDED && !isEndedByEvent(entry);
        if (!runs) {
            throw Refusal.of(
                    "not-running",
                    "entry",
                    "„" + change.entry() + "“ ist am " + change.stand().edtf() + " "
                            + entry.status().label().de()
                            + "; fortgeführt wird nur, was läuft: zuerst als laufend aufnehmen (etwa ProgrammeStarted)",
                    "\"" + change.entry() + "\" is " + entry.status().label().en() + " at "
                            + change.stand().edtf()
                            + "; only what runs is continued: record it as running first (such as ProgrammeStarted)");
        }
    }

    private static boolean isEndedByEvent(Entry entry) {
        String type = entry.lastChange().type();
        return type.endsWith("Ended") || type.endsWith("Closed");
    }

    private void requireNotEnded(EntryChange change, Entry entry) {
        if (entry.status() == Status.PLANNED || entry.status() == Status.ENDED && isEndedByEvent(entry)) {
            throw Refusal.of(
                    "not-running",
                    "entry",
                    "„" + change.entry() + "“ ist " + entry.status().label().de() + "; enden kann nur, was läuft",
                    "\"" + change.entry() + "\" is " + entry.status().label().en() + "; only what runs can end");
        }
    }

    private void requirePlanned(Profile profile, String slug, String field) {
        Entry entry = requireKnown(profile, slug, field);
        if (entry.status() != Status.PLANNED) {
            throw Refusal.of(
                    "not-planned",
                    field,
                    "„" + slug + "“ ist " + entry.status().label().de() + ", kein offenes Vorhaben",
                    "\"" + slug + "\" is " + entry.status().label().en() + ", not an open plan");
        }
    }

    private void requireNewSection(EntryMentioned change, Entry entry) {
        if (new HashSet<>(entry.sections()).containsAll(change.sections())) {
            throw Refusal.of(
                    "already-mentioned",
                    "sections",
                    "„" + change.entry() + "“ steht schon in " + entry.sections(),
                    "\"" + change.entry() + "\" stands in " + entry.sections() + " already");
        }
    }

    private void requireOtherName(EntryRenamed change, Entry entry) {
        if (change.title() == null) {
            throw missing("title", "eine Umbenennung braucht den neuen Titel", "a renaming needs the new title");
        }
        if (entry.title().equals(change.title())) {
            throw Refusal.of(
                    "same-name",
                    "title",
                    "„" + change.entry() + "“ heißt schon so",
                    "\"" + change.entry() + "\" has that name already");
        }
    }

    private void requireCited(SourceRetired change, Entry entry) {
        for (Source source : change.sources()) {
            boolean cited = entry.sources().stream()
                    .anyMatch(known -> known.title().equals(source.title())
                            || known.url() != null && known.url().equals(source.url()));
            if (!cited) {
                throw Refusal.of(
                        "no-such-source",
                        "sources",
                        "„" + source.title() + "“ ist keine Quelle von „" + change.entry() + "“",
                        "\"" + source.title() + "\" is no source of \"" + change.entry() + "\"");
            }
        }
    }

    private void requireCorrectable(EntryCorrected change, Profile profile) {
        try {
            history.requireApplicable(change);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(
                    "not-correctable",
                    change.field().isBlank() ? "field" : "after",
                    "„" + change.field() + "“ lässt sich so nicht berichtigen: " + e.getMessage(),
                    "\"" + change.field() + "\" cannot be corrected like this: " + e.getMessage());
        }
        requireBefore(change, profile);
    }

    private void requireBefore(EntryCorrected change, Profile profile) {
        if (change.before() == null) {
            return;
        }
        Object before = Before.of(profile, change.entry(), change.field());
        if (!Before.matches(before, change.before())) {
            throw Refusal.of(
                    "before-differs",
                    "before",
                    "in „" + change.field() + "“ steht nicht " + change.before() + ", sondern " + before,
                    "\"" + change.field() + "\" does not say " + change.before() + " but " + before);
        }
    }

    private void requireRetractable(ChangeRetracted retraction) {
        Set<String> ids = new HashSet<>();
        history.changes().forEach(change -> ids.add(change.eventId()));
        for (Map.Entry<String, String> named : Map.of(
                        "retracts",
                        retraction.retracts(),
                        "replacedBy",
                        Objects.requireNonNullElse(retraction.replacedBy(), retraction.retracts()))
                .entrySet()) {
            if (!ids.contains(named.getValue())) {
                throw Refusal.of(
                        "no-such-change",
                        named.getKey(),
                        "in diesem Profil gibt es keine Änderung mit der Kennung „" + named.getValue() + "“",
                        "there is no change with the id \"" + named.getValue() + "\" in this profile");
            }
        }
        boolean again = history.changes().stream()
                .anyMatch(change -> change.change() instanceof ChangeRetracted earlier
                        && earlier.retracts().equals(retraction.retracts())
                        && history.changes().stream()
                                .noneMatch(later -> later.change() instanceof ChangeRetracted undo
                                        && undo.retracts().equals(change.eventId())));
        if (again) {
            throw Refusal.of(
                    "already-retracted",
                    "retracts",
                    "diese Änderung ist schon zurückgezogen",
                    "this change has been retracted already");
        }
    }

    private void requireNotOpened() {
        if (history.changes().stream().anyMatch(change -> change.change() instanceof ProfileOpened)) {
            throw Refusal.of("already-opened", "type", "das Profil ist schon eröffnet", "the profile is open already");
        }
    }

    private void requireFitForStatement(EntryChange change) {
        switch (ChangeType.of(change)) {
            case ENTRY_CORRECTED, ENTRY_MENTIONED, SOURCE_CITED, SOURCE_RETIRED -> {}
            default ->
                throw Refusal.of(
                        "is-a-statement",
                        "entry",
                        "„" + change.entry() + "“ ist eine Aussage; sie wird berichtigt oder zurückgezogen",
                        "\"" + change.entry() + "\" is a statement; it is corrected or retracted");
        }
    }

    private static boolean isStatement(Profile profile, String slug) {
        return profile.statements().stream().map(Statement::id).anyMatch(slug::equals);
    }

    private static void requireSections(EntryChange change) {
        if (change.sections().isEmpty()) {
            throw missing(
                    "sections",
                    "ein neuer Eintrag steht in mindestens einem Abschnitt",
                    "a new entry stands in at least one section");
        }
    }

    private Entry requireKnown(Profile profile, String slug, String field) {
        return profile.entry(slug).orElseThrow(() -> noSuchEntry(slug, field, profile));
    }

    private Refusal noSuchEntry(String slug, String field, Profile profile) {
        return Refusal.of(
                "no-such-entry",
                field,
                "am " + profile.stand() + " gibt es in " + profile.code() + " keinen Eintrag „" + slug + "“",
                "at " + profile.stand() + " there is no entry \"" + slug + "\" in " + profile.code());
    }

    private static Refusal exists(String slug) {
        return Refusal.of(
                "entry-exists",
                "entry",
                "den Eintrag „" + slug + "“ gibt es schon",
                "there is an entry \"" + slug + "\" already");
    }

    private static Refusal missing(String field, String de, String en) {
        return Refusal.of("missing", field, de, en);
    }

    /** Entries that changes refer to must exist once all of them are recorded; they may come in any order. */
    public void requireReferences(List<? extends ProfileChange> changes) {
        Profile everything = history.at(LocalDate.MAX);
        for (int index = 0; index < changes.size(); index++) {
            if (changes.get(index) instanceof EntryChange change) {
                requireReference(change.concerns(), "concerns", everything, index);
                requireReference(change.supersededBy(), "supersededBy", everything, index);
            }
        }
    }

    private void requireReference(@Nullable String slug, String field, Profile everything, int index) {
        if (slug != null && everything.entry(slug).isEmpty()) {
            throw noSuchEntry(slug, field, everything).at(index);
        }
    }
}
