package org.standbild.editorial.account;

import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Somebody who has logged in at an issuer, in a browser. */
final class ClaimedUser extends DefaultOidcUser implements Member {

    private final transient ClaimedMembers.Claimed claimed;

    ClaimedUser(ClaimedMembers.Claimed claimed, OidcUser user) {
        super(claimed.actor().authorities(), user.getIdToken(), user.getUserInfo());
        this.claimed = claimed;
    }

    @Override
    public String displayName() {
        return claimed.displayName();
    }

    @Override
    public Actor actor() {
        return claimed.actor();
    }
}
