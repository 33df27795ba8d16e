package org.standbild.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be read of an entry, a statement or a section, field by field: the one list of fields for all who say what differs. Fields are
 * named as in JSON; a date is {@code dates.start}, words are {@code title.de}. What is absent or empty has no field.
 */
public final class Fields {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private Fields() {}

    /** A caveat as it is compared: under which plans stand, and in which words. */
    public record Reservation(CaveatLayer layer, @Nullable Text text) {}

    public static Map<String, Object> of(Entry entry) {
        return new Fields()
                .put("title", entry.title())
                .put("kind", entry.kind())
                .put("status", entry.status())
                .putDates(entry.dates())
                .put("commitment", entry.commitment())
                .put("provisional", entry.provisional())
                .put("count", entry.count())
                .put("handlungsschwerpunkt", entry.handlungsschwerpunkt())
                .put("roles", entry.roles())
                .put("locations", entry.locations())
                .put("summary", entry.summary())
                .put("aliases", entry.aliases())
                .put("sections", entry.sections())
                .put("concerns", entry.concerns())
                .put("supersededBy", entry.supersededBy())
                .put("realisedAs", entry.realisedAs())
                .put(
                        "revision",
                        entry.revision() == null ? null : entry.revision().outcome())
                .put("sources", entry.sources())
                .fields;
    }

    /** @param sections those that hold the statement */
    public static Map<String, Object> of(Statement statement, List<Section> sections) {
        return new Fields()
                .put("title", statement.title())
                .put("text", statement.text())
                .put("negative", statement.negative())
                .putDates(statement.dates())
                .put("sections", sections)
                .put("sources", statement.sources())
                .fields;
    }

    /** What belongs to the section itself, not to its entries and statements. */
    public static Map<String, Object> of(ProfileSection section) {
        return new Fields()
                .put("summary", section.summary())
                .put(
                        "caveats",
                        section.caveats().stream()
                                .map(caveat -> new Reservation(caveat.layer(), caveat.text()))
                                .toList())
                .put("lastChecked", section.freshness().checkedAs())
                .fields;
    }

    /** The fields that are not the same in both, those of the later one first. */
    static List<FieldDifference> differences(Map<String, Object> before, Map<String, Object> after) {
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name -> new FieldDifference(name, before.get(name), after.get(name)))
                .toList();
    }

    private Fields putDates(List<EntryDate> dates) {
        Map<String, List<EntryDate>> byWhat = new LinkedHashMap<>();
        dates.forEach(date ->
                byWhat.computeIfAbsent(date.what(), unused -> new ArrayList<>()).add(date));
        byWhat.forEach((what, list) -> fields.put("dates." + what, list.size() == 1 ? list.get(0) : list));
        return this;
    }

    /** Words are compared language by language. */
    private Fields put(String field, @Nullable Object value) {
        if (value instanceof Text text) {
            fields.put(field + ".de", text.de());
            if (text.en() != null) {
                fields.put(field + ".en", text.en());
            }
        } else if (value != null && !List.of().equals(value)) {
            fields.put(field, value);
        }
        return this;
    }
}
