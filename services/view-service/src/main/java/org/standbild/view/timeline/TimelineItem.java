package org.standbild.view.timeline;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.ChangeType;
import org.standbild.profile.Kind;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Section;
import org.standbild.profile.Text;
import org.standbild.view.comparison.EntryDifference;
import org.standbild.view.comparison.SectionDifference;
import org.standbild.view.retraction.Retraction;

/**
 * A change as it stands in the timeline.
 *
 * @param title of the entry after the change; absent when the change is about none or several
 * @param kind of that entry
 * @param kinds of all entries that the change is about
 * @param sections that mention what the change is about
 * @param retractedBy absent while the change stands
 * @param differences what recording it altered, on the day from which it is true
 */
public record TimelineItem(
        RecordedChange recorded,
        ChangeType type,
        @Nullable String entry,
        @Nullable Text title,
        @Nullable Kind kind,
        Set<Kind> kinds,
        List<Section> sections,
        @Nullable Retraction retractedBy,
        List<EntryDifference> differences,
        List<SectionDifference> sectionDifferences) {}
