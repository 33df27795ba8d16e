package org.standbild.editorial.proposal;

import org.jspecify.annotations.Nullable;

/**
 * Somebody has said something about the proposal.
 *
 * @param pointer JSON pointer (RFC 6901) of the part of the proposal it is about, such as {@code /changes/0/title}; absent for all of it
 */
record ProposalCommented(
        String proposal, String text, @Nullable String pointer) implements ProposalEvent {}
