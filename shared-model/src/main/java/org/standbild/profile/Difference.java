package org.standbild.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What differs in one entry or statement between two points.
 *
 * @param entry its slug
 * @param kind at the later point, or at the earlier one when it is gone
 * @param fields empty when it is there at one point only
 * @param causes the changes that count at one of the two points only, in the order of recording; empty when a date merely passed
 */
public record Difference(
        String entry,
        Kind kind,
        Text title,
        List<Section> sections,
        Move move,
        List<FieldDifference> fields,
        List<LastChange> causes) {

    /** What happened to an entry on the way from one point to the other. */
    public enum Move {
        ADDED,
        REMOVED,
        CHANGED
    }

    /** What differs between two views of one profile; the histories say why. */
    public static List<Difference> between(
            Profile from, List<RecordedChange> effectiveFrom, Profile to, List<RecordedChange> effectiveTo) {
        Map<String, Shown> before = shown(from);
        Map<String, Shown> after = shown(to);
        Set<String> ids = new LinkedHashSet<>(after.keySet());
        ids.addAll(before.keySet());
        List<RecordedChange> onlyOne = onlyOne(effectiveFrom, effectiveTo);
        List<Difference> differences = new ArrayList<>();
        for (String id : ids) {
            Shown old = before.get(id);
            Shown young = after.get(id);
            List<FieldDifference> fields =
                    old == null || young == null ? List.of() : fields(old.fields(), young.fields());
            if (old != null && young != null && fields.isEmpty()) {
                continue;
            }
            Shown named = young != null ? young : Objects.requireNonNull(old);
            differences.add(new Difference(
                    id,
                    named.kind(),
                    named.title(),
                    named.sections(),
                    old == null ? Move.ADDED : young == null ? Move.REMOVED : Move.CHANGED,
                    fields,
                    onlyOne.stream()
                            .filter(change -> touches(change, id, onlyOne))
                            .map(LastChange::of)
                            .toList()));
        }
        return List.copyOf(differences);
    }

    private record Shown(Kind kind, Text title, List<Section> sections, Map<String, Object> fields) {}

    private static Map<String, Shown> shown(Profile profile) {
        Map<String, Shown> shown = new LinkedHashMap<>();
        for (Entry entry : profile.entries()) {
            shown.put(entry.id(), new Shown(entry.kind(), entry.title(), entry.sections(), fields(entry)));
        }
        for (ProfileSection section : profile.sections()) {
            for (Statement statement : section.statements()) {
                Shown seen = shown.get(statement.id());
                List<Section> sections = new ArrayList<>(seen == null ? List.of() : seen.sections());
                sections.add(section.section());
                Text title = statement.title() == null ? statement.text() : statement.title();
                shown.put(statement.id(), new Shown(Kind.STATEMENT, title, sections, fields(statement, sections)));
            }
        }
        return shown;
    }

    private static Map<String, Object> fields(Entry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "title", entry.title());
        put(fields, "kind", entry.kind());
        put(fields, "status", entry.status());
        putAll(fields, entry.dates());
        put(fields, "commitment", entry.commitment());
        put(fields, "provisional", entry.provisional());
        put(fields, "count", entry.count());
        put(fields, "handlungsschwerpunkt", entry.handlungsschwerpunkt());
        put(fields, "roles", entry.roles());
        put(fields, "locations", entry.locations());
        put(fields, "summary", entry.summary());
        put(fields, "aliases", entry.aliases());
        put(fields, "sections", entry.sections());
        put(fields, "concerns", entry.concerns());
        put(fields, "supersededBy", entry.supersededBy());
        put(fields, "realisedAs", entry.realisedAs());
        put(
                fields,
                "revision",
                entry.revision() == null ? null : entry.revision().outcome());
        put(fields, "sources", entry.sources());
        return fields;
    }

    private static Map<String, Object> fields(Statement statement, List<Section> sections) {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "title", statement.title());
        put(fields, "text", statement.text());
        put(fields, "negative", statement.negative());
        putAll(fields, statement.dates());
        put(fields, "sections", sections);
        put(fields, "sources", statement.sources());
        return fields;
    }

    private static void putAll(Map<String, Object> fields, List<EntryDate> dates) {
        Map<String, List<EntryDate>> byWhat = new LinkedHashMap<>();
        dates.forEach(date ->
                byWhat.computeIfAbsent(date.what(), unused -> new ArrayList<>()).add(date));
        byWhat.forEach((what, list) -> fields.put("dates." + what, list.size() == 1 ? list.get(0) : list));
    }

    /** Words are compared language by language; what is empty counts as absent. */
    private static void put(Map<String, Object> fields, String field, @Nullable Object value) {
        if (value instanceof Text text) {
            fields.put(field + ".de", text.de());
            if (text.en() != null) {
                fields.put(field + ".en", text.en());
            }
        } else if (value != null && !List.of().equals(value)) {
            fields.put(field, value);
        }
    }

    private static List<FieldDifference> fields(Map<String, Object> before, Map<String, Object> after) {
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name -> new FieldDifference(name, before.get(name), after.get(name)))
                .toList();
    }

    private static List<RecordedChange> onlyOne(List<RecordedChange> from, List<RecordedChange> to) {
        Set<RecordedChange> both = new LinkedHashSet<>(from);
        both.retainAll(new LinkedHashSet<>(to));
        List<RecordedChange> all = new ArrayList<>(new LinkedHashSet<>(from));
        all.addAll(to);
        return all.stream()
                .filter(change -> !both.contains(change))
                .distinct()
                .sorted(Comparator.comparingLong(RecordedChange::position))
                .toList();
    }

    /** A retraction is about what the change was about that it retracts. */
    private static boolean touches(RecordedChange recorded, String entry, List<RecordedChange> all) {
        return recorded.change() instanceof ChangeRetracted retraction
                ? all.stream()
                        .filter(change -> change.eventId().equals(retraction.retracts()))
                        .anyMatch(change -> touches(change, entry, all))
                : touches(recorded.change(), entry);
    }

    /** Whether a change is about that entry or statement. */
    public static boolean touches(ProfileChange change, String entry) {
        if (change instanceof HSP4ProjectsMerged merged && merged.merged().contains(entry)) {
            return true;
        }
        if (change instanceof EntryChange entryChange) {
            return entryChange.entry().equals(entry);
        }
        if (change instanceof SummaryRevised revised) {
            return entry.equals(revised.entry());
        }
        return change instanceof PlansRevisedDueToCovid revised
                && revised.plans().stream().anyMatch(plan -> plan.entry().equals(entry));
    }
}
