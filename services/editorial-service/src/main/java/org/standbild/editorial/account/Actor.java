package org.standbild.editorial.account;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.standbild.profile.ProfileCode;
import org.standbild.webframe.Frame;

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

    /** Roles and profiles, as pages ask for them in a request. */
    List<GrantedAuthority> authorities() {
        return Stream.concat(
                        roles.stream().map(Role::authority),
                        Arrays.stream(ProfileCode.values())
                                .filter(this::mayPropose)
                                .map(profile -> "ROLE_" + Frame.writerOf(profile)))
                .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                .toList();
    }
}
