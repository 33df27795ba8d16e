package org.standbild.view.comparison;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.standbild.eventstore.Histories;
import org.standbild.profile.ChangeRetracted;
import org.standbild.profile.Difference;
import org.standbild.profile.History;
import org.standbild.profile.LastChange;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.RecordedChange;
import org.standbild.view.point.PointInTime;

/** Compares two points of the two clocks. */
@Component
public final class Comparisons {

    private final Histories histories;

    Comparisons(Histories histories) {
        this.histories = histories;
    }

    public DocumentComparison between(PointInTime from, PointInTime to) {
        List<ProfileComparison> profiles = Arrays.stream(ProfileCode.values())
                .map(code -> between(code, from, to))
                .toList();
        return new DocumentComparison(
                whole(from, profiles, ProfileComparison::from),
                whole(to, profiles, ProfileComparison::to),
                Sentence.of(profiles),
                profiles);
    }

    public ProfileComparison between(ProfileCode code, PointInTime from, PointInTime to) {
        History history = histories.of(code);
        Profile before = history.at(from.stand(), from.position());
        Profile after = history.at(to.stand(), to.position());
        List<RecordedChange> effectiveBefore = history.effective(from.stand(), from.position());
        List<RecordedChange> effectiveAfter = history.effective(to.stand(), to.position());
        Causes causes = new Causes(
                onlyOne(effectiveBefore, effectiveAfter), knownToOne(history, from.position(), to.position()));
        List<EntryDifference> differences = Difference.between(before, effectiveBefore, after, effectiveAfter).stream()
                .map(difference -> EntryDifference.of(difference, causes.withRetractions(difference.causes())))
                .toList();
        List<SectionDifference> sectionDifferences = SectionDifference.between(before, after).stream()
                .map(difference -> difference.because(
                        causes.of(change -> SectionDifference.touches(change.change(), difference.section()))))
                .toList();
        return new ProfileComparison(
                code,
                after.name(),
                Side.of(from, before.knownAt(), before.position()),
                Side.of(to, after.knownAt(), after.position()),
                Sentence.of(differences, sectionDifferences),
                differences,
                sectionDifferences,
                causes.withoutDifference());
    }

    private static Side whole(
            PointInTime point, List<ProfileComparison> profiles, Function<ProfileComparison, Side> sides) {
        Side newest = profiles.stream()
                .map(sides)
                .max(Comparator.comparingLong(Side::position))
                .orElseThrow();
        return Side.of(point, newest.knownAt(), newest.position());
    }

    private static List<RecordedChange> onlyOne(List<RecordedChange> before, List<RecordedChange> after) {
        Set<Long> old = positions(before);
        Set<Long> young = positions(after);
        return Stream.concat(
                        before.stream().filter(change -> !young.contains(change.position())),
                        after.stream().filter(change -> !old.contains(change.position())))
                .toList();
    }

    private static List<RecordedChange> knownToOne(History history, long one, long other) {
        return history.known(Math.max(one, other)).stream()
                .filter(change -> change.position() > Math.min(one, other))
                .toList();
    }

    private static Set<Long> positions(List<RecordedChange> changes) {
        return changes.stream().map(RecordedChange::position).collect(Collectors.toSet());
    }

    /** Finds the changes behind a difference, and keeps in mind which have not been found behind any. */
    private static final class Causes {

        private final List<RecordedChange> candidates;
        private final Map<String, List<RecordedChange>> retractions;
        private final Set<Long> found = new HashSet<>();

        private Causes(List<RecordedChange> candidates, List<RecordedChange> knownToOne) {
            this.candidates = candidates;
            this.retractions = knownToOne.stream()
                    .filter(recorded -> recorded.change() instanceof ChangeRetracted)
                    .collect(Collectors.groupingBy(recorded -> ((ChangeRetracted) recorded.change()).retracts()));
        }

        private List<LastChange> of(Predicate<RecordedChange> condition) {
            return withRetractions(
                    candidates.stream().filter(condition).map(LastChange::of).toList());
        }

        /** A change that counts on one side only because it was retracted is explained by its retraction as well. */
        private List<LastChange> withRetractions(List<LastChange> causes) {
            TreeMap<Long, LastChange> all = new TreeMap<>();
            causes.forEach(cause -> add(all, cause));
            found.addAll(all.keySet());
            return List.copyOf(all.values());
        }

        private void add(Map<Long, LastChange> all, LastChange cause) {
            if (all.put(cause.position(), cause) == null) {
                retractions
                        .getOrDefault(cause.eventId(), List.of())
                        .forEach(retraction -> add(all, LastChange.of(retraction)));
            }
        }

        private List<LastChange> withoutDifference() {
            return candidates.stream()
                    .filter(change -> !found.contains(change.position()))
                    .sorted(Comparator.comparingLong(RecordedChange::position))
                    .map(LastChange::of)
                    .toList();
        }
    }
}
