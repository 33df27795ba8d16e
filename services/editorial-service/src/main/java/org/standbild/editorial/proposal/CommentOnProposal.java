package org.standbild.editorial.proposal;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.account.Actor;
import org.standbild.editorial.change.IdempotentRequest;

/** Say this about the proposal, or about the part of it that the pointer names. */
public record CommentOnProposal(
        @TargetAggregateIdentifier String proposal,
        long expectedVersion,
        Actor actor,
        String text,
        @Nullable String pointer,
        @Nullable IdempotentRequest request)
        implements ProposalCommand {}
