package org.standbild.editorial.account;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;

/** A program that has come with an issuer's access token. */
final class ClaimedToken extends AbstractAuthenticationToken {

    private final transient ClaimedMembers.Claimed claimed;
    private final transient Jwt token;

    ClaimedToken(ClaimedMembers.Claimed claimed, Jwt token) {
        super(claimed.actor().authorities());
        this.claimed = claimed;
        this.token = token;
        setAuthenticated(true);
    }

    @Override
    public Object getPrincipal() {
        return claimed;
    }

    @Override
    public Object getCredentials() {
        return token;
    }

    @Override
    public String getName() {
        return claimed.actor().person();
    }
}
