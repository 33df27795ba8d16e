package org.standbild.editorial.account;

import java.util.Arrays;
import java.util.Set;

/** Who may use an endpoint. What somebody may do there in a given case, such as with her own proposal, is decided by rules of the domain. */
public enum Access {
    EVERYBODY,
    /** Everybody who has a role. */
    MEMBERS(Role.EDITOR, Role.REVIEWER, Role.ADMIN),
    /** Who proposes: editors and reviewers. */
    WRITERS(Role.EDITOR, Role.REVIEWER),
    REVIEWERS(Role.REVIEWER),
    ADMINISTRATORS(Role.ADMIN),
    /** What nobody has asked for. */
    NOBODY;

    private final Set<Role> roles;

    Access(Role... roles) {
        this.roles = Set.of(roles);
    }

    /** @param held none for somebody who is not logged in */
    public boolean admits(Set<Role> held) {
        return this == EVERYBODY || held.stream().anyMatch(roles::contains);
    }

    String[] roleNames() {
        return Arrays.stream(Role.values())
                .filter(roles::contains)
                .map(Role::name)
                .toArray(String[]::new);
    }
}
