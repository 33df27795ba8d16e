package org.standbild.editorial.change;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.Review;

/**
 * Record these changes of one profile, all or none.
 *
 * @param profile its code
 * @param expectedVersion the version the author has seen
 * @param actor pseudonymous id of who does it
 * @param request absent when the author did not ask for idempotency
 */
public record RecordChanges(
        @TargetAggregateIdentifier String profile,
        long expectedVersion,
        List<ProfileChange> changes,
        String actor,
        Review review,
        @Nullable IdempotentRequest request) {}
