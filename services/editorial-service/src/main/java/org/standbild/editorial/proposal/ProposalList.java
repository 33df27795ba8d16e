package org.standbild.editorial.proposal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.ProfileCode;

/**
 * A part of all proposals. Under review the oldest comes first, otherwise what moved last.
 *
 * @param total how many there are in all
 * @param oldestAge how long the first in the queue has been waiting for review, of those asked for; absent when none is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProposalList(
        List<ProposalRow> proposals, long total, @Nullable Duration oldestAge) {

    /**
     * Which proposals.
     *
     * @param state absent: any
     * @param profile absent: any
     * @param writer pseudonymous id of somebody who wrote it; absent: anybody
     */
    public record Wanted(
            @Nullable State state,
            @Nullable ProfileCode profile,
            @Nullable String writer,
            int offset,
            int limit) {}
}
