package org.standbild.feed.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Caveat;
import org.standbild.profile.Entry;
import org.standbild.profile.EntryDate;
import org.standbild.profile.ProfileSection;
import org.standbild.profile.Section;
import org.standbild.profile.Statement;
import org.standbild.profile.Text;

/** All fields of what came or went, by the names that {@link org.standbild.profile.Difference} gives the fields of what changed. */
final class Fields {

    static final String LAST_CHECKED = "lastChecked";

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private Fields() {}

    static Map<String, Object> of(Entry entry) {
        return new Fields()
                .put("title", entry.title())
                .put("kind", entry.kind())
                .put("status", entry.status())
                .put(entry.dates())
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

    static Map<String, Object> of(Statement statement, List<Section> sections) {
        return new Fields()
                .put("title", statement.title())
                .put("text", statement.text())
                .put("negative", statement.negative())
                .put(statement.dates())
                .put("sections", sections)
                .put("sources", statement.sources())
                .fields;
    }

    /** What belongs to the section itself: not its entries and statements. */
    static Map<String, Object> of(@Nullable ProfileSection section) {
        Fields fields = new Fields();
        if (section == null) {
            return fields.fields;
        }
        fields.put("summary", section.summary());
        fields.put(LAST_CHECKED, section.freshness().lastChecked());
        for (Caveat caveat : section.caveats()) {
            Text text = caveat.text() == null ? Text.de("") : caveat.text();
            fields.fields.merge("caveats." + caveat.layer(), List.of(text), Fields::both);
        }
        return fields.fields;
    }

    private static List<Object> both(Object one, Object other) {
        List<Object> all = new ArrayList<>((List<?>) one);
        all.addAll((List<?>) other);
        return List.copyOf(all);
    }

    private Fields put(List<EntryDate> dates) {
        Map<String, List<EntryDate>> byWhat = new LinkedHashMap<>();
        dates.forEach(date ->
                byWhat.computeIfAbsent(date.what(), unused -> new ArrayList<>()).add(date));
        byWhat.forEach((what, list) -> fields.put("dates." + what, list.size() == 1 ? list.get(0) : list));
        return this;
    }

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
