package org.standbild.view.comparison;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.standbild.eventstore.Histories;
import org.standbild.profile.ChangeRetracted;
import org.standbild.profile.Difference;
import org.standbild.profile.History;
import org.standbild.profile.LastChange;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Section;
import org.standbild.profile.Text;
import org.standbild.view.point.PointInTime;
import org.standbild.webframe.Problem;

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
        Causes causes = new Causes(onlyOne(effectiveBefore, effectiveAfter));
        List<EntryDifference> differences = Difference.between(before, effectiveBefore, after, effectiveAfter).stream()
                .map(difference -> EntryDifference.of(difference, causes.found(difference.causes())))
                .toList();
        List<SectionDifference> sectionDifferences = SectionDifference.between(before, after).stream()
                .map(difference -> difference.because(causes.found(causes.of(difference.section()))))
                .toList();
        return new ProfileComparison(
                code,
                after.name(),
                Side.of(from, before.knownAt(), before.position()),
                Side.of(to, after.knownAt(), after.position()),
                Sentence.of(differences, sectionDifferences),
                differences,
                sectionDifferences,
                causes.behindNone());
    }

    /** One entry or statement alone; a {@link Problem} when the profile never had it. */
    public ProfileComparison between(ProfileCode code, String entry, PointInTime from, PointInTime to) {
        if (histories.of(code).changes().stream().noneMatch(change -> Difference.touches(change.change(), entry))) {
            throw noSuchEntry(code, entry);
        }
        return between(code, from, to).only(entry);
    }

    private static Problem noSuchEntry(ProfileCode code, String entry) {
        return Problem.of(
                        HttpStatus.NOT_FOUND,
                        "no-such-entry",
                        new Text("Diesen Eintrag gibt es nicht", "There is no such entry"),
                        new Text(
                                "„" + entry + "“ gab es im Profil "
                                        + code.label().de() + " nie.",
                                "There never was \"" + entry + "\" in the profile "
                                        + code.label().in("en") + "."))
                .with("parameter", "entry")
                .with("value", entry);
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
                .sorted(Comparator.comparingLong(RecordedChange::position))
                .toList();
    }

    private static Set<Long> positions(List<RecordedChange> changes) {
        return changes.stream().map(RecordedChange::position).collect(Collectors.toSet());
    }

    /** The changes that count at one point only, and which of them are behind a difference. */
    private static final class Causes {

        private final List<RecordedChange> candidates;
        private final Set<Long> found = new HashSet<>();

        private Causes(List<RecordedChange> candidates) {
            this.candidates = candidates;
        }

        private List<LastChange> of(Section section) {
            return candidates.stream()
                    .filter(change -> isAbout(change, section))
                    .map(LastChange::of)
                    .toList();
        }

        /** A retraction is about what it retracts. */
        private boolean isAbout(RecordedChange recorded, Section section) {
            return recorded.change() instanceof ChangeRetracted retraction
                    ? candidates.stream()
                            .filter(change -> change.eventId().equals(retraction.retracts()))
                            .anyMatch(change -> isAbout(change, section))
                    : SectionDifference.touches(recorded.change(), section);
        }

        private List<LastChange> found(List<LastChange> causes) {
            causes.forEach(cause -> found.add(cause.position()));
            return causes;
        }

        private List<LastChange> behindNone() {
            return candidates.stream()
                    .filter(change -> !found.contains(change.position()))
                    .map(LastChange::of)
                    .toList();
        }
    }
}
