package org.standbild.editorial.edition;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.change.IdempotentRequest;
import org.standbild.profile.Stand;
import org.standbild.profile.Text;

/**
 * Publish the document at that point under that name. The answer is the number of its first event in its stream, 0.
 *
 * @param stream of the edition
 * @param position the last one that is part of it
 * @param sha256 of the canonical document at that point
 * @param actor pseudonymous id
 */
record PublishEdition(
        @TargetAggregateIdentifier String stream,
        String slug,
        Text title,
        Stand stand,
        @Nullable String note,
        long position,
        String sha256,
        String actor,
        @Nullable IdempotentRequest request) {}
