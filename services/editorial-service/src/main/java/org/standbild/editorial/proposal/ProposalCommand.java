package org.standbild.editorial.proposal;

import org.jspecify.annotations.Nullable;
import org.standbild.editorial.account.Actor;
import org.standbild.editorial.change.IdempotentRequest;

/** What one can ask of a proposal that is there. The answer is its version from then on, a {@code long}. */
public sealed interface ProposalCommand
        permits ReviseDraft,
                SubmitProposal,
                RequestChanges,
                ApproveProposal,
                RejectProposal,
                WithdrawProposal,
                CommentOnProposal {

    String proposal();

    /** The version of the proposal that the actor has seen. */
    long expectedVersion();

    Actor actor();

    /** Absent when the actor did not ask for idempotency. */
    @Nullable
    IdempotentRequest request();
}
