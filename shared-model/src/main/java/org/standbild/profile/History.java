package org.standbild.profile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was ever recorded of one profile, and the fold over it.
 *
 * <p>The state at (stand S, known up to position P) is the fold of all changes with position ≤ P that take effect on or before S, ordered
 * by the day they take effect, then by position. Recording times never fall as positions rise, so "known at an instant" is a
 * position too. A retraction is knowledge, not a development: it removes its change from every Stand, whatever its own Stand.
 *
 * <p>Immutable and safe for many threads; {@link #with} gives a longer history.
 */
public final class History {

    private static final Comparator<RecordedChange> BY_STAND =
            Comparator.comparing(RecordedChange::takesEffect).thenComparingLong(RecordedChange::position);

    private final ProfileCode code;
    private final ChangeLog log;
    private final int size;
    private final List<RecordedChange> sortedBefore;
    private volatile @Nullable List<RecordedChange> byStand;
    private volatile @Nullable FoldedPrefixes prefixes;

    /** @param sortedBefore as many of the first changes as are in the order of the fold already */
    private History(ProfileCode code, ChangeLog log, int size, List<RecordedChange> sortedBefore) {
        this.code = code;
        this.log = log;
        this.size = size;
        this.sortedBefore = sortedBefore;
    }

    public static History of(ProfileCode code) {
        return of(code, List.of());
    }

    /** The order of arrival and repetitions do not matter: a change is where its position says, once. */
    public static History of(ProfileCode code, List<RecordedChange> changes) {
        List<RecordedChange> sorted = sortedOnce(changes);
        return new History(code, ChangeLog.of(sorted), sorted.size(), List.of());
    }

    /** This history and those changes; what it has already is not doubled. */
    public History with(List<RecordedChange> more) {
        List<RecordedChange> fresh = sortedOnce(more.stream()
                .filter(change -> change.position() > lastPosition() || !isKnown(change.position()))
                .toList());
        if (fresh.isEmpty()) {
            return this;
        }
        if (fresh.get(0).position() > lastPosition()) {
            return new History(code, log.append(size, fresh), size + fresh.size(), orderedSoFar());
        }
        List<RecordedChange> all = new ArrayList<>(changes());
        all.addAll(fresh);
        return of(code, all);
    }

    private boolean isKnown(long position) {
        List<RecordedChange> known = known(position);
        return !known.isEmpty() && known.get(known.size() - 1).position() == position;
    }

    private static List<RecordedChange> sortedOnce(List<RecordedChange> changes) {
        for (int i = 1; i < changes.size(); i++) {
            if (changes.get(i).position() <= changes.get(i - 1).position()) {
                Set<Long> seen = new HashSet<>();
                return changes.stream()
                        .filter(change -> seen.add(change.position()))
                        .sorted(Comparator.comparingLong(RecordedChange::position))
                        .toList();
            }
        }
        return changes;
    }

    public ProfileCode code() {
        return code;
    }

    /** All changes in the order of recording. */
    public List<RecordedChange> changes() {
        return log.first(size);
    }

    /** The profile's newest version; 0 when it has none. */
    public long version() {
        return log.version(size);
    }

    private long lastPosition() {
        return size == 0 ? -1 : changes().get(size - 1).position();
    }

    /** What was recorded at that instant or before it, as a position; -1 when nothing was. */
    public long positionAt(Instant knownAt) {
        int known = firstNot(changes(), change -> !change.recordedAt().isAfter(knownAt));
        return known == 0 ? -1 : changes().get(known - 1).position();
    }

    /** The profile as it was on that day, after all we know. */
    public Profile at(LocalDate stand) {
        return at(stand, Long.MAX_VALUE);
    }

    /** The profile as it was on that day, after what was known up to that position. */
    public Profile at(LocalDate stand, long position) {
        List<RecordedChange> known = known(position);
        if (known.isEmpty()) {
            return Fold.profile(code, stand, known, known);
        }
        return log.folds().at(stand, known.get(known.size() - 1).position(), () -> fold(stand, position, known));
    }

    private Profile fold(LocalDate stand, long position, List<RecordedChange> known) {
        return size < FoldedPrefixes.WORTHWHILE
                ? Fold.profile(code, stand, known, effective(stand, position))
                : prefixes().at(stand, position).profile(code, known.get(known.size() - 1), log.version(known.size()));
    }

    private FoldedPrefixes prefixes() {
        FoldedPrefixes folded = prefixes;
        if (folded == null) {
            synchronized (this) {
                folded = prefixes;
                if (folded == null) {
                    folded = new FoldedPrefixes(changes(), byStand());
                    prefixes = folded;
                }
            }
        }
        return folded;
    }

    /** Recorded up to that position, in the order of recording. */
    public List<RecordedChange> known(long position) {
        List<RecordedChange> changes = changes();
        if (position >= lastPosition()) {
            return changes;
        }
        return changes.subList(0, firstNot(changes, change -> change.position() <= position));
    }

    /**
     * The changes that make up the profile at that point: known, in effect, not retracted; in the order in which they are folded.
     * Retractions that were obeyed are among them, also those with a later Stand.
     */
    public List<RecordedChange> effective(LocalDate stand, long position) {
        Set<String> retracted = retracted(known(position));
        return byStand().stream()
                .filter(change -> change.position() <= position)
                .filter(change -> !change.takesEffect().isAfter(stand) || change.change() instanceof ChangeRetracted)
                .filter(change -> !retracted.contains(change.eventId()))
                .toList();
    }

    /**
     * Whether a correction says something that its field can hold, after all we know on the day it takes effect. Folding passes over a
     * correction that does not.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    public void requireApplicable(EntryCorrected correction) {
        Fold.requireApplicable(correction, effective(correction.stand().takesEffect(), Long.MAX_VALUE));
    }

    private List<RecordedChange> orderedSoFar() {
        List<RecordedChange> sorted = byStand;
        return sorted == null ? sortedBefore : sorted;
    }

    private List<RecordedChange> byStand() {
        List<RecordedChange> sorted = byStand;
        if (sorted == null) {
            List<RecordedChange> all = new ArrayList<>(sortedBefore);
            all.addAll(changes().subList(sortedBefore.size(), size));
            all.sort(BY_STAND);
            sorted = List.copyOf(all);
            byStand = sorted;
        }
        return sorted;
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

    /** The index of the first change that fails a test which holds up to some point and never again. */
    static int firstNot(List<RecordedChange> changes, Predicate<RecordedChange> holds) {
        int low = 0;
        int high = changes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (holds.test(changes.get(middle))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
