package org.standbild.editorial.workspace;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.standbild.profile.ChangeType;

/** What a change may take, in the order of the form; a new member of a change's record is a line here and its part of the template. */
enum Field {
    ENTRY("entry"),
    TITLE("title"),
    KIND("kind"),
    STAND("stand"),
    SUMMARY("summary"),
    NEGATIVE("negative"),
    COUNT("count"),
    PROVISIONAL("provisional"),
    COMMITMENT("commitment"),
    MERGED("merged"),
    PLANS("plans"),
    FIELD("field"),
    AFTER("after"),
    RETRACTS("retracts"),
    REASON("reason"),
    LAYER("layer"),
    PRINTED("printed"),
    REALISED_AS("realisedAs"),
    DATES("dates"),
    SECTIONS("sections"),
    SOURCES("sources"),
    ROLES("roles"),
    LOCATIONS("locations"),
    ALIASES("aliases"),
    CONCERNS("concerns"),
    SUPERSEDED_BY("supersededBy"),
    NOTE("note");

    /** What no form asks for: the profile is chosen before, and what was there is looked up. */
    static final Set<String> NOT_ASKED = Set.of("profile", "before", "replacedBy");

    private static final List<Field> FURTHER = List.of(ROLES, LOCATIONS, ALIASES, CONCERNS, SUPERSEDED_BY, NOTE);

    private final String member;

    Field(String member) {
        this.member = member;
    }

    /** As in the JSON of a change. */
    public String member() {
        return member;
    }

    /** Whether most changes do well without it. */
    boolean isFurther(ChangeType type) {
        return FURTHER.contains(this) && !(this == ROLES && type == ChangeType.ROLE_ASSIGNED);
    }

    private boolean isTakenBy(ChangeType type) {
        boolean taken = Arrays.stream(type.event().getRecordComponents())
                .anyMatch(component -> component.getName().equals(member));
        return switch (this) {
            case ENTRY -> taken && type != ChangeType.STATEMENT_RECORDED;
            case KIND -> taken && type.kind() == null;
            default -> taken;
        };
    }

    /** What a change of that type takes. */
    static List<Field> of(ChangeType type) {
        return Arrays.stream(values()).filter(field -> field.isTakenBy(type)).toList();
    }
}
