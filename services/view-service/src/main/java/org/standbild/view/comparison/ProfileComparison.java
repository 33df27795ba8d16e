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

    public boolean differs() {
        return !differences.isEmpty() || !sectionDifferences.isEmpty();
    }

    ProfileComparison only(String entry) {
        List<EntryDifference> its = differences.stream()
                .filter(difference -> difference.entry().equals(entry))
                .toList();
        return new ProfileComparison(profile, name, from, to, Sentence.of(its, List.of()), its, List.of(), List.of());
    }
}
