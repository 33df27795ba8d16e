package org.standbild.editorial.change;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.ChangeType;
import org.standbild.profile.CovidCaveatRecorded;
import org.standbild.profile.Edtf;
import org.standbild.profile.EntryDate;
import org.standbild.profile.EntryMentioned;
import org.standbild.profile.HSP4ProjectsMerged;
import org.standbild.profile.NotEdtf;
import org.standbild.profile.PlansRevisedDueToCovid;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.ProfileOpened;
import org.standbild.profile.Quality;
import org.standbild.profile.RoleAssigned;
import org.standbild.profile.SectionChecked;
import org.standbild.profile.SourceCited;
import org.standbild.profile.SourceRetired;
import org.standbild.profile.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads changes as people and programs send them. The records of the shared model say which fields a change takes and which it needs; every
 * mistake is reported with its JSON pointer (RFC 6901), not only the first.
 */
public final class ChangeReader {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Set<String> SLUGS =
            Set.of("entry", "concerns", "supersededBy", "realisedAs", "merged", "edition");
    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_LIST = 200;
    private static final Map<Class<?>, String> NEEDED_LIST = Map.of(
            SectionChecked.class, "sections",
            EntryMentioned.class, "sections",
            CovidCaveatRecorded.class, "sections",
            ProfileOpened.class, "sections",
            RoleAssigned.class, "roles",
            SourceCited.class, "sources",
            SourceRetired.class, "sources",
            HSP4ProjectsMerged.class, "merged",
            PlansRevisedDueToCovid.class, "plans");

    private static final JsonMapper PLAIN = JsonMapper.builder().build();

    private final List<Mistake> mistakes = new ArrayList<>();
    private final ProfileCode profile;

    private ChangeReader(ProfileCode profile) {
        this.profile = profile;
    }

    /**
     * One thing that cannot be read.
     *
     * @param pointer into what was sent
     */
    public record Mistake(String pointer, Text reason) {}

    /** What was sent cannot be read as changes. */
    public static final class Unreadable extends RuntimeException {
        private final transient List<Mistake> mistakes;

        Unreadable(List<Mistake> mistakes) {
            super(
                    mistakes.stream()
                            .map(mistake ->
                                    mistake.pointer() + ": " + mistake.reason().in("en"))
                            .collect(Collectors.joining("; ")),
                    null,
                    false,
                    false);
            this.mistakes = List.copyOf(mistakes);
        }

        public List<Mistake> mistakes() {
            return mistakes;
        }
    }

    /**
     * Reads an array of changes of one profile.
     *
     * @throws Unreadable with every mistake
     */
    public static List<ProfileChange> read(ProfileCode profile, JsonNode array) {
        ChangeReader reader = new ChangeReader(profile);
        List<ProfileChange> changes = new ArrayList<>();
        if (!array.isArray() || array.isEmpty()) {
            reader.mistake(
                    "",
                    "erwartet wird ein Array mit mindestens einer Änderung",
                    "expected is an array with at least one change");
        } else if (array.size() > LONGEST_LIST) {
            reader.mistake(
                    "",
                    "höchstens " + LONGEST_LIST + " Änderungen auf einmal",
                    "at most " + LONGEST_LIST + " changes at once");
        } else {
            for (int i = 0; i < array.size(); i++) {
                ProfileChange change = reader.change(array.get(i), "/" + i);
                if (change != null) {
                    changes.add(change);
                }
            }
        }
        if (!reader.mistakes.isEmpty()) {
            throw new Unreadable(reader.mistakes);
        }
        return changes;
    }

    private @Nullable ProfileChange change(JsonNode node, String pointer) {
        if (!node.isObject()) {
            mistake(pointer, "eine Änderung ist ein Objekt", "a change is an object");
            return null;
        }
        JsonNode typeNode = node.get("type");
        ChangeType type = typeNode == null
                ? null
                : ChangeType.named(typeNode.asString("")).orElse(null);
        if (type == null) {
            String known =
                    Arrays.stream(ChangeType.values()).map(ChangeType::typeName).collect(Collectors.joining(", "));
            String given = typeNode == null ? "" : "„" + typeNode.asString("") + "“ ";
            mistake(
                    pointer + "/type",
                    given + "ist keine Art von Änderung; bekannt sind " + known,
                    given + "is no type of change; known are " + known);
            return null;
        }
        Object read = record(type.event(), node, pointer);
        String needed = NEEDED_LIST.get(type.event());
        if (needed != null && (node.get(needed) == null || node.get(needed).isEmpty())) {
            mistake(pointer + "/" + needed, "darf nicht leer sein", "must not be empty");
        }
        return (ProfileChange) read;
    }

    private @Nullable Object record(Class<?> type, JsonNode node, String pointer) {
        if (!node.isObject()) {
            mistake(
                    pointer,
                    "erwartet wird ein Objekt mit " + names(type),
                    "expected is an object with " + names(type));
            return null;
        }
        int before = mistakes.size();
        RecordComponent[] components = type.getRecordComponents();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (RecordComponent component : components) {
            values.put(component.getName(), component(type, component, node.get(component.getName()), pointer));
        }
        for (String name : node.propertyNames()) {
            boolean known =
                    values.containsKey(name) || name.equals("type") && ProfileChange.class.isAssignableFrom(type);
            if (!known) {
                mistake(
                        pointer + "/" + escaped(name),
                        "unbekanntes Feld; " + type.getSimpleName() + " kennt " + names(type),
                        "unknown field; " + type.getSimpleName() + " takes " + names(type));
            }
        }
        if (type == EntryDate.class) {
            checkDate(values, pointer);
        }
        return mistakes.size() > before ? null : create(type, values, pointer);
    }

    private @Nullable Object component(
            Class<?> owner, RecordComponent component, @Nullable JsonNode node, String pointer) {
        String name = component.getName();
        String here = pointer + "/" + name;
        if (component.getType() == ProfileCode.class) {
            if (node != null && !node.asString("").equals(profile.code())) {
                mistake(
                        here,
                        "gehört zu " + node.asString("") + ", nicht zu " + profile.code(),
                        "belongs to " + node.asString("") + ", not to " + profile.code());
            }
            return profile;
        }
        if (node == null || node.isNull()) {
            boolean optional = isNullable(component)
                    || List.class.isAssignableFrom(component.getType())
                    || component.getType() == Quality.class;
            if (!optional) {
                mistake(here, "fehlt", "is missing");
            }
            return null;
        }
        return value(component.getGenericType(), node, here, name);
    }

    private static boolean isNullable(RecordComponent component) {
        AnnotatedElement type = component.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class);
    }

    private @Nullable Object value(Type type, JsonNode node, String pointer, String name) {
        if (type instanceof ParameterizedType list) {
            return list(list.getActualTypeArguments()[0], node, pointer, name);
        }
        Class<?> raw = (Class<?>) type;
        if (raw == Object.class) {
            return PLAIN.treeToValue(node, Object.class);
        }
        if (raw == String.class) {
            return string(node, pointer, name);
        }
        if (raw == Boolean.class) {
            if (!node.isBoolean()) {
                mistake(pointer, "erwartet wird true oder false", "expected is true or false");
                return null;
            }
            return node.booleanValue();
        }
        if (raw == int.class || raw == long.class) {
            return number(raw, node, pointer);
        }
        if (raw == Edtf.class) {
            String text = string(node, pointer, name);
            try {
                return text == null ? null : Edtf.of(text);
            } catch (NotEdtf e) {
                mistakes.add(new Mistake(pointer, e.reason()));
                return null;
            }
        }
        if (raw.isEnum()) {
            return constant(raw, node, pointer);
        }
        return record(raw, node, pointer);
    }

    private @Nullable List<Object> list(Type of, JsonNode node, String pointer, String name) {
        if (!node.isArray()) {
            mistake(pointer, "erwartet wird ein Array", "expected is an array");
            return null;
        }
        if (node.size() > LONGEST_LIST) {
            mistake(pointer, "höchstens " + LONGEST_LIST + " Einträge", "at most " + LONGEST_LIST + " items");
            return null;
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            Object value = value(of, node.get(i), pointer + "/" + i, name);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private @Nullable String string(JsonNode node, String pointer, String name) {
        if (!node.isString()) {
            mistake(pointer, "erwartet wird ein Text", "expected is a text");
            return null;
        }
        String text = node.stringValue();
        if (text.isBlank()) {
            mistake(pointer, "darf nicht leer sein", "must not be empty");
            return null;
        }
        int longest = Set.of("de", "en", "note", "reason", "remarks").contains(name)
                ? LONGEST_TEXT
                : name.equals("url") ? 2_000 : LONGEST_NAME * 2;
        if (text.length() > longest) {
            mistake(
                    pointer,
                    "höchstens " + longest + " Zeichen, nicht " + text.length(),
                    "at most " + longest + " characters, not " + text.length());
            return null;
        }
        if (text.chars().anyMatch(c -> c < 0x20 && c != '\n' && c != '\t' || c == 0x7f)) {
            mistake(pointer, "enthält Steuerzeichen", "contains control characters");
            return null;
        }
        if (SLUGS.contains(name) && (!SLUG.matcher(text).matches() || text.length() > 100)) {
            mistake(
                    pointer,
                    "„" + text
                            + "“: erwartet wird ein Kürzel aus a–z, 0–9 und einzelnen Bindestrichen, höchstens 100 Zeichen",
                    "\"" + text + "\": expected is a slug of a-z, 0-9 and single hyphens, at most 100 characters");
            return null;
        }
        if (name.equals("url") && !text.matches("https?://\\S+")) {
            mistake(
                    pointer,
                    "„" + text + "“: erwartet wird eine Adresse mit http:// oder https://",
                    "\"" + text + "\": expected is an address with http:// or https://");
            return null;
        }
        return text;
    }

    private @Nullable Object number(Class<?> raw, JsonNode node, String pointer) {
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            mistake(pointer, "erwartet wird eine ganze Zahl", "expected is a whole number");
            return null;
        }
        return raw == int.class ? (Object) node.intValue() : (Object) node.longValue();
    }

    private @Nullable Object constant(Class<?> raw, JsonNode node, String pointer) {
        for (Object constant : raw.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(node.asString(""))) {
                return constant;
            }
        }
        String known =
                Arrays.stream(raw.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
        mistake(
                pointer,
                "„" + node.asString("") + "“ gibt es nicht; möglich sind " + known,
                "\"" + node.asString("") + "\" is unknown; possible are " + known);
        return null;
    }

    private void checkDate(Map<String, @Nullable Object> values, String pointer) {
        Object what = values.get("what");
        if (what != null && !EntryDate.KNOWN.contains(what)) {
            String known = EntryDate.KNOWN.stream().sorted().collect(Collectors.joining(", "));
            mistake(
                    pointer + "/what",
                    "„" + what + "“ gibt es nicht; möglich sind " + known,
                    "\"" + what + "\" is unknown; possible are " + known);
        }
        boolean undated = values.get("quality") == Quality.UNDATED;
        if (values.get("edtf") == null
                && !undated
                && what != null
                && mistakes.stream().noneMatch(m -> m.pointer().startsWith(pointer))) {
            mistake(
                    pointer + "/edtf",
                    "fehlt; ohne Datum ist nur die Qualität UNDATED erlaubt",
                    "is missing; only quality UNDATED goes without");
        }
    }

    private @Nullable Object create(Class<?> type, Map<String, @Nullable Object> values, String pointer) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values.values().toArray());
        } catch (InvocationTargetException e) {
            String message = String.valueOf(e.getTargetException().getMessage());
            mistake(pointer, message, message);
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot create " + type, e);
        }
    }

    private static String names(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !name.equals("profile"))
                .collect(Collectors.joining(", "));
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private void mistake(String pointer, String de, String en) {
        mistakes.add(new Mistake(pointer, new Text(de, en)));
    }
}
