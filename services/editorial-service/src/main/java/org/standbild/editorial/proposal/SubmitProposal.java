package org.standbild.editorial.proposal;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.account.Actor;
import org.standbild.editorial.change.IdempotentRequest;

/** Hand this draft in for review. */
public record SubmitProposal(
        @TargetAggregateIdentifier String proposal,
        long expectedVersion,
        Actor actor,
        @Nullable IdempotentRequest request)
        implements ProposalCommand {}
