package org.standbild.view.page;

import org.jspecify.annotations.Nullable;
import org.standbild.view.comparison.FieldChange;

/**
 * What a field that differs is called.
 *
 * @param key of its name in the messages
 * @param language of the wording that changed; absent for what is no prose
 */
record FieldLine(String key, @Nullable String language) {

    static FieldLine of(FieldChange change) {
        String field = change.field();
        if (field.startsWith("dates.")) {
            return new FieldLine("date.what." + field.substring(6), null);
        }
        boolean isProse = field.endsWith(".de") || field.endsWith(".en");
        return new FieldLine(
                "field." + (isProse ? field.substring(0, field.length() - 3) : field),
                isProse ? field.substring(field.length() - 2) : null);
    }
}
