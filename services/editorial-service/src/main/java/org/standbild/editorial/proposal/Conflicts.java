package org.standbild.editorial.proposal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Difference;
import org.standbild.profile.Difference.Move;
import org.standbild.profile.FieldDifference;
import org.standbild.profile.History;
import org.standbild.profile.LastChange;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileSection;
import org.standbild.profile.Section;
import org.standbild.profile.SummaryRevised;
import org.standbild.profile.Text;

/**
 * The three-way comparison: what the author saw (base), what was recorded meanwhile (theirs), what she proposes (yours), each on the days on
 * which her changes take effect. A field conflicts when both moved it to different values and hers would make theirs vanish; what merely
 * adds to a list takes nothing away.
 */
final class Conflicts {

    private final History base;
    private final History current;
    private final History yours;
    private final History merged;

    private Conflicts(History base, History current, List<ProfileChange> changes) {
        this.base = base;
        this.current = current;
        this.yours = Tried.on(base, changes);
        this.merged = Tried.on(current, changes);
    }

    static List<Conflict> between(History current, long baseVersion, List<ProfileChange> changes) {
        if (baseVersion >= current.version() || changes.isEmpty()) {
            return List.of();
        }
        History base = History.of(
                current.code(),
                current.changes().stream()
                        .filter(change -> change.version() <= baseVersion)
                        .toList());
        Conflicts conflicts = new Conflicts(base, current, changes);
        return changes.stream()
                .map(change -> change.stand().takesEffect())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .flatMap(day -> conflicts.on(day).stream())
                .distinct()
                .toList();
    }

    private List<Conflict> on(LocalDate day) {
        Profile before = base.at(day);
        Map<String, Difference> theirs = bySlug(Difference.between(
                before, base.effective(day, Long.MAX_VALUE), current.at(day), current.effective(day, Long.MAX_VALUE)));
        Map<String, Difference> ours = bySlug(Difference.between(before, List.of(), yours.at(day), List.of()));
        Map<String, Difference> both = bySlug(Difference.between(before, List.of(), merged.at(day), List.of()));
        List<Conflict> found = new ArrayList<>(summaries(day));
        ours.forEach((entry, mine) -> {
            Difference other = theirs.get(entry);
            if (other != null) {
                found.addAll(conflicts(other, mine, both.get(entry)));
            }
        });
        return found;
    }

    private static Map<String, Difference> bySlug(List<Difference> differences) {
        return differences.stream()
                .collect(Collectors.toMap(
                        Difference::entry, Function.identity(), (one, two) -> one, LinkedHashMap::new));
    }

    private static List<Conflict> conflicts(Difference theirs, Difference yours, @Nullable Difference merged) {
        if (theirs.move() != Move.CHANGED || yours.move() != Move.CHANGED) {
            return theirs.move() == Move.REMOVED && yours.move() == Move.REMOVED
                    ? List.of()
                    : List.of(asAWhole(theirs, yours));
        }
        Map<String, FieldDifference> mine = byField(yours.fields());
        Map<String, FieldDifference> together = byField(merged == null ? List.of() : merged.fields());
        List<Conflict> found = new ArrayList<>();
        for (FieldDifference other : theirs.fields()) {
            FieldDifference own = mine.get(other.field());
            if (own == null || Objects.equals(own.after(), other.after())) {
                continue;
            }
            FieldDifference end = together.get(other.field());
            if (!keeps(end == null ? other.before() : end.after(), other.after())) {
                found.add(new Conflict(
                        theirs.entry(),
                        null,
                        other.field(),
                        other.before(),
                        other.after(),
                        own.after(),
                        theirs.causes()));
            }
        }
        return found;
    }

    private static Conflict asAWhole(Difference theirs, Difference yours) {
        Text title = theirs.title();
        return new Conflict(
                theirs.entry(),
                null,
                "entry",
                theirs.move() == Move.ADDED ? null : title,
                theirs.move() == Move.REMOVED ? null : title,
                yours.move() == Move.REMOVED ? null : yours.title(),
                theirs.causes());
    }

    private static Map<String, FieldDifference> byField(List<FieldDifference> fields) {
        return fields.stream().collect(Collectors.toMap(FieldDifference::field, Function.identity()));
    }

    private static boolean keeps(@Nullable Object end, @Nullable Object theirs) {
        if (end instanceof Collection<?> all && theirs instanceof Collection<?> some) {
            return all.containsAll(some);
        }
        return Objects.equals(end, theirs);
    }

    private List<Conflict> summaries(LocalDate day) {
        Map<Section, Text> then = summariesOf(base.at(day));
        Map<Section, Text> theirs = summariesOf(current.at(day));
        Map<Section, Text> mine = summariesOf(yours.at(day));
        Map<Section, Text> both = summariesOf(merged.at(day));
        List<Conflict> found = new ArrayList<>();
        mine.forEach((section, text) -> {
            Text other = theirs.get(section);
            boolean bothMoved = !Objects.equals(then.get(section), text) && !Objects.equals(then.get(section), other);
            if (bothMoved && !Objects.equals(text, other) && !Objects.equals(both.get(section), other)) {
                found.add(new Conflict(null, section, "summary", then.get(section), other, text, causes(section)));
            }
        });
        return found;
    }

    private List<LastChange> causes(Section section) {
        return current
                .changes()
                .subList(base.changes().size(), current.changes().size())
                .stream()
                .filter(change -> change.change() instanceof SummaryRevised revised
                        && revised.sections().contains(section))
                .map(LastChange::of)
                .toList();
    }

    private static Map<Section, Text> summariesOf(Profile profile) {
        Map<Section, Text> summaries = new EnumMap<>(Section.class);
        for (ProfileSection section : profile.sections()) {
            if (section.summary() != null) {
                summaries.put(section.section(), section.summary());
            }
        }
        return summaries;
    }
}
