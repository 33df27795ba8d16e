package org.standbild.editorial.edition;

import java.time.Instant;
import org.standbild.profile.ProfileCode;

/** A personal link, as far as the log knows it. */
record Link(
        String id,
        ProfileCode profile,
        String coordination,
        String tokenHash,
        Instant requestedAt,
        Instant expiresAt,
        LinkState state) {

    Link in(LinkState next) {
        return new Link(id, profile, coordination, tokenHash, requestedAt, expiresAt, next);
    }

    LinkState stateAt(Instant now) {
        return state == LinkState.OPEN && !now.isBefore(expiresAt) ? LinkState.EXPIRED : state;
    }

    /** @throws Refused when it leads nowhere (any more) */
    void requireOpen(Instant now) {
        switch (stateAt(now)) {
            case ANSWERED -> throw new Refused(Rule.LINK_USED);
            case REVOKED -> throw new Refused(Rule.LINK_REVOKED);
            case EXPIRED -> throw new Refused(Rule.LINK_EXPIRED);
            case OPEN -> {}
        }
    }
}
