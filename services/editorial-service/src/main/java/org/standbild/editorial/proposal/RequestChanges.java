package org.standbild.editorial.proposal;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.account.Actor;
import org.standbild.editorial.change.IdempotentRequest;

/** Give this proposal back to its author, and say what is to be changed. */
public record RequestChanges(
        @TargetAggregateIdentifier String proposal,
        long expectedVersion,
        Actor actor,
        String reason,
        @Nullable IdempotentRequest request)
        implements ProposalCommand {}
