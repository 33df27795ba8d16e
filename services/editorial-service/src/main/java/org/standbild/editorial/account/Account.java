package org.standbild.editorial.account;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.standbild.profile.ProfileCode;

/**
 * Somebody who has logged in with a name and a password.
 *
 * @param person pseudonymous id
 * @param profiles assigned to an editor; absent: all
 * @param stamp rises whenever something of it is changed; a session that began with another one is over
 */
record Account(
        String name,
        String displayName,
        String person,
        String passwordHash,
        Set<Role> roles,
        @Nullable Set<ProfileCode> profiles,
        boolean disabled,
        long stamp)
        implements UserDetails, Member {

    @Override
    public Actor actor() {
        return new Actor(person, roles, profiles == null ? EnumSet.allOf(ProfileCode.class) : profiles);
    }

    @Override
    public String getUsername() {
        return name;
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public List<? extends GrantedAuthority> getAuthorities() {
        return actor().authorities();
    }

    @Override
    public String toString() {
        return "Account " + name;
    }
}
