package org.standbild.editorial.workspace;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.standbild.editorial.workspace.TypedDate.Use;
import org.standbild.profile.ChangeType;
import org.standbild.profile.Commitment;
import org.standbild.profile.Kind;
import org.standbild.profile.Source;
import org.standbild.profile.Text;
import org.standbild.webframe.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns what was typed into a form into the JSON of a change; nothing typed is left out, sound or not. */
final class FormReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern COUNT = Pattern.compile("(\\d{1,4})(?: ?(?:[-–]|bis|to) ?(\\d{1,4}))?");

    private final ChangeType type;
    private final MultiValueMap<String, String> typed;
    private final ObjectNode before;
    private final ObjectNode change;
    private final Surroundings around;
    private final Words words;
    private final LocalDate today;

    private FormReader(
            ChangeType type,
            MultiValueMap<String, String> typed,
            ObjectNode before,
            Surroundings around,
            Words words,
            LocalDate today) {
        this.type = type;
        this.typed = typed;
        this.before = before;
        this.change = before.deepCopy();
        this.around = around;
        this.words = words;
        this.today = today;
    }

    /**
     * @param before the change as the form showed it; what the form does not ask for stays
     */
    static ObjectNode read(
            ChangeType type,
            MultiValueMap<String, String> typed,
            ObjectNode before,
            Surroundings around,
            Words words,
            LocalDate today) {
        FormReader reader = new FormReader(type, typed, before, around, words, today);
        Field.of(type).forEach(reader::read);
        reader.name();
        Derived.before(type, reader.change, around);
        return reader.change;
    }

    private void read(Field field) {
        String member = field.member();
        switch (field) {
            case ENTRY -> {
                // with the title, when everything else is read
            }
            case TITLE, SUMMARY -> set(member, text(member));
            case STAND -> set(member, date(value(member), before.get(member), Use.STAND));
            case NEGATIVE, PROVISIONAL -> set(member, typed.containsKey(member) ? NODES.booleanNode(true) : null);
            case COUNT -> set(member, count(value(member)));
            case SECTIONS -> set(member, list(values(member)));
            case MERGED -> set(member, list(values(member)));
            case LOCATIONS -> set(member, list(split(value(member), "[,;\\n]")));
            case ALIASES -> set(member, list(split(value(member), "\\n")));
            case DATES -> set(member, dates());
            case ROLES -> set(member, roles());
            case SOURCES -> set(member, sources());
            case PLANS -> set(member, plans());
            case AFTER -> set(member, after(value("field"), value(member)));
            default -> set(member, plain(value(member)));
        }
    }

    private void set(String member, @Nullable JsonNode value) {
        if (value == null || value.isArray() && value.isEmpty()) {
            change.remove(member);
        } else {
            change.set(member, value);
        }
    }

    /** A known entry was chosen; a new one is called after its title, until somebody names it otherwise. */
    private void name() {
        boolean isAsked = Field.of(type).contains(Field.ENTRY);
        if (isAsked && !value("entry").isEmpty()) {
            change.put("entry", value("entry"));
        } else if (!type.establishes()) {
            change.remove("entry");
        } else if (Slug.follows(before, around.slugs())
                || isAsked && around.slugs().contains(slug(before))) {
            Derived.name(change, around);
        }
    }

    private static String slug(JsonNode change) {
        return change.path("entry").asString("");
    }

    private String value(String name) {
        String value = typed.getFirst(name);
        return value == null ? "" : value.strip().replace("\r\n", "\n");
    }

    private List<String> values(String name) {
        return typed.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isBlank())
                .distinct()
                .toList();
    }

    private static @Nullable JsonNode plain(String value) {
        return value.isEmpty() ? null : NODES.stringNode(value);
    }

    private static ArrayNode list(List<String> values) {
        ArrayNode list = NODES.arrayNode();
        values.forEach(list::add);
        return list;
    }

    private static List<String> split(String value, String by) {
        return Arrays.stream(value.split(by))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private @Nullable JsonNode text(String member) {
        String de = value(member + ".de");
        String en = value(member + ".en");
        if (de.isEmpty() && en.isEmpty()) {
            return null;
        }
        ObjectNode text = NODES.objectNode();
        if (!de.isEmpty()) {
            text.put("de", de);
        }
        return en.isEmpty() ? text : text.put("en", en);
    }

    private @Nullable JsonNode date(String value, @Nullable JsonNode kept, Use use) {
        return value.isEmpty() ? null : DateField.json(value, kept, use, words, today);
    }

    private static @Nullable JsonNode count(String value) {
        if (value.isEmpty()) {
            return null;
        }
        Matcher match = COUNT.matcher(value);
        if (!match.matches()) {
            return NODES.stringNode(value);
        }
        int min = Integer.parseInt(match.group(1));
        int max = match.group(2) == null ? min : Integer.parseInt(match.group(2));
        return NODES.objectNode().put("min", min).put("max", max);
    }

    private ArrayNode dates() {
        ArrayNode dates = NODES.arrayNode();
        for (int row = 0; typed.containsKey("dates." + row + ".typed"); row++) {
            String what = value("dates." + row + ".what");
            String value = value("dates." + row + ".typed");
            if (value.isEmpty()) {
                continue;
            }
            ObjectNode date = DateField.json(value, shown(what, value), Use.of(what), words, today);
            ObjectNode named = NODES.objectNode();
            if (!what.isEmpty()) {
                named.put("what", what);
            }
            named.setAll(date);
            dates.add(named);
        }
        return dates;
    }

    /** The date that the form showed in that way. */
    private @Nullable JsonNode shown(String what, String value) {
        for (JsonNode date : before.path("dates")) {
            if (date.path("what").asString("").equals(what)
                    && DateField.of(date, Use.of(what), words, today).typed().equals(value)) {
                return date;
            }
        }
        return null;
    }

    private ArrayNode roles() {
        ArrayNode roles = NODES.arrayNode();
        for (int row = 0; typed.containsKey("roles." + row + ".body"); row++) {
            ObjectNode role = NODES.objectNode();
            for (String member : List.of("role", "body", "funding")) {
                String value = value("roles." + row + "." + member);
                if (!value.isEmpty()) {
                    role.put(member, value);
                }
            }
            if (!role.isEmpty()) {
                roles.add(role);
            }
        }
        return roles;
    }

    /** Those chosen, then those written. */
    private ArrayNode sources() {
        ArrayNode sources = NODES.arrayNode();
        for (String key : values("source")) {
            Source known = around.source(key);
            if (known != null) {
                sources.add(json(known));
            }
        }
        for (int row = 0; typed.containsKey("own." + row + ".title"); row++) {
            ObjectNode source = NODES.objectNode();
            for (String member : List.of("title", "author", "url")) {
                String value = value("own." + row + "." + member);
                if (!value.isEmpty()) {
                    source.put(member, value);
                }
            }
            for (String member : List.of("published", "retrieved")) {
                String value = value("own." + row + "." + member);
                if (!value.isEmpty()) {
                    source.put(member, DateField.edtf(value, today));
                }
            }
            if (!source.isEmpty()) {
                sources.add(source);
            }
        }
        return sources;
    }

    private static ObjectNode json(Source source) {
        ObjectNode json = NODES.objectNode().put("title", source.title());
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        more.put("author", source.author());
        more.put("url", source.url());
        more.put("published", source.published());
        more.put("retrieved", source.retrieved());
        more.forEach((member, value) -> {
            if (value != null) {
                json.put(member, value.toString());
            }
        });
        return json;
    }

    private ArrayNode plans() {
        ArrayNode plans = NODES.arrayNode();
        for (int row = 0; typed.containsKey("plans." + row + ".entry"); row++) {
            ObjectNode plan = NODES.objectNode();
            for (String member : List.of("entry", "outcome")) {
                String value = value("plans." + row + "." + member);
                if (!value.isEmpty()) {
                    plan.put(member, value);
                }
            }
            String start = value("plans." + row + ".start");
            if (!start.isEmpty()) {
                JsonNode kept = before.path("plans").path(row).path("dates").path(0);
                ObjectNode date = NODES.objectNode().put("what", "planned_start");
                date.setAll(DateField.json(start, kept, Use.POINT, words, today));
                plan.putArray("dates").add(date);
            }
            String summary = value("plans." + row + ".summary");
            if (!summary.isEmpty()) {
                plan.putObject("summary").put("de", summary);
            }
            if (!plan.isEmpty()) {
                plans.add(plan);
            }
        }
        return plans;
    }

    /** The new value of a field that is corrected, in the shape that this field has. */
    private @Nullable JsonNode after(String field, String value) {
        if (field.isEmpty() || value.isEmpty()) {
            return plain(value);
        }
        if (field.startsWith("dates.")) {
            String what = field.substring("dates.".length());
            ObjectNode date = NODES.objectNode().put("what", what);
            date.setAll(DateField.json(value, before.get("after"), Use.of(what), words, today));
            return date;
        }
        return switch (field) {
            case "locations" -> list(split(value, "[,;\\n]"));
            case "aliases" -> list(split(value, "\\n"));
            case "provisional" ->
                NODES.booleanNode(Set.of("ja", "yes", "true").contains(value.toLowerCase(Locale.ROOT)));
            case "kind" -> constant(Arrays.stream(Kind.values()), Kind::label, value);
            case "commitment" -> constant(Arrays.stream(Commitment.values()), Commitment::label, value);
            default -> NODES.stringNode(value);
        };
    }

    private static <T extends Enum<T>> JsonNode constant(Stream<T> constants, Function<T, Text> label, String value) {
        return NODES.stringNode(constants
                .filter(constant -> constant.name().equalsIgnoreCase(value)
                        || label.apply(constant).de().equalsIgnoreCase(value)
                        || label.apply(constant).in("en").equalsIgnoreCase(value))
                .map(Enum::name)
                .findFirst()
                .orElse(value));
    }
}
