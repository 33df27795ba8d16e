package org.standbild.editorial.proposal;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A draft says something else now, as a whole.
 *
 * @param note what it is about; absent while nothing was written
 * @param changes as they were sent, an array of objects; they need not be complete
 * @param baseVersion the version of the profile that the author looked at
 */
record DraftRevised(String proposal, @Nullable String note, JsonNode changes, long baseVersion)
        implements ProposalEvent {}
