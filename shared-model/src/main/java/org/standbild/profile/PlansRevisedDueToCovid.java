package org.standbild.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plans were postponed, realigned or dropped because of the pandemic.
 *
 * @param profile the profile it belongs to
 * @param stand from which day it is true
 * @param summary what happened to them together, for the timeline
 * @param sections for filters; which sections change follows from the plans
 * @param plans each affected plan with its outcome
 * @param sources what it is known from
 * @param note the editor's note
 */
public record PlansRevisedDueToCovid(
        ProfileCode profile,
        Stand stand,
        @Nullable Text summary,
        List<Section> sections,
        List<RevisedPlan> plans,
        List<Source> sources,
        @Nullable String note)
        implements ProfileChange {
    public PlansRevisedDueToCovid {
        sections = Given.list(sections);
        plans = Given.list(plans);
        sources = Given.list(sources);
    }
}
