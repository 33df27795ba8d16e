package org.standbild.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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
                    old == null || young == null ? List.of() : Fields.differences(old.fields(), young.fields());
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

    /** What differs in the sections themselves: their summaries, their caveats, and when they were last checked; none without a difference. */
    public static Map<Section, List<FieldDifference>> ofSections(Profile from, Profile to) {
        Map<Section, Map<String, Object>> before = sections(from);
        Map<Section, Map<String, Object>> after = sections(to);
        Map<Section, List<FieldDifference>> differences = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            List<FieldDifference> fields =
                    Fields.differences(before.getOrDefault(section, Map.of()), after.getOrDefault(section, Map.of()));
            if (!fields.isEmpty()) {
                differences.put(section, fields);
            }
        }
        return differences;
    }

    private static Map<Section, Map<String, Object>> sections(Profile profile) {
        Map<Section, Map<String, Object>> sections = new EnumMap<>(Section.class);
        profile.sections().forEach(section -> sections.put(section.section(), Fields.of(section)));
        return sections;
    }

    private record Shown(Kind kind, Text title, List<Section> sections, Map<String, Object> fields) {}

    private static Map<String, Shown> shown(Profile profile) {
        Map<String, Shown> shown = new LinkedHashMap<>();
        for (Entry entry : profile.entries()) {
            shown.put(entry.id(), new Shown(entry.kind(), entry.title(), entry.sections(), Fields.of(entry)));
        }
        for (ProfileSection section : profile.sections()) {
            for (Statement statement : section.statements()) {
                Shown seen = shown.get(statement.id());
                List<Section> sections = new ArrayList<>(seen == null ? List.of() : seen.sections());
                sections.add(section.section());
                Text title = statement.title() == null ? statement.text() : statement.title();
                shown.put(statement.id(), new Shown(Kind.STATEMENT, title, sections, Fields.of(statement, sections)));
            }
        }
        return shown;
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
