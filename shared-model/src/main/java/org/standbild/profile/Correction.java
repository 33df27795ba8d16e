package org.standbild.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the {@code after} of an {@link EntryCorrected}, which is plain JSON, as a value of the field it corrects. */
final class Correction {

    private Correction() {}

    /**
     * @throws IllegalArgumentException when {@code after} is no value of that field; {@link History#requireApplicable} asks before such a
     *     change is recorded
     */
    static void apply(EntryCorrected correction, EntryState entry) {
        Object after = correction.after();
        switch (correction.field()) {
            case "title" -> entry.correctTitle(text(required(after, "title")));
            case "title.de" ->
                entry.correctTitle(new Text(string(required(after, "title.de")), english(entry.title())));
            case "title.en" ->
                entry.correctTitle(new Text(german(entry.title()), after == null ? null : string(after)));
            case "summary", "text" -> entry.correctSummary(after == null ? null : text(after));
            case "summary.de", "text.de" ->
                entry.correctSummary(new Text(string(required(after, "summary.de")), english(entry.summary())));
            case "summary.en", "text.en" ->
                entry.correctSummary(new Text(german(entry.summary()), after == null ? null : string(after)));
            case "kind" -> entry.correctKind(constant(Kind.class, required(after, "kind")));
            case "commitment" -> entry.correctCommitment(after == null ? null : constant(Commitment.class, after));
            case "provisional" -> entry.correctProvisional(after == null ? null : (Boolean) bool(after));
            case "aliases" ->
                entry.correctAliases(
                        list(after).stream().map(Correction::string).toList());
            case "sections" ->
                entry.correctSections(atLeastOne(list(after), "sections").stream()
                        .map(each -> constant(Section.class, each))
                        .toList());
            case "locations" ->
                entry.correctLocations(
                        list(after).stream().map(Correction::string).toList());
            case "roles" ->
                entry.correctRoles(list(after).stream().map(Correction::role).toList());
            case "dates" ->
                entry.correctAllDates(
                        list(after).stream().map(each -> date(null, each)).toList());
            default -> {
                String what = whatOf(correction.field());
                entry.correctDates(
                        what, list(after).stream().map(each -> date(what, each)).toList());
            }
        }
    }

    private static String whatOf(String field) {
        String what = field.startsWith("dates.") ? field.substring("dates.".length()) : "";
        if (!EntryDate.KNOWN.contains(what)) {
            throw new IllegalArgumentException("\"" + field + "\" is no field that can be corrected");
        }
        return what;
    }

    private static Object required(@Nullable Object value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field + " cannot be removed");
        }
        return value;
    }

    private static List<?> atLeastOne(List<?> list, String field) {
        if (list.isEmpty()) {
            throw new IllegalArgumentException(field + " cannot be removed");
        }
        return list;
    }

    private static List<?> list(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> list ? list : List.of(value);
    }

    private static String string(Object value) {
        if (value instanceof String string && !string.isBlank()) {
            return string;
        }
        throw new IllegalArgumentException("expected is a text, not " + value);
    }

    private static @Nullable String optional(@Nullable Object value) {
        return value == null ? null : string(value);
    }

    private static Boolean bool(Object value) {
        if (value instanceof Boolean bool) {
            return bool;
        }
        throw new IllegalArgumentException("expected is true or false, not " + value);
    }

    private static Map<?, ?> map(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("expected is an object, not " + value);
    }

    private static Text text(Object value) {
        if (value instanceof String string) {
            return Text.de(string(string));
        }
        Map<?, ?> map = map(value);
        return new Text(string(required(map.get("de"), "de")), optional(map.get("en")));
    }

    private static @Nullable String english(@Nullable Text text) {
        return text == null ? null : text.en();
    }

    private static String german(@Nullable Text text) {
        if (text == null) {
            throw new IllegalArgumentException("there is no German text to translate");
        }
        return text.de();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, Object value) {
        String name = string(value);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + name + "\" is none of " + Arrays.toString(type.getEnumConstants())));
    }

    private static Role role(Object value) {
        Map<?, ?> map = map(value);
        Object funding = map.get("funding");
        return new Role(
                constant(RoleName.class, required(map.get("role"), "role")),
                string(required(map.get("body"), "body")),
                funding == null ? null : constant(Funding.class, funding));
    }

    private static EntryDate date(@Nullable String what, Object value) {
        if (value instanceof String edtf && what != null) {
            return EntryDate.of(what, edtf);
        }
        Map<?, ?> map = map(value);
        Object named = map.get("what");
        Object edtf = map.get("edtf");
        Object quality = map.get("quality");
        String about = named == null && what != null ? what : string(required(named, "what"));
        if (what != null && !about.equals(what) || !EntryDate.KNOWN.contains(about)) {
            throw new IllegalArgumentException(
                    "\"" + about + "\" is no " + (what == null ? "date of an entry" : "date about \"" + what + "\""));
        }
        return new EntryDate(
                about,
                edtf == null ? null : Edtf.of(string(edtf)),
                optional(map.get("asPrinted")),
                quality == null ? null : constant(Quality.class, quality),
                optional(map.get("source")));
    }
}
