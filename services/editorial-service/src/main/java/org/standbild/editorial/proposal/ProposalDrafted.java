package org.standbild.editorial.proposal;

import org.jspecify.annotations.Nullable;
import org.standbild.profile.ProfileCode;
import tools.jackson.databind.JsonNode;

/**
 * Somebody has begun a proposal.
 *
 * @param note what it is about; absent while nothing was written
 * @param changes as they were sent, an array of objects; they need not be complete
 * @param baseVersion the version of the profile that the author looked at
 */
record ProposalDrafted(
        String proposal, ProfileCode profile, @Nullable String note, JsonNode changes, long baseVersion)
        implements ProposalEvent {}
