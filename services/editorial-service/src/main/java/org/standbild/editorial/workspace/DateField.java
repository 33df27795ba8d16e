package org.standbild.editorial.workspace;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.workspace.TypedDate.Use;
import org.standbild.profile.Edtf;
import org.standbild.profile.NotEdtf;
import org.standbild.profile.Quality;
import org.standbild.profile.Text;
import org.standbild.webframe.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A date between the form and the JSON of a change. What was not understood is kept in both of its members, so that the draft says it again.
 *
 * @param typed empty for none
 * @param understood what it was taken for; absent when it was not understood or is empty
 * @param fault why it was not understood
 */
record DateField(
        String typed, @Nullable Text understood, @Nullable Text fault) {

    private static final DateField EMPTY = new DateField("", null, null);
    private static final Words GERMAN = new Words("de");
    private static final Words ENGLISH = new Words("en");

    /** @param date a Stand or a date of an entry, as in JSON; or EDTF as a text */
    static DateField of(@Nullable JsonNode date, Use use, Words words, LocalDate today) {
        if (date == null || date.isMissingNode() || date.isNull()) {
            return EMPTY;
        }
        String edtf = date.isString() ? date.stringValue() : date.path("edtf").asString("");
        String printed = date.path("asPrinted").asString("");
        Edtf known = known(edtf);
        if (known != null) {
            boolean impossible = date.path("quality").asString("").equals(Quality.IMPOSSIBLE_AS_PRINTED.name());
            return new DateField(
                    printed.isEmpty() ? words.date(known) : printed, understood(known, use, impossible), null);
        }
        String typed = printed.isEmpty() ? edtf : printed;
        if (typed.isEmpty()) {
            return EMPTY;
        }
        TypedDate read = TypedDate.read(typed, use, today);
        return new DateField(
                typed,
                read.quality() == Quality.UNDATED && read.isUnderstood()
                        ? new Text("Verstanden: ohne Datum", "Understood: undated")
                        : null,
                read.fault());
    }

    private static Text understood(Edtf edtf, Use use, boolean impossible) {
        LocalDate first = edtf.firstDay();
        LocalDate last = edtf.lastDay();
        String de = "Verstanden: " + GERMAN.date(edtf);
        String en = "Understood: " + ENGLISH.date(edtf);
        if (impossible) {
            return new Text(
                    de
                            + ". Den Tag gibt es nicht; steht er so in der Quelle, bleibt er sichtbar, wie er dort gedruckt ist.",
                    en + ". There is no such day; where the source prints it, it stays visible as printed.");
        }
        if (edtf.isPeriod() && first != null && last != null) {
            de += " (" + GERMAN.shortDay(first) + " bis " + GERMAN.shortDay(last) + ")";
            en += " (" + ENGLISH.shortDay(first) + " to " + ENGLISH.shortDay(last) + ")";
        }
        if (use == Use.STAND && first != null && edtf.isPeriod()) {
            de += "; sichtbar ab " + GERMAN.shortDay(first);
            en += "; shown from " + ENGLISH.shortDay(first);
        }
        return new Text(de, en);
    }

    private static @Nullable Edtf known(String edtf) {
        try {
            return edtf.isEmpty() ? null : Edtf.of(edtf);
        } catch (NotEdtf e) {
            return null;
        }
    }

    /**
     * What was typed, as JSON. A date that the form showed and nobody touched stays what it was.
     *
     * @param before as it was when the form was shown
     */
    static ObjectNode json(String typed, @Nullable JsonNode before, Use use, Words words, LocalDate today) {
        if (before instanceof ObjectNode kept
                && of(before, use, words, today).typed().equals(typed)) {
            return kept.deepCopy();
        }
        ObjectNode date = JsonNodeFactory.instance.objectNode();
        TypedDate read = TypedDate.read(typed, use, today);
        if (!read.isUnderstood()) {
            return date.put("edtf", typed).put("asPrinted", typed);
        }
        Edtf edtf = read.edtf();
        if (edtf != null) {
            date.put("edtf", edtf.toString());
        }
        if (read.asPrinted() != null && !isOurWording(read.asPrinted(), edtf)) {
            date.put("asPrinted", read.asPrinted());
        }
        boolean follows =
                edtf != null && read.quality() == (edtf.isApproximate() ? Quality.APPROXIMATE : Quality.EXACT);
        return follows ? date : date.put("quality", read.quality().name());
    }

    /** An English date was never printed in a German source. */
    private static boolean isOurWording(String printed, @Nullable Edtf edtf) {
        return edtf != null
                && ENGLISH.date(edtf).equalsIgnoreCase(printed)
                && !GERMAN.date(edtf).equalsIgnoreCase(printed);
    }

    /** EDTF as a text, for the dates of a source; what was not understood stays as it was typed. */
    static String edtf(String typed, LocalDate today) {
        TypedDate read = TypedDate.read(typed, Use.POINT, today);
        return read.edtf() == null ? typed : Objects.toString(read.edtf());
    }
}
