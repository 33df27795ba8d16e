package org.standbild.editorial.edition;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.workspace.TypedDate;
import org.standbild.profile.EditionPublished;
import org.standbild.profile.Edtf;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;
import org.standbild.webframe.Words;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An edition as a reviewer types it. Only the Stand is needed; name and title follow from it. */
record EditionForm(
        @Nullable String stand,
        @Nullable String slug,
        @Nullable String titel,
        @Nullable String titelEn,
        @Nullable String note) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    EditionForm {
        stand = strip(stand);
        slug = strip(slug);
        titel = strip(titel);
        titelEn = strip(titelEn);
        note = strip(note);
    }

    private static @Nullable String strip(@Nullable String typed) {
        return typed == null ? null : typed.strip();
    }

    boolean isEmpty() {
        return isBlank(stand) && isBlank(slug) && isBlank(titel);
    }

    /** @throws Faulty with what is wrong, by field */
    EditionPublished read(LocalDate today) {
        Map<String, Text> faults = new LinkedHashMap<>();
        Edtf edtf = edtf(today, faults);
        ObjectNode body = JSON.objectNode().put("slug", isBlank(slug) ? name(edtf) : slug);
        ObjectNode title = body.putObject("title");
        title.put("de", isBlank(titel) ? "Stand: " + said(edtf, "de") : titel);
        if (!isBlank(titelEn) || isBlank(titel)) {
            title.put("en", isBlank(titelEn) ? "As of " + said(edtf, "en") : titelEn);
        }
        body.putObject("stand").put("edtf", edtf == null ? "2020" : edtf.toString());
        if (!isBlank(note)) {
            body.put("note", note);
        }
        try {
            EditionPublished read = EditionBody.edition(body.toString().getBytes(StandardCharsets.UTF_8));
            if (!faults.isEmpty()) {
                throw new Faulty(faults);
            }
            return read;
        } catch (Problem problem) {
            problem.errors().forEach(error -> faults.putIfAbsent(field(error.pointer()), error.detail()));
            throw new Faulty(faults);
        }
    }

    private @Nullable Edtf edtf(LocalDate today, Map<String, Text> faults) {
        if (stand == null || stand.isBlank()) {
            faults.put("stand", new Text("bitte angeben", "please say"));
            return null;
        }
        TypedDate typed = TypedDate.read(stand, TypedDate.Use.STAND, today);
        Edtf edtf = typed.edtf();
        if (typed.fault() != null) {
            faults.put("stand", typed.fault());
        } else if (edtf == null || edtf.lastDay() == null) {
            faults.put(
                    "stand",
                    new Text(
                            "„" + stand
                                    + "“ ist kein Tag und kein Zeitraum mit einem Ende; richtig wäre etwa Februar 2020",
                            "“" + stand + "” is no day and no period that ends; right would be February 2020"));
        }
        return edtf;
    }

    private static String name(@Nullable Edtf edtf) {
        return edtf == null ? "stand" : "stand-" + edtf.toString().replaceAll("[^0-9]+", "-");
    }

    private static String said(@Nullable Edtf edtf, String language) {
        return edtf == null ? "-" : new Words(language).date(edtf);
    }

    private static String field(String pointer) {
        return switch (pointer) {
            case "/slug" -> "slug";
            case "/title/en" -> "titelEn";
            case "/note" -> "note";
            default -> pointer.startsWith("/stand") ? "stand" : "titel";
        };
    }

    private static boolean isBlank(@Nullable String typed) {
        return typed == null || typed.isBlank();
    }

    /** Some fields cannot be read. */
    static final class Faulty extends RuntimeException {

        private final transient Map<String, Text> faults;

        Faulty(Map<String, Text> faults) {
            super(String.join(", ", faults.keySet()), null, false, false);
            this.faults = faults;
        }

        /** What is wrong, by the name of the field. */
        Map<String, Text> faults() {
            return faults;
        }
    }
}
