package org.standbild.editorial.edition;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.standbild.profile.ProfileCode;

/**
 * Ask the coordination of one Land's IQ network whether it agrees.
 *
 * @param stream of the edition
 * @param tokenHash SHA-256 of the token in the personal link; the token itself is kept nowhere
 * @param actor pseudonymous id
 */
record RequestSignOff(
        @TargetAggregateIdentifier String stream,
        String id,
        ProfileCode profile,
        String coordination,
        String tokenHash,
        Instant expiresAt,
        String actor) {}
