package org.standbild.editorial.proposal;

/**
 * A reviewer has given the proposal back.
 *
 * @param reason what is to be changed
 */
record ChangesRequested(String proposal, String reason) implements ProposalEvent {}
