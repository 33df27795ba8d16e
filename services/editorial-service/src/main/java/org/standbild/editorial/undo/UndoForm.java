package org.standbild.editorial.undo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.workspace.TypedDate;
import org.standbild.profile.Text;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody typed to take a change back or to correct it.
 *
 * @param art {@code ruecknahme} or {@code berichtigung}
 * @param weg {@code direkt}, or anything else for a proposal
 */
record UndoForm(
        @Nullable String art,
        @Nullable String grund,
        @Nullable String feld,
        @Nullable String wert,
        @Nullable String quelle,
        @Nullable String adresse,
        @Nullable String weg) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper PLAIN = JsonMapper.builder().build();
    private static final int LONGEST = 4_000;

    public boolean isCorrection() {
        return "berichtigung".equals(art);
    }

    public boolean isDirect() {
        return "direkt".equals(weg);
    }

    /** The change, when nothing is wrong; what is wrong goes by field into the map. */
    ObjectNode change(Target target, LocalDate today, Map<String, Text> faults) {
        String reason = strip(grund);
        if (reason.isEmpty() || reason.length() > LONGEST) {
            faults.put(
                    "grund",
                    new Text(
                            "Bitte sagen Sie, warum; höchstens " + LONGEST + " Zeichen.",
                            "Please say why; at most " + LONGEST + " characters."));
        }
        String title = strip(quelle);
        if (title.isEmpty()) {
            faults.put("quelle", new Text("Bitte nennen Sie, woher Sie es wissen.", "Please say how you know."));
        }
        ObjectNode change = isCorrection() ? correction(target, today, faults) : retraction(target, today);
        change.put("reason", reason);
        ObjectNode source = change.putArray("sources").addObject().put("title", title);
        if (!strip(adresse).isEmpty()) {
            source.put("url", strip(adresse));
        }
        return change;
    }

    private static ObjectNode retraction(Target target, LocalDate today) {
        ObjectNode change = JSON.objectNode().put("type", "ChangeRetracted");
        change.putObject("stand").put("edtf", today.toString());
        return change.put("retracts", target.recorded().eventId());
    }

    /** From the same day on as what it corrects. */
    private ObjectNode correction(Target target, LocalDate today, Map<String, Text> faults) {
        ObjectNode change = JSON.objectNode().put("type", "EntryCorrected");
        ObjectNode stand = PLAIN.valueToTree(target.recorded().change().stand());
        stand.properties().removeIf(field -> field.getValue().isNull());
        change.set("stand", stand);
        change.put("entry", target.entry());
        String field = strip(feld);
        if (!target.fields().containsKey(field)) {
            faults.put("feld", new Text("Bitte wählen Sie, was falsch ist.", "Please choose what is wrong."));
            return change;
        }
        change.put("field", field);
        String value = strip(wert);
        boolean mayBeEmpty = field.startsWith("dates.") || field.endsWith(".en");
        if (value.isEmpty() && !mayBeEmpty) {
            faults.put("wert", new Text("Bitte sagen Sie, was richtig ist.", "Please say what is right."));
        } else if (value.equals(target.fields().get(field))) {
            faults.put("wert", new Text("Das steht dort schon.", "That is what it says already."));
        } else if (field.startsWith("dates.")) {
            date(change, field.substring("dates.".length()), value, today, faults);
        } else if (!value.isEmpty()) {
            change.put("after", value);
        }
        return change;
    }

    private static void date(ObjectNode change, String what, String value, LocalDate today, Map<String, Text> faults) {
        if (value.isEmpty()) {
            return;
        }
        TypedDate typed = TypedDate.read(value, TypedDate.Use.of(what), today);
        if (typed.fault() != null) {
            faults.put("wert", typed.fault());
            return;
        }
        ObjectNode date = change.putObject("after").put("what", what);
        if (typed.edtf() != null) {
            date.put("edtf", typed.edtf().toString());
        }
        if (typed.asPrinted() != null) {
            date.put("asPrinted", typed.asPrinted());
        }
        date.put("quality", typed.quality().name());
    }

    static UndoForm begun(Target target) {
        return new UndoForm(
                "ruecknahme",
                null,
                null,
                null,
                target.source() == null ? null : target.source().title(),
                target.source() == null ? null : target.source().url(),
                null);
    }

    private static String strip(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** Empty map for {@link #change}. */
    static Map<String, Text> noFaults() {
        return new LinkedHashMap<>();
    }
}
