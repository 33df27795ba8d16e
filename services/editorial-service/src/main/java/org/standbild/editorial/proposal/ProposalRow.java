package org.standbild.editorial.proposal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.ProfileCode;

/**
 * A proposal as one line of a list.
 *
 * @param types of its changes, as far as they are named
 * @param age how long it has been waiting for review, as an ISO 8601 duration; absent when it is not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProposalRow(
        String id,
        ProfileCode profile,
        @Nullable String note,
        State state,
        String author,
        String authorId,
        long version,
        List<String> types,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant submittedAt,
        @Nullable Duration age) {}
