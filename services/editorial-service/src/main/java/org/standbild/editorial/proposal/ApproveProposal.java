package org.standbild.editorial.proposal;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.account.Actor;
import org.standbild.editorial.change.IdempotentRequest;
import org.standbild.profile.ChangeClass;

/** Record what is proposed. The classes are those the reviewer confirms, one for each change, each absent for the one that follows from the change; none at all for all of those. */
public record ApproveProposal(
        @TargetAggregateIdentifier String proposal,
        long expectedVersion,
        Actor actor,
        List<@Nullable ChangeClass> classes,
        @Nullable IdempotentRequest request)
        implements ProposalCommand {}
