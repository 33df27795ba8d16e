package org.standbild.view.page;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.EntryDate;
import org.standbild.profile.Fields;
import org.standbild.view.comparison.FieldChange;
import org.standbild.webframe.Said;
import org.standbild.webframe.Words;

/**
 * What a field that differs is called, and how its values are said.
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

    /** A value in words. */
    static String said(@Nullable Object value, Words words) {
        if (value == null) {
            return "";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(each -> said(each, words)).collect(Collectors.joining(" · "));
        }
        return value instanceof Fields.Reservation reservation
                ? reservation.text() == null ? reservation.layer().name() : words.text(reservation.text())
                : Said.of(value, words);
    }

    /** As printed, with what was understood where the wording does not say it, and how far it can be trusted. */
    static String date(EntryDate date, Words words) {
        return Said.of(date, words);
    }
}
