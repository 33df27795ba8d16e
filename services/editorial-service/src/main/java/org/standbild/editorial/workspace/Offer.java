package org.standbild.editorial.workspace;

import java.util.List;
import java.util.stream.Stream;
import org.standbild.profile.ChangeType;
import org.standbild.profile.Text;

/** The kinds of change that can be proposed, grouped as people look for them. */
enum Offer {
    CHECK(new Text("Durchgesehen", "Looked through"), ChangeType.SECTION_CHECKED),
    PROGRAMMES(
            new Text("Programme und Projekte", "Programmes and projects"),
            ChangeType.PROGRAMME_ANNOUNCED,
            ChangeType.PROGRAMME_STARTED,
            ChangeType.PROGRAMME_CONTINUED,
            ChangeType.PROGRAMME_ENDED,
            ChangeType.PROJECT_STARTED,
            ChangeType.PROJECT_ENDED),
    STRATEGIES(new Text("Strategien", "Strategies"), ChangeType.STRATEGY_ADOPTED, ChangeType.STRATEGY_UPDATED),
    HSP4(
            new Text("IQ – Handlungsschwerpunkt 4", "IQ – field of action 4"),
            ChangeType.HSP4_PROJECT_PLANNED,
            ChangeType.HSP4_PROJECT_STARTED,
            ChangeType.HSP4_PROJECTS_MERGED,
            ChangeType.HSP4_PROJECT_ENDED),
    AUTHORITY(
            new Text("Zentrale Ausländerbehörde", "Central immigration authority"),
            ChangeType.ZENTRALE_AUSLAENDERBEHOERDE_PLANNED,
            ChangeType.ZENTRALE_AUSLAENDERBEHOERDE_ESTABLISHED,
            ChangeType.ZENTRALE_AUSLAENDERBEHOERDE_RULED_OUT,
            ChangeType.ZENTRALE_AUSLAENDERBEHOERDE_REFERENCED),
    STRUCTURES(
            new Text("Strukturen", "Structures"),
            ChangeType.CONTACT_POINT_OPENED,
            ChangeType.CONTACT_POINT_CLOSED,
            ChangeType.PORTAL_LAUNCHED,
            ChangeType.NETWORK_FOUNDED,
            ChangeType.AGREEMENT_CONCLUDED,
            ChangeType.MONITOR_PUBLISHED,
            ChangeType.LEGAL_BASIS_ENACTED),
    PLANS(
            new Text("Vorhaben", "Plans"),
            ChangeType.PLAN_ANNOUNCED,
            ChangeType.PLAN_REALISED,
            ChangeType.PLAN_DROPPED,
            ChangeType.PLANS_REVISED_DUE_TO_COVID,
            ChangeType.COVID_CAVEAT_RECORDED),
    ANY(
            new Text("Zu einem Eintrag, welcher Art auch immer", "About an entry of whatever kind"),
            ChangeType.ENTRY_RECORDED,
            ChangeType.ENTRY_RENAMED,
            ChangeType.SCOPE_EXTENDED,
            ChangeType.ROLE_ASSIGNED,
            ChangeType.ENTRY_MENTIONED,
            ChangeType.SOURCE_CITED,
            ChangeType.SOURCE_RETIRED),
    WORDING(
            new Text("Text und Feststellungen", "Wording and findings"),
            ChangeType.STATEMENT_RECORDED,
            ChangeType.SUMMARY_REVISED),
    REPAIR(new Text("Berichtigen", "Put right"), ChangeType.ENTRY_CORRECTED, ChangeType.CHANGE_RETRACTED);

    private final Text label;
    private final List<ChangeType> types;

    Offer(Text label, ChangeType... types) {
        this.label = label;
        this.types = List.of(types);
    }

    public Text label() {
        return label;
    }

    public List<ChangeType> types() {
        return types;
    }

    static boolean includes(ChangeType type) {
        return Stream.of(values()).anyMatch(offer -> offer.types.contains(type));
    }
}
