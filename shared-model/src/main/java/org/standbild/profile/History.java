package org.standbild.profile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that was ever recorded of one profile, and the fold over it.
 *
 * <p>The state at (stand S, known up to position P) is the fold of all changes with position ≤ P that take effect on or before S, ordered
 * by the day they take effect, then by position. Recording times never fall as positions rise, so "known at an instant" is a
 * position too. A retraction is knowledge, not a development: it removes its change from every Stand, whatever its own Stand.
 *
 * <p>Immutable; {@link #with} gives a longer history.
 */
public final class History {

    private static final Comparator<RecordedChange> BY_STAND =
            Comparator.comparing(RecordedChange::takesEffect).thenComparingLong(RecordedChange::position);

    private final ProfileCode code;
    private final List<RecordedChange> byPosition;

    private History(ProfileCode code, List<RecordedChange> byPosition) {
        this.code = code;
        this.byPosition = byPosition;
    }

    public static History of(ProfileCode code) {
        return new History(code, List.of());
    }

    /** The order of arrival and repetitions do not matter: a change is where its position says, once. */
    public static History of(ProfileCode code, List<RecordedChange> changes) {
        return new History(code, sortedOnce(changes));
    }

    /** This history and those changes; what it has already is not doubled. */
    public History with(List<RecordedChange> more) {
        List<RecordedChange> all = new ArrayList<>(byPosition);
        all.addAll(more);
        return new History(code, sortedOnce(all));
    }

    private static List<RecordedChange> sortedOnce(List<RecordedChange> changes) {
        Set<Long> seen = new HashSet<>();
        return changes.stream()
                .filter(change -> seen.add(change.position()))
                .sorted(Comparator.comparingLong(RecordedChange::position))
                .toList();
    }

    public ProfileCode code() {
        return code;
    }

    /** All changes in the order of recording. */
    public List<RecordedChange> changes() {
        return byPosition;
    }

    /** The profile's newest version; 0 when it has none. */
    public long version() {
        return byPosition.stream().mapToLong(RecordedChange::version).max().orElse(0);
    }

    /** What was recorded at that instant or before it, as a position; -1 when nothing was. */
    public long positionAt(Instant knownAt) {
        int low = 0;
        int high = byPosition.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (byPosition.get(middle).recordedAt().isAfter(knownAt)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == 0 ? -1 : byPosition.get(low - 1).position();
    }

    /** The profile as it was on that day, after all we know. */
    public Profile at(LocalDate stand) {
        return at(stand, Long.MAX_VALUE);
    }

    /** The profile as it was on that day, after what was known up to that position. */
    public Profile at(LocalDate stand, long position) {
        return Fold.profile(code, stand, known(position), effective(stand, position));
    }

    /** Recorded up to that position, in the order of recording. */
    public List<RecordedChange> known(long position) {
        if (byPosition.isEmpty() || byPosition.get(byPosition.size() - 1).position() <= position) {
            return byPosition;
        }
        return byPosition.stream()
                .filter(change -> change.position() <= position)
                .toList();
    }

    /** The changes that make up the profile at that point: known, in effect, not retracted; in the order in which they are folded. */
    public List<RecordedChange> effective(LocalDate stand, long position) {
        List<RecordedChange> known = known(position);
        Set<String> retracted = retracted(known);
        return known.stream()
                .filter(change -> !change.takesEffect().isAfter(stand))
                .filter(change -> !retracted.contains(change.eventId()))
                .sorted(BY_STAND)
                .toList();
    }

    /** Event ids that a retraction names which was not itself retracted later. */
    static Set<String> retracted(List<RecordedChange> known) {
        Set<String> retracted = new HashSet<>();
        for (int i = known.size() - 1; i >= 0; i--) {
            RecordedChange change = known.get(i);
            if (change.change() instanceof ChangeRetracted retraction && !retracted.contains(change.eventId())) {
                retracted.add(retraction.retracts());
            }
        }
        return retracted;
    }
}
