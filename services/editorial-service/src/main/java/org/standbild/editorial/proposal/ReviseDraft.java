package org.standbild.editorial.proposal;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.account.Actor;
import org.standbild.editorial.change.IdempotentRequest;
import tools.jackson.databind.JsonNode;

/** Let this draft say that instead, as a whole. The base version is absent when it stays the one it was. */
public record ReviseDraft(
        @TargetAggregateIdentifier String proposal,
        long expectedVersion,
        Actor actor,
        @Nullable String note,
        JsonNode changes,
        @Nullable Long baseVersion,
        @Nullable IdempotentRequest request)
        implements ProposalCommand {}
