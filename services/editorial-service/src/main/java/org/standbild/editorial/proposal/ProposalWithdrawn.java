package org.standbild.editorial.proposal;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who wrote it has given the proposal up.
 *
 * @param reason absent when none was given
 */
record ProposalWithdrawn(String proposal, @Nullable String reason) implements ProposalEvent {}
