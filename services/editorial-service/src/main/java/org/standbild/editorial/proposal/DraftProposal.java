package org.standbild.editorial.proposal;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.account.Actor;
import org.standbild.editorial.change.IdempotentRequest;
import org.standbild.profile.ProfileCode;
import tools.jackson.databind.JsonNode;

/**
 * Begin a proposal. The answer is its version, a {@code long}.
 *
 * @param proposal its id, from {@link ProposalIds}
 * @param baseVersion the version of the profile that the author looked at; absent for the newest
 */
public record DraftProposal(
        @TargetAggregateIdentifier String proposal,
        Actor actor,
        ProfileCode profile,
        @Nullable String note,
        JsonNode changes,
        @Nullable Long baseVersion,
        @Nullable IdempotentRequest request) {}
