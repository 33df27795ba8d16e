package org.standbild.editorial.proposal;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.account.Actor;
import org.standbild.editorial.change.IdempotentRequest;

/** Say no to this proposal for good, and why. */
public record RejectProposal(
        @TargetAggregateIdentifier String proposal,
        long expectedVersion,
        Actor actor,
        String reason,
        @Nullable IdempotentRequest request)
        implements ProposalCommand {}
