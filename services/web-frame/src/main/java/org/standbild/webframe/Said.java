package org.standbild.webframe;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Commitment;
import org.standbild.profile.Edtf;
import org.standbild.profile.EntryDate;
import org.standbild.profile.Fields;
import org.standbild.profile.Kind;
import org.standbild.profile.PlanOutcome;
import org.standbild.profile.Quality;
import org.standbild.profile.Role;
import org.standbild.profile.Section;
import org.standbild.profile.Source;
import org.standbild.profile.Status;
import org.standbild.profile.Text;

/** The value of a field as a person would say it. */
public final class Said {

    private Said() {}

    /** Empty for none; the members of a list one after the other. */
    public static String of(@Nullable Object value, Words words) {
        if (value == null) {
            return "";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(each -> of(each, words)).collect(Collectors.joining(" · "));
        }
        if (value instanceof EntryDate date) {
            return date(date, words);
        }
        if (value instanceof Edtf edtf) {
            return words.date(edtf);
        }
        if (value instanceof LocalDate day) {
            return words.day(day);
        }
        if (value instanceof Role role) {
            return words.text(role.role().label())
                    + ": "
                    + role.body()
                    + (role.funding() == null ? "" : " (" + role.funding().label() + ")");
        }
        if (value instanceof Source source) {
            return source.author() == null ? source.title() : source.author() + ": " + source.title();
        }
        if (value instanceof Boolean flag) {
            return words.isEnglish() ? flag ? "yes" : "no" : flag ? "ja" : "nein";
        }
        Text label = label(value);
        return label == null ? value.toString() : words.text(label);
    }

    private static @Nullable Text label(Object value) {
        if (value instanceof Text text) {
            return text;
        } else if (value instanceof Kind kind) {
            return kind.label();
        } else if (value instanceof Status status) {
            return status.label();
        } else if (value instanceof Section section) {
            return section.title();
        } else if (value instanceof Commitment commitment) {
            return commitment.label();
        } else if (value instanceof Fields.Reservation reservation) {
            return reservation.text() == null ? Text.de(reservation.layer().name()) : reservation.text();
        }
        return value instanceof PlanOutcome outcome ? outcome.label() : null;
    }

    /** As printed, with what was understood where the wording does not say it, and how far it can be trusted. */
    private static String date(EntryDate date, Words words) {
        String understood = date.edtf() == null ? "" : words.date(date.edtf());
        String printed = date.asPrinted() == null ? "" : date.asPrinted();
        StringBuilder said = new StringBuilder();
        if (printed.isEmpty() || printed.toLowerCase(Locale.ROOT).equals(understood.toLowerCase(Locale.ROOT))) {
            said.append(understood);
        } else {
            said.append('„').append(printed).append('“');
            if (!understood.isEmpty() && !words.says(printed, date.quality(), understood)) {
                said.append(" = ").append(understood);
            }
        }
        if (date.quality() != Quality.EXACT && !saysItself(date)) {
            said.append(said.isEmpty() ? "" : ", ")
                    .append(words.text(date.quality().label()));
        }
        return said.toString();
    }

    /** "ungefähr Dezember 2022" need not be called approximate once more. */
    private static boolean saysItself(EntryDate date) {
        return date.quality() == Quality.APPROXIMATE
                && date.edtf() != null
                && date.edtf().isApproximate();
    }
}
