package org.standbild.editorial.account;

import java.util.Set;
import org.standbild.profile.ProfileCode;

/**
 * Who does something, as far as rules ask.
 *
 * @param person pseudonymous id; the only thing of a person that the log ever holds
 * @param profiles the profiles an editor is assigned to
 */
public record Actor(String person, Set<Role> roles, Set<ProfileCode> profiles) {

    public Actor {
        roles = Set.copyOf(roles);
        profiles = Set.copyOf(profiles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** A reviewer may propose for every Land, an editor for those assigned. */
    public boolean mayPropose(ProfileCode profile) {
        return is(Role.REVIEWER) || is(Role.EDITOR) && profiles.contains(profile);
    }
}
