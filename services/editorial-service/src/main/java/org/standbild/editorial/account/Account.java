package org.standbild.editorial.account;

import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Somebody who has logged in.
 *
 * @param person pseudonymous id; the only thing of a person that the log ever holds
 */
public record Account(String name, String person, String passwordHash, List<? extends GrantedAuthority> authorities)
        implements UserDetails {

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
        return authorities;
    }

    @Override
    public String toString() {
        return "Account " + name;
    }
}
