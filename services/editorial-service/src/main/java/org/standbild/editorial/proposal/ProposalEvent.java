package org.standbild.editorial.proposal;

/**
 * Something that happened to a proposal. Who did it is in the event's metadata, as a pseudonymous id.
 *
 * <p>These events are of this service only: readers see what was approved, as changes of the profile.
 */
sealed interface ProposalEvent
        permits ProposalDrafted,
                DraftRevised,
                ProposalSubmitted,
                ChangesRequested,
                ProposalApproved,
                ProposalRejected,
                ProposalWithdrawn,
                ProposalCommented {

    /** Its id, which is also its stream. */
    String proposal();
}
