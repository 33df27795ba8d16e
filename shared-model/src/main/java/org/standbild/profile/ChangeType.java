package org.standbild.profile;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What each type of change means: its class, the kind of entry it brings into being, the status it leads to, its name on screen.
 *
 * <p>A phase or kind that is absent stays as it was.
 */
public enum ChangeType {
    PROFILE_OPENED(
            ProfileOpened.class,
            ChangeClass.EDITORIAL,
            null,
            null,
            "Profil eröffnet",
            "Profile opened",
            "A profile is part of the document from now on."),
    SECTION_CHECKED(
            SectionChecked.class,
            ChangeClass.CHECKED,
            null,
            null,
            "Geprüft, unverändert",
            "Checked, unchanged",
            "Somebody checked the sections and found nothing to change."),
    SUMMARY_REVISED(
            SummaryRevised.class,
            ChangeClass.EDITORIAL,
            null,
            null,
            "Zusammenfassung überarbeitet",
            "Summary revised",
            "A summary is worded anew; no fact changes."),
    STATEMENT_RECORDED(
            StatementRecorded.class,
            ChangeClass.DEVELOPMENT,
            Kind.STATEMENT,
            Status.ACTIVE,
            "Aussage festgehalten",
            "Statement recorded",
            "A finding without a name of its own, explicit negatives included."),
    STRATEGY_ADOPTED(
            StrategyAdopted.class,
            ChangeClass.DEVELOPMENT,
            Kind.STRATEGY,
            Status.ACTIVE,
            "Strategie beschlossen",
            "Strategy adopted",
            "A strategy, concept or action plan was adopted."),
    STRATEGY_UPDATED(
            StrategyUpdated.class,
            ChangeClass.DEVELOPMENT,
            Kind.STRATEGY,
            Status.ACTIVE,
            "Strategie fortgeschrieben",
            "Strategy updated",
            "A strategy was brought up to date."),
    PROGRAMME_ANNOUNCED(
            ProgrammeAnnounced.class,
            ChangeClass.DEVELOPMENT,
            Kind.PROGRAMME,
            Status.PLANNED,
            "Programm angekündigt",
            "Programme announced",
            "A programme was announced; it does not run yet."),
    PROGRAMME_STARTED(
            ProgrammeStarted.class,
            ChangeClass.DEVELOPMENT,
            Kind.PROGRAMME,
            Status.ACTIVE,
            "Programm gestartet",
            "Programme started",
            "A programme runs from now on."),
    PROGRAMME_CONTINUED(
            ProgrammeContinued.class,
            ChangeClass.DEVELOPMENT,
            Kind.PROGRAMME,
            Status.ACTIVE,
            "Programm fortgeführt",
            "Programme continued",
            "A running programme goes on: with a new name, a new end or a wider target group."),
    PROGRAMME_ENDED(
            ProgrammeEnded.class,
            ChangeClass.DEVELOPMENT,
            Kind.PROGRAMME,
            Status.ENDED,
            "Programm beendet",
            "Programme ended",
            "A programme runs no longer."),
    PROJECT_STARTED(
            ProjectStarted.class,
            ChangeClass.DEVELOPMENT,
            Kind.PROJECT,
            Status.ACTIVE,
            "Projekt gestartet",
            "Project started",
            "A project runs from now on."),
    PROJECT_ENDED(
            ProjectEnded.class,
            ChangeClass.DEVELOPMENT,
            Kind.PROJECT,
            Status.ENDED,
            "Projekt beendet",
            "Project ended",
            "A project runs no longer."),
    HSP4_PROJECT_PLANNED(
            HSP4ProjectPlanned.class,
            ChangeClass.DEVELOPMENT,
            Kind.PROJECT,
            Status.PLANNED,
            "HSP-4-Teilprojekt geplant",
            "HSP 4 sub-project planned",
            "A sub-project in Handlungsschwerpunkt 4 of the IQ programme is planned."),
    HSP4_PROJECT_STARTED(
            HSP4ProjectStarted.class,
            ChangeClass.DEVELOPMENT,
            Kind.PROJECT,
            Status.ACTIVE,
            "HSP-4-Teilprojekt gestartet",
            "HSP 4 sub-project started",
            "A sub-project in Handlungsschwerpunkt 4 of the IQ programme runs from now on."),
    HSP4_PROJECTS_MERGED(
            HSP4ProjectsMerged.class,
            ChangeClass.DEVELOPMENT,
            Kind.PROJECT,
            Status.ACTIVE,
            "HSP-4-Teilprojekte zusammengelegt",
            "HSP 4 sub-projects merged",
            "Sub-projects go on as one; the merged ones are superseded by entry."),
    HSP4_PROJECT_ENDED(
            HSP4ProjectEnded.class,
            ChangeClass.DEVELOPMENT,
            Kind.PROJECT,
            Status.ENDED,
            "HSP-4-Teilprojekt beendet",
            "HSP 4 sub-project ended",
            "A sub-project in Handlungsschwerpunkt 4 runs no longer."),
    CONTACT_POINT_OPENED(
            ContactPointOpened.class,
            ChangeClass.DEVELOPMENT,
            Kind.CONTACT_POINT,
            Status.ACTIVE,
            "Anlaufstelle eröffnet",
            "Contact point opened",
            "A contact point, welcome centre or office is open from now on."),
    CONTACT_POINT_CLOSED(
            ContactPointClosed.class,
            ChangeClass.DEVELOPMENT,
            Kind.CONTACT_POINT,
            Status.ENDED,
            "Anlaufstelle geschlossen",
            "Contact point closed",
            "A contact point is closed."),
    PORTAL_LAUNCHED(
            PortalLaunched.class,
            ChangeClass.DEVELOPMENT,
            Kind.PORTAL,
            Status.ACTIVE,
            "Portal gestartet",
            "Portal launched",
            "A portal is online from now on."),
    NETWORK_FOUNDED(
            NetworkFounded.class,
            ChangeClass.DEVELOPMENT,
            Kind.NETWORK,
            Status.ACTIVE,
            "Netzwerk gegründet",
            "Network founded",
            "A network, alliance or committee works from now on."),
    AGREEMENT_CONCLUDED(
            AgreementConcluded.class,
            ChangeClass.DEVELOPMENT,
            Kind.AGREEMENT,
            Status.ACTIVE,
            "Vereinbarung geschlossen",
            "Agreement concluded",
            "An agreement or lasting cooperation was concluded."),
    MONITOR_PUBLISHED(
            MonitorPublished.class,
            ChangeClass.DEVELOPMENT,
            Kind.MONITOR,
            Status.ACTIVE,
            "Monitor veröffentlicht",
            "Monitor published",
            "A monitor, report or study was published."),
    LEGAL_BASIS_ENACTED(
            LegalBasisEnacted.class,
            ChangeClass.DEVELOPMENT,
            Kind.LEGAL_BASIS,
            Status.ACTIVE,
            "Rechtsgrundlage erlassen",
            "Legal basis enacted",
            "A law or regulation was enacted; the date in_force says from when it applies."),
    ZENTRALE_AUSLAENDERBEHOERDE_PLANNED(
            ZentraleAuslaenderbehoerdePlanned.class,
            ChangeClass.DEVELOPMENT,
            Kind.ZAB,
            Status.PLANNED,
            "Zentrale Ausländerbehörde geplant",
            "Central immigration authority planned",
            "A state has said that it will set up a central immigration authority. The date planned_start is absent while it has named none."),
    ZENTRALE_AUSLAENDERBEHOERDE_ESTABLISHED(
            ZentraleAuslaenderbehoerdeEstablished.class,
            ChangeClass.DEVELOPMENT,
            Kind.ZAB,
            Status.ACTIVE,
            "Zentrale Ausländerbehörde eingerichtet",
            "Central immigration authority established",
            "A central immigration authority works from now on."),
    ZENTRALE_AUSLAENDERBEHOERDE_RULED_OUT(
            ZentraleAuslaenderbehoerdeRuledOut.class,
            ChangeClass.DEVELOPMENT,
            Kind.ZAB,
            Status.RULED_OUT,
            "Zentrale Ausländerbehörde ausgeschlossen",
            "Central immigration authority ruled out",
            "A state has said that it will not set up a central immigration authority, for now or for good."),
    ZENTRALE_AUSLAENDERBEHOERDE_REFERENCED(
            ZentraleAuslaenderbehoerdeReferenced.class,
            ChangeClass.DEVELOPMENT,
            Kind.ZAB,
            Status.UNKNOWN,
            "Zentrale Ausländerbehörde erwähnt",
            "Central immigration authority mentioned",
            "A central immigration authority is mentioned, but neither planned nor existing is said."),
    PLAN_ANNOUNCED(
            PlanAnnounced.class,
            ChangeClass.DEVELOPMENT,
            Kind.PLAN,
            Status.PLANNED,
            "Vorhaben angekündigt",
            "Plan announced",
            "Something is planned: an extension, a new office, a cooperation."),
    PLAN_REALISED(
            PlanRealised.class,
            ChangeClass.DEVELOPMENT,
            Kind.PLAN,
            Status.ENDED,
            "Vorhaben umgesetzt",
            "Plan realised",
            "What was planned has come true."),
    PLAN_DROPPED(
            PlanDropped.class,
            ChangeClass.DEVELOPMENT,
            Kind.PLAN,
            Status.RULED_OUT,
            "Vorhaben aufgegeben",
            "Plan dropped",
            "What was planned will not come."),
    COVID_CAVEAT_RECORDED(
            CovidCaveatRecorded.class,
            ChangeClass.DEVELOPMENT,
            null,
            null,
            "Corona-Vorbehalt festgehalten",
            "Covid caveat recorded",
            "The plans of the sections were made before the measures against the pandemic."),
    PLANS_REVISED_DUE_TO_COVID(
            PlansRevisedDueToCovid.class,
            ChangeClass.DEVELOPMENT,
            null,
            null,
            "Vorhaben wegen Corona geändert",
            "Plans revised due to Covid",
            "Plans were postponed, realigned or dropped because of the pandemic."),
    ENTRY_RECORDED(
            EntryRecorded.class,
            ChangeClass.DEVELOPMENT,
            null,
            Status.ACTIVE,
            "Eintrag aufgenommen",
            "Entry recorded",
            "Something exists; since when is not known, or says a date."),
    ENTRY_MENTIONED(
            EntryMentioned.class,
            ChangeClass.EDITORIAL,
            null,
            null,
            "Weitere Erwähnung",
            "Also mentioned",
            "A known entry is mentioned in further sections as well."),
    ENTRY_RENAMED(
            EntryRenamed.class,
            ChangeClass.DEVELOPMENT,
            null,
            null,
            "Umbenannt",
            "Renamed",
            "An entry has a new name; the old one becomes an alias."),
    SCOPE_EXTENDED(
            ScopeExtended.class,
            ChangeClass.DEVELOPMENT,
            null,
            null,
            "Erweitert",
            "Scope extended",
            "An entry serves more people, places or purposes."),
    ROLE_ASSIGNED(
            RoleAssigned.class,
            ChangeClass.DEVELOPMENT,
            null,
            null,
            "Zuständigkeit zugewiesen",
            "Role assigned",
            "A body has taken a role at an entry; earlier roles stay."),
    SOURCE_CITED(
            SourceCited.class,
            ChangeClass.DEVELOPMENT,
            null,
            null,
            "Quelle angegeben",
            "Source cited",
            "A source supports an entry."),
    SOURCE_RETIRED(
            SourceRetired.class,
            ChangeClass.DEVELOPMENT,
            null,
            null,
            "Quelle zurückgezogen",
            "Source retired",
            "The sources named, by title or address, support the entry no longer."),
    ENTRY_CORRECTED(
            EntryCorrected.class,
            ChangeClass.CORRECTION,
            null,
            null,
            "Eintrag berichtigt",
            "Entry corrected",
            "One field of an entry was recorded wrongly."),
    CHANGE_RETRACTED(
            ChangeRetracted.class,
            ChangeClass.CORRECTION,
            null,
            null,
            "Änderung zurückgezogen",
            "Change retracted",
            "A change was never true. It vanishes from every Stand as known from now on, and stays readable in the timeline."),
    EDITION_PUBLISHED(
            EditionPublished.class,
            ChangeClass.EDITORIAL,
            null,
            null,
            "Ausgabe veröffentlicht",
            "Edition published",
            "A Stand is published under a name and frozen."),
    EDITION_SIGNED_OFF(
            EditionSignedOff.class,
            ChangeClass.CHECKED,
            null,
            null,
            "Ausgabe abgestimmt",
            "Edition signed off",
            "The coordination of one Land's IQ network answered for an edition.");

    private static final Map<Class<? extends ProfileChange>, ChangeType> BY_EVENT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ChangeType::event, Function.identity()));

    private final Class<? extends ProfileChange> event;
    private final ChangeClass changeClass;
    private final @Nullable Kind kind;
    private final @Nullable Status phase;
    private final Text label;
    private final String meaning;

    ChangeType(
            Class<? extends ProfileChange> event,
            ChangeClass changeClass,
            @Nullable Kind kind,
            @Nullable Status phase,
            String de,
            String en,
            String meaning) {
        this.event = event;
        this.changeClass = changeClass;
        this.kind = kind;
        this.phase = phase;
        this.label = new Text(de, en);
        this.meaning = meaning;
    }

    public static ChangeType of(ProfileChange change) {
        ChangeType type = BY_EVENT.get(change.getClass());
        if (type == null) {
            throw new IllegalStateException("No meaning is given for " + change.getClass());
        }
        return type;
    }

    /** The type with that name in JSON, such as {@code ProgrammeAnnounced}; empty when there is none. */
    public static Optional<ChangeType> named(@Nullable String name) {
        return Arrays.stream(values())
                .filter(type -> type.typeName().equals(name))
                .findFirst();
    }

    public Class<? extends ProfileChange> event() {
        return event;
    }

    /** The value of {@code type} in JSON. */
    public String typeName() {
        return event.getSimpleName();
    }

    public ChangeClass changeClass() {
        return changeClass;
    }

    public @Nullable Kind kind() {
        return kind;
    }

    public @Nullable Status phase() {
        return phase;
    }

    public Text label() {
        return label;
    }

    /** One English sentence for the API's documentation. */
    public String meaning() {
        return meaning;
    }

    /** Whether this change can bring an entry into being. */
    public boolean establishes() {
        return phase != null
                && phase != Status.ENDED
                && this != STRATEGY_UPDATED
                && this != PROGRAMME_CONTINUED
                && this != PLAN_DROPPED;
    }
}
