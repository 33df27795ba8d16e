package org.standbild.editorial.proposal;

/** A reviewer has said no for good. */
record ProposalRejected(String proposal, String reason) implements ProposalEvent {}
