package org.standbild.editorial.workspace;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.standbild.profile.ChangeType;

/** What a change has to say before it can be handed in, in the order of its form. */
final class NeededFields {

    private NeededFields() {}

    /**
     * @param isNew whether the change brings an entry into being
     * @param isPlan whether that entry is a plan
     */
    static Set<Field> of(ChangeType type, boolean isNew, boolean isPlan) {
        Set<Field> needed = new LinkedHashSet<>(Set.of(Field.STAND));
        if (type.establishes() && isNew && type != ChangeType.STATEMENT_RECORDED) {
            needed.addAll(List.of(Field.TITLE, Field.SECTIONS));
        }
        if (!type.establishes() && type != ChangeType.SUMMARY_REVISED) {
            needed.add(Field.ENTRY);
        }
        if (isPlan && isNew) {
            needed.add(Field.COMMITMENT);
        }
        switch (type) {
            case STATEMENT_RECORDED -> needed.addAll(List.of(Field.SUMMARY, Field.SECTIONS));
            case SUMMARY_REVISED -> needed.add(Field.SUMMARY);
            case SECTION_CHECKED, ENTRY_MENTIONED -> needed.add(Field.SECTIONS);
            case COVID_CAVEAT_RECORDED -> needed.addAll(List.of(Field.SECTIONS, Field.LAYER));
            case ENTRY_RECORDED -> {
                if (isNew) {
                    needed.add(Field.KIND);
                }
            }
            case ENTRY_RENAMED -> needed.add(Field.TITLE);
            case ROLE_ASSIGNED -> needed.add(Field.ROLES);
            case SOURCE_CITED, SOURCE_RETIRED -> needed.add(Field.SOURCES);
            case HSP4_PROJECTS_MERGED -> needed.add(Field.MERGED);
            case PLANS_REVISED_DUE_TO_COVID -> needed.add(Field.PLANS);
            case ENTRY_CORRECTED -> needed.addAll(List.of(Field.FIELD, Field.REASON));
            case CHANGE_RETRACTED -> needed.addAll(List.of(Field.RETRACTS, Field.REASON));
            default -> {
                // nothing more
            }
        }
        needed.retainAll(Field.of(type));
        return needed;
    }
}
