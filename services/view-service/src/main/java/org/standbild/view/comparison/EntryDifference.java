package org.standbild.view.comparison;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Difference;
import org.standbild.profile.Kind;
import org.standbild.profile.LastChange;
import org.standbild.profile.Section;
import org.standbild.profile.Text;

/**
 * What differs in one entry or statement between two points.
 *
 * @param entry its slug
 * @param kind at the later point, or at the earlier one when it is gone
 * @param summary one sentence, to be read first
 * @param fields empty when it is there at one point only
 * @param causes the changes that count at one of the points only, retractions included, in the order of recording; absent in a timeline,
 *     where the change itself is the cause
 * @param cause absent when there are causes
 */
public record EntryDifference(
        String entry,
        Kind kind,
        Text title,
        List<Section> sections,
        Difference.Move move,
        Text summary,
        List<FieldChange> fields,
        @Nullable List<LastChange> causes,
        @Nullable Cause cause) {

    /** Why something differs although nothing was recorded. */
    public enum Cause {
        /** Between the two days lies a date of the entry: it has begun, or is over. */
        DATE_PASSED
    }

    /** Without the causes. */
    public static EntryDifference of(Difference difference) {
        return of(difference, null);
    }

    static EntryDifference of(Difference difference, @Nullable List<LastChange> causes) {
        return new EntryDifference(
                difference.entry(),
                difference.kind(),
                difference.title(),
                difference.sections(),
                difference.move(),
                Sentence.of(difference),
                difference.fields().stream().map(FieldChange::of).toList(),
                causes,
                causes != null && causes.isEmpty() ? Cause.DATE_PASSED : null);
    }
}
