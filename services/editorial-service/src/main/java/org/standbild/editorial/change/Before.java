package org.standbild.editorial.change;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Entry;
import org.standbild.profile.EntryDate;
import org.standbild.profile.Profile;
import org.standbild.profile.Role;
import org.standbild.profile.Statement;
import org.standbild.profile.Text;

/** What a field says before a correction, to be held against what the author believes it says. */
public final class Before {

    private Before() {}

    /** Absent where nothing stands. */
    public static @Nullable Object of(Profile profile, String slug, String field) {
        Entry entry = profile.entry(slug).orElse(null);
        if (entry != null) {
            return of(entry, field);
        }
        Statement statement = profile.statements().stream()
                .filter(candidate -> candidate.id().equals(slug))
                .findFirst()
                .orElse(null);
        if (statement == null) {
            return null;
        }
        return switch (field) {
            case "title" -> statement.title();
            case "summary", "text" -> statement.text();
            case "summary.de", "text.de" -> statement.text().de();
            case "summary.en", "text.en" -> statement.text().en();
            default -> dates(statement.dates(), field);
        };
    }

    private static @Nullable Object of(Entry entry, String field) {
        return switch (field) {
            case "title" -> entry.title();
            case "title.de" -> entry.title().de();
            case "title.en" -> entry.title().en();
            case "summary" -> entry.summary();
            case "summary.de" ->
                entry.summary() == null ? null : entry.summary().de();
            case "summary.en" ->
                entry.summary() == null ? null : entry.summary().en();
            case "kind" -> entry.kind();
            case "commitment" -> entry.commitment();
            case "provisional" -> entry.provisional();
            case "aliases" -> entry.aliases();
            case "sections" -> entry.sections();
            case "locations" -> entry.locations();
            case "roles" -> entry.roles();
            case "dates" -> entry.dates();
            default -> dates(entry.dates(), field);
        };
    }

    private static @Nullable Object dates(List<EntryDate> dates, String field) {
        List<EntryDate> named = dates.stream()
                .filter(date -> field.equals("dates." + date.what()))
                .toList();
        return named.isEmpty() ? null : named.size() == 1 ? named.get(0) : named;
    }

    /** Whether plain JSON says the same as the value; what JSON leaves out is not held against it. */
    static boolean matches(@Nullable Object value, @Nullable Object json) {
        if (value == null || json == null) {
            return value == null && (json == null || json instanceof Collection<?> none && none.isEmpty());
        }
        if (value instanceof List<?> list) {
            if (!(json instanceof List<?> others)) {
                return list.size() == 1 && matches(list.get(0), json);
            }
            return list.size() == others.size()
                    && IntStream.range(0, list.size()).allMatch(index -> matches(list.get(index), others.get(index)));
        }
        if (value instanceof EntryDate && json instanceof List<?> others) {
            return others.size() == 1 && matches(value, others.get(0));
        }
        if (json instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .allMatch(member -> matches(member(value, String.valueOf(member.getKey())), member.getValue()));
        }
        if (value instanceof Text text) {
            return text.de().equals(json);
        }
        if (value instanceof EntryDate date) {
            return String.valueOf(date.edtf()).equals(json)
                    || String.valueOf(date.asPrinted()).equals(json);
        }
        return String.valueOf(value).equals(String.valueOf(json));
    }

    private static @Nullable Object member(Object value, String name) {
        if (value instanceof Text text) {
            return name.equals("de") ? text.de() : text.en();
        }
        if (value instanceof Role role) {
            return switch (name) {
                case "role" -> role.role();
                case "body" -> role.body();
                default -> role.funding();
            };
        }
        if (value instanceof EntryDate date) {
            return switch (name) {
                case "what" -> date.what();
                case "edtf" -> date.edtf();
                case "asPrinted" -> date.asPrinted();
                case "quality" -> date.quality();
                default -> date.source();
            };
        }
        return null;
    }
}
