package org.standbild.feed.change;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.ChangeRetracted;
import org.standbild.profile.Difference;
import org.standbild.profile.EditionPublished;
import org.standbild.profile.EditionSignedOff;
import org.standbild.profile.Entry;
import org.standbild.profile.EntryChange;
import org.standbild.profile.FieldDifference;
import org.standbild.profile.Fields;
import org.standbild.profile.HSP4ProjectsMerged;
import org.standbild.profile.History;
import org.standbild.profile.Kind;
import org.standbild.profile.PlansRevisedDueToCovid;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileOpened;
import org.standbild.profile.ProfileSection;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.RevisedPlan;
import org.standbild.profile.Section;
import org.standbild.profile.Statement;
import org.standbild.profile.SummaryRevised;
import org.standbild.profile.Target;
import org.standbild.profile.Text;

/**
 * What one change made of its profile: the fold just before it and just after it, on the day it takes effect. A retraction is seen on
 * the day of the change that it takes back.
 *
 * <p>Only changes of the same entries (or of the sections) are folded: the others differ on neither side.
 *
 * @param entry absent when it is about several entries or none
 */
record Effect(
        LocalDate day,
        @Nullable String entry,
        @Nullable Text title,
        @Nullable Kind kind,
        Set<String> entries,
        Set<Kind> kinds,
        List<Section> sections,
        List<ItemDifference> differences) {

    static Effect of(RecordedChange recorded, History history) {
        List<RecordedChange> known = history.known(recorded.position());
        return Target.of(recorded, eventId -> withId(known, eventId))
                .map(target -> of(target.change().change(), recorded, known, target.takenBack()))
                .orElseGet(() -> nothing(recorded.change().stand().takesEffect()));
    }

    private static @Nullable RecordedChange withId(List<RecordedChange> changes, String eventId) {
        return changes.stream()
                .filter(change -> change.eventId().equals(eventId))
                .findFirst()
                .orElse(null);
    }

    private static Effect of(
            ProfileChange root, RecordedChange recorded, List<RecordedChange> known, boolean takenBack) {
        LocalDate day = root.stand().takesEffect();
        Set<String> entries = entries(root);
        History concerned = History.of(
                recorded.change().profile(),
                known.stream()
                        .filter(change -> concerns(change.change(), entries))
                        .toList());
        Profile before = concerned.at(day, recorded.position() - 1);
        Profile after = concerned.at(day, recorded.position());
        Map<String, Seen> seenBefore = Seen.in(before);
        Map<String, Seen> seenAfter = Seen.in(after);

        List<ItemDifference> differences = new ArrayList<>();
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        Set<Section> sections = EnumSet.noneOf(Section.class);
        sections.addAll(root.sections());
        for (String entry : entries) {
            Seen seen = Seen.of(entry, seenAfter, seenBefore);
            if (seen != null) {
                kinds.add(seen.kind());
                sections.addAll(seen.sections());
            }
        }
        Difference.between(
                        before,
                        concerned.effective(day, recorded.position() - 1),
                        after,
                        concerned.effective(day, recorded.position()))
                .stream()
                .filter(difference -> entries.contains(difference.entry()))
                .forEach(difference -> differences.addAll(fields(difference, seenBefore, seenAfter)));
        if (entries.isEmpty()) {
            differences.addAll(ofSections(before, after));
            differences.addAll(ofProfile(root, takenBack));
        }
        String entry = entries.size() == 1
                ? entries.iterator().next()
                : root instanceof EntryChange entryChange ? entryChange.entry() : null;
        Seen seen = entry == null ? null : Seen.of(entry, seenAfter, seenBefore);
        return new Effect(
                day,
                entry,
                seen != null ? seen.title() : ownTitle(root),
                seen != null ? seen.kind() : null,
                entries,
                Set.copyOf(kinds),
                List.copyOf(sections),
                List.copyOf(differences));
    }

    private static Effect nothing(LocalDate day) {
        return new Effect(day, null, null, null, Set.of(), Set.of(), List.of(), List.of());
    }

    private static Set<String> entries(ProfileChange change) {
        Set<String> entries = new LinkedHashSet<>();
        if (change instanceof EntryChange entryChange) {
            entries.add(entryChange.entry());
        }
        if (change instanceof HSP4ProjectsMerged merged) {
            entries.addAll(merged.merged());
        } else if (change instanceof SummaryRevised revised && revised.entry() != null) {
            entries.add(revised.entry());
        } else if (change instanceof PlansRevisedDueToCovid revised) {
            revised.plans().stream().map(RevisedPlan::entry).forEach(entries::add);
        }
        return entries;
    }

    private static boolean concerns(ProfileChange change, Set<String> entries) {
        if (change instanceof ChangeRetracted) {
            return true;
        }
        Set<String> others = entries(change);
        return entries.isEmpty() ? others.isEmpty() : others.stream().anyMatch(entries::contains);
    }

    private static @Nullable Text ownTitle(ProfileChange change) {
        if (change instanceof EntryChange entryChange) {
            return entryChange.title();
        }
        if (change instanceof ProfileOpened opened) {
            return opened.name();
        }
        return change instanceof EditionPublished edition ? edition.title() : null;
    }

    /** An entry that came or went has every field as a difference: who is told should not have to look it up. */
    private static List<ItemDifference> fields(
            Difference difference, Map<String, Seen> before, Map<String, Seen> after) {
        String entry = difference.entry();
        return switch (difference.move()) {
            case ADDED ->
                every(after.get(entry)).entrySet().stream()
                        .map(field -> new ItemDifference(entry, null, field.getKey(), null, field.getValue()))
                        .toList();
            case REMOVED ->
                every(before.get(entry)).entrySet().stream()
                        .map(field -> new ItemDifference(entry, null, field.getKey(), field.getValue(), null))
                        .toList();
            case CHANGED ->
                difference.fields().stream().map(field -> of(entry, field)).toList();
        };
    }

    private static Map<String, Object> every(@Nullable Seen seen) {
        return seen == null ? Map.of() : seen.fields();
    }

    private static ItemDifference of(String entry, FieldDifference field) {
        return new ItemDifference(entry, null, field.field(), field.before(), field.after());
    }

    private static List<ItemDifference> ofSections(Profile before, Profile after) {
        List<ItemDifference> differences = new ArrayList<>();
        Map<Section, ProfileSection> old = bySection(before);
        Map<Section, ProfileSection> young = bySection(after);
        if (!old.keySet().equals(young.keySet())) {
            differences.add(ItemDifference.ofProfile(
                    "sections",
                    old.isEmpty() ? null : List.copyOf(old.keySet()),
                    young.isEmpty() ? null : List.copyOf(young.keySet())));
        }
        Set<Section> all = EnumSet.noneOf(Section.class);
        all.addAll(old.keySet());
        all.addAll(young.keySet());
        for (Section section : all) {
            Map<String, Object> was = SectionFields.of(old.get(section));
            Map<String, Object> is = SectionFields.of(young.get(section));
            boolean both = old.containsKey(section) && young.containsKey(section);
            Stream.concat(is.keySet().stream(), was.keySet().stream())
                    .distinct()
                    .filter(field -> both || !field.equals(SectionFields.LAST_CHECKED))
                    .filter(field -> !Objects.equals(was.get(field), is.get(field)))
                    .map(field -> new ItemDifference(null, section, field, was.get(field), is.get(field)))
                    .forEach(differences::add);
        }
        return differences;
    }

    private static Map<Section, ProfileSection> bySection(Profile profile) {
        Map<Section, ProfileSection> sections = new LinkedHashMap<>();
        profile.sections().forEach(section -> sections.put(section.section(), section));
        return sections;
    }

    private static List<ItemDifference> ofProfile(ProfileChange root, boolean takenBack) {
        List<ItemDifference> differences = new ArrayList<>();
        if (root instanceof ProfileOpened opened) {
            differences.add(
                    ItemDifference.ofProfile("name.de", null, opened.name().de()));
        } else if (root instanceof EditionPublished edition) {
            differences.add(ItemDifference.ofProfile("edition", null, edition.edition()));
            differences.add(ItemDifference.ofProfile("edition.position", null, edition.position()));
            differences.add(ItemDifference.ofProfile("edition.sha256", null, edition.sha256()));
        } else if (root instanceof EditionSignedOff signedOff) {
            differences.add(ItemDifference.ofProfile("signOff." + signedOff.edition(), null, signedOff.answer()));
        }
        return takenBack
                ? differences.stream()
                        .map(difference ->
                                ItemDifference.ofProfile(difference.field(), difference.after(), difference.before()))
                        .toList()
                : differences;
    }

    /** An entry or statement at one point. */
    private record Seen(Kind kind, Text title, Set<Section> sections, Map<String, Object> fields) {

        static @Nullable Seen of(String entry, Map<String, Seen> after, Map<String, Seen> before) {
            Seen seen = after.get(entry);
            return seen != null ? seen : before.get(entry);
        }

        static Map<String, Seen> in(Profile profile) {
            Map<String, Seen> seen = new LinkedHashMap<>();
            for (Entry entry : profile.entries()) {
                Set<Section> sections = new LinkedHashSet<>(entry.sections());
                seen.put(entry.id(), new Seen(entry.kind(), entry.title(), sections, Fields.of(entry)));
            }
            for (ProfileSection section : profile.sections()) {
                for (Statement statement : section.statements()) {
                    Seen earlier = seen.get(statement.id());
                    Set<Section> sections = new LinkedHashSet<>(earlier == null ? Set.of() : earlier.sections());
                    sections.add(section.section());
                    Text title = statement.title() == null ? statement.text() : statement.title();
                    seen.put(
                            statement.id(),
                            new Seen(Kind.STATEMENT, title, sections, Fields.of(statement, List.copyOf(sections))));
                }
            }
            return seen;
        }
    }
}
