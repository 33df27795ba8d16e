package org.standbild.editorial.proposal;

import java.util.List;
import org.standbild.profile.ChangeClass;

/**
 * A reviewer has approved the proposal; its changes were recorded in the same commit.
 *
 * @param classes the class of each change, as the reviewer confirmed it
 */
record ProposalApproved(String proposal, List<ChangeClass> classes) implements ProposalEvent {}
