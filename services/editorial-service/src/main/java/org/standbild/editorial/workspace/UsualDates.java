package org.standbild.editorial.workspace;

import java.util.List;
import org.standbild.profile.ChangeType;

/** The dates that a change of some type mostly comes with, so that its form asks for them at once. */
final class UsualDates {

    private UsualDates() {}

    static List<String> of(ChangeType type) {
        return switch (type) {
            case STRATEGY_ADOPTED -> List.of("adopted", "published", "horizon");
            case STRATEGY_UPDATED -> List.of("updated", "horizon");
            case PROGRAMME_ANNOUNCED, HSP4_PROJECT_PLANNED, PLAN_ANNOUNCED, ZENTRALE_AUSLAENDERBEHOERDE_PLANNED ->
                List.of("planned_start", "planned_end");
            case PROGRAMME_STARTED, PROJECT_STARTED, HSP4_PROJECT_STARTED -> List.of("start", "runtime");
            case PROGRAMME_CONTINUED -> List.of("runtime", "end");
            case PROGRAMME_ENDED, PROJECT_ENDED, HSP4_PROJECT_ENDED, CONTACT_POINT_CLOSED -> List.of("end");
            case CONTACT_POINT_OPENED,
                    PORTAL_LAUNCHED,
                    NETWORK_FOUNDED,
                    HSP4_PROJECTS_MERGED,
                    ZENTRALE_AUSLAENDERBEHOERDE_ESTABLISHED,
                    ENTRY_RECORDED -> List.of("start");
            case AGREEMENT_CONCLUDED -> List.of("signed");
            case MONITOR_PUBLISHED -> List.of("published", "reference_period");
            case LEGAL_BASIS_ENACTED -> List.of("in_force", "promulgated");
            case SCOPE_EXTENDED -> List.of("extended");
            case ENTRY_RENAMED -> List.of("renamed");
            default -> List.of();
        };
    }
}
