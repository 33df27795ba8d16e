package org.standbild.editorial.proposal;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.account.Actor;
import org.standbild.editorial.change.IdempotentRequest;

/** Give this proposal up. */
public record WithdrawProposal(
        @TargetAggregateIdentifier String proposal,
        long expectedVersion,
        Actor actor,
        @Nullable String reason,
        @Nullable IdempotentRequest request)
        implements ProposalCommand {}
