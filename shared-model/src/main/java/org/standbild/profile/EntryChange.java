package org.standbild.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of one entry. What a change does not carry is absent or empty here and stays as it was.
 */
public sealed interface EntryChange extends ProfileChange
        permits StatementRecorded,
                StrategyAdopted,
                StrategyUpdated,
                ProgrammeAnnounced,
                ProgrammeStarted,
                ProgrammeContinued,
                ProgrammeEnded,
                ProjectStarted,
                ProjectEnded,
                HSP4ProjectPlanned,
                HSP4ProjectStarted,
                HSP4ProjectsMerged,
                HSP4ProjectEnded,
                ContactPointOpened,
                ContactPointClosed,
                PortalLaunched,
                NetworkFounded,
                AgreementConcluded,
                MonitorPublished,
                LegalBasisEnacted,
                ZentraleAuslaenderbehoerdePlanned,
                ZentraleAuslaenderbehoerdeEstablished,
                ZentraleAuslaenderbehoerdeRuledOut,
                ZentraleAuslaenderbehoerdeReferenced,
                PlanAnnounced,
                PlanRealised,
                PlanDropped,
                EntryRecorded,
                EntryMentioned,
                EntryRenamed,
                ScopeExtended,
                RoleAssigned,
                SourceCited,
                SourceRetired,
                EntryCorrected {

    /** Slug of the entry, unique in its profile. */
    String entry();

    default @Nullable Text title() {
        return null;
    }

    default @Nullable Text summary() {
        return null;
    }

    default @Nullable Kind kind() {
        return null;
    }

    default List<String> aliases() {
        return List.of();
    }

    default List<EntryDate> dates() {
        return List.of();
    }

    default List<Role> roles() {
        return List.of();
    }

    default List<String> locations() {
        return List.of();
    }

    default @Nullable Commitment commitment() {
        return null;
    }

    default @Nullable Boolean provisional() {
        return null;
    }

    default @Nullable Boolean negative() {
        return null;
    }

    default @Nullable String concerns() {
        return null;
    }

    default @Nullable Count count() {
        return null;
    }

    default @Nullable String supersededBy() {
        return null;
    }
}
