package org.standbild.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change was never true. It vanishes from every Stand as known from now on, and stays readable in the timeline.
 *
 * @param profile the profile it belongs to
 * @param stand when it was found out; the retraction counts for every Stand
 * @param retracts event id of the change
 * @param reason why
 * @param replacedBy event id of the change that says it right; absent when there is none
 * @param sources what it is known from
 * @param note the editor's note
 */
public record ChangeRetracted(
        ProfileCode profile,
        Stand stand,
        String retracts,
        String reason,
        @Nullable String replacedBy,
        List<Source> sources,
        @Nullable String note)
        implements ProfileChange {
    public ChangeRetracted {
        sources = Given.list(sources);
    }
}
