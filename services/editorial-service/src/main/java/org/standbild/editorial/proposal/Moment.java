package org.standbild.editorial.proposal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a proposal.
 *
 * @param version of the proposal from then on
 * @param person pseudonymous id of who did it
 * @param type name of the event, such as {@code ProposalSubmitted}
 * @param text the reason or the comment; absent where there is none
 * @param pointer what a comment is about; absent for all of it
 */
public record Moment(
        long version,
        Instant at,
        String person,
        String type,
        @Nullable String text,
        @Nullable String pointer) {}
