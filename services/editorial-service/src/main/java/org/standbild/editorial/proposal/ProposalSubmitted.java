package org.standbild.editorial.proposal;

/** The author has handed the draft in for review. */
record ProposalSubmitted(String proposal) implements ProposalEvent {}
