package org.standbild.view.comparison;

import java.util.List;
import org.standbild.profile.LastChange;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Text;

/**
 * What differs in a profile between two points.
 *
 * @param summary one sentence, to be read first
 * @param otherChanges count at one of the points only as well, but leave no difference between them
 */
public record ProfileComparison(
        ProfileCode profile,
        String name,
        Side from,
        Side to,
        Text summary,
        List<EntryDifference> differences,
        List<SectionDifference> sectionDifferences,
        List<LastChange> otherChanges) {

    boolean differs() {
        return !differences.isEmpty() || !sectionDifferences.isEmpty();
    }
}
