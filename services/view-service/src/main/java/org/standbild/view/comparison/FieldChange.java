package org.standbild.view.comparison;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.FieldDifference;
import org.standbild.webframe.Word;

/**
 * One field that reads differently at two points.
 *
 * @param field as in an entry's JSON; a date is {@code dates.start}, words are {@code title.de}
 * @param before absent when there was nothing
 * @param after absent when there is nothing any more
 * @param words the same word by word; absent for what is no prose
 */
public record FieldChange(
        String field,
        @Nullable Object before,
        @Nullable Object after,
        @Nullable List<Word> words) {

    static FieldChange of(FieldDifference difference) {
        return of(difference.field(), difference.before(), difference.after());
    }

    static FieldChange of(String field, @Nullable Object before, @Nullable Object after) {
        boolean isProse = field.endsWith(".de") || field.endsWith(".en");
        return new FieldChange(
                field,
                before,
                after,
                isProse
                        ? Word.between(
                                before == null ? null : Objects.toString(before),
                                after == null ? null : Objects.toString(after))
                        : null);
    }
}
