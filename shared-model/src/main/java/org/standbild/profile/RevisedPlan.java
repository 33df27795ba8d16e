package org.standbild.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One plan that was revised.
 *
 * @param entry slug of the plan
 * @param dates the new dates; they replace those of the same {@code what}
 * @param summary the plan in new words; absent when they stay
 */
public record RevisedPlan(
        String entry,
        PlanOutcome outcome,
        List<EntryDate> dates,
        @Nullable Text summary) {
    public RevisedPlan {
        dates = Given.list(dates);
    }
}
