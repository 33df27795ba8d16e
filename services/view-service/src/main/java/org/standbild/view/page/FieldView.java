package org.standbild.view.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.standbild.view.comparison.FieldChange;
import org.standbild.webframe.Said;
import org.standbild.webframe.Word;
import org.standbild.webframe.Words;

/**
 * A field that differs, as a list of what stayed, what is gone and what is new.
 *
 * @param prose whether the parts are runs of words, not values
 */
record FieldView(FieldLine line, boolean prose, List<Part> parts) {

    /** A run of words or a value. */
    record Part(Word.Op op, Object value) {

        public String said(Words words) {
            return Said.of(value, words);
        }
    }

    static FieldView of(FieldChange change) {
        List<Word> words = change.words();
        return new FieldView(
                FieldLine.of(change),
                words != null,
                words == null
                        ? parts(values(change.before()), values(change.after()))
                        : words.stream()
                                .map(word -> new Part(word.op(), word.text()))
                                .toList());
    }

    private static List<Part> parts(List<Object> before, List<Object> after) {
        List<Part> parts = new ArrayList<>();
        before.stream()
                .filter(value -> !after.contains(value))
                .forEach(value -> parts.add(new Part(Word.Op.DELETED, value)));
        after.forEach(value -> parts.add(new Part(before.contains(value) ? Word.Op.EQUAL : Word.Op.INSERTED, value)));
        return parts;
    }

    private static List<Object> values(@Nullable Object value) {
        if (value instanceof Collection<?> several) {
            return List.copyOf(several);
        }
        return value == null ? List.of() : List.of(value);
    }

    /** Whether that part replaces the one before it. */
    public boolean isReplacement(int index) {
        return !prose
                && index > 0
                && parts.get(index).op() == Word.Op.INSERTED
                && parts.get(index - 1).op() == Word.Op.DELETED;
    }
}
