package org.standbild.editorial.edition;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.change.IdempotentRequest;
import org.standbild.profile.ProfileCode;

/**
 * Ask the coordination of one Land's IQ network whether it agrees.
 *
 * @param stream of the edition
 * @param tokenHash SHA-256 of the token in the personal link; the token itself is kept nowhere
 * @param actor pseudonymous id
 * @param request absent when the actor did not ask for idempotency
 */
record RequestSignOff(
        @TargetAggregateIdentifier String stream,
        String id,
        ProfileCode profile,
        String coordination,
        String tokenHash,
        Instant expiresAt,
        String actor,
        @Nullable IdempotentRequest request) {}
