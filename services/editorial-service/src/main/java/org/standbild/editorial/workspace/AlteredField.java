package org.standbild.editorial.workspace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.FieldDifference;
import org.standbild.webframe.Said;
import org.standbild.webframe.Word;
import org.standbild.webframe.Words;

/**
 * A field that reads differently, as runs of words or as values that stay, go and come.
 *
 * @param language of the wording; absent for what is no prose
 */
record AlteredField(String field, @Nullable String language, List<Part> parts) {

    /** A run of words or a value. */
    record Part(Word.Op op, Object value) {

        public String said(Words words) {
            return Said.of(value, words);
        }
    }

    static AlteredField of(FieldDifference difference) {
        String field = difference.field();
        boolean isProse = field.endsWith(".de") || field.endsWith(".en");
        return isProse
                ? new AlteredField(
                        field.substring(0, field.length() - 3),
                        field.substring(field.length() - 2),
                        Word.between(text(difference.before()), text(difference.after())).stream()
                                .map(word -> new Part(word.op(), word.text()))
                                .toList())
                : new AlteredField(field, null, parts(values(difference.before()), values(difference.after())));
    }

    /** The key of its name in the messages. */
    public String key() {
        return field.startsWith("dates.") ? "date.what." + field.substring(6) : "change.field." + field;
    }

    /** Whether that part replaces the one before it. */
    public boolean isReplacement(int index) {
        return language == null
                && index > 0
                && parts.get(index).op() == Word.Op.INSERTED
                && parts.get(index - 1).op() == Word.Op.DELETED;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : Objects.toString(value);
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
}
