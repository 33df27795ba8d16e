package org.standbild.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Folds of the first so many changes in the order of Stand, so that a long history need not be folded from its beginning for each
 * point. The longest prefix that looks the same from the point asked is taken, and only what follows is folded.
 *
 * <p>A prefix looks the same when all of its changes were known, and, where one of them is named by a retraction, all retractions were.
 */
final class FoldedPrefixes {

    /** A history shorter than this is folded faster than looked up. */
    static final int WORTHWHILE = 32;

    private static final int EVERY = 8;

    private final List<RecordedChange> byStand;
    private final int every;
    private final List<RecordedChange> retractions;
    private final long[] needed;
    private final long[] lowest;
    private final List<Fold> folds = new ArrayList<>();

    FoldedPrefixes(List<RecordedChange> changes, List<RecordedChange> byStand) {
        this(changes, byStand, EVERY);
    }

    /** @param changes in the order of recording */
    FoldedPrefixes(List<RecordedChange> changes, List<RecordedChange> byStand, int every) {
        this.byStand = byStand;
        this.every = every;
        this.retractions = changes.stream()
                .filter(change -> change.change() instanceof ChangeRetracted)
                .toList();
        Set<String> named = new HashSet<>();
        retractions.forEach(change -> named.add(((ChangeRetracted) change.change()).retracts()));
        long lastRetraction = retractions.isEmpty()
                ? -1
                : retractions.get(retractions.size() - 1).position();
        this.needed = new long[byStand.size()];
        this.lowest = new long[byStand.size() / every + 1];
        Arrays.fill(lowest, Long.MAX_VALUE);
        Set<String> retracted = History.retracted(retractions);
        Fold fold = new Fold(LocalDate.MAX);
        long most = -1;
        for (int i = 0; i < byStand.size(); i++) {
            RecordedChange change = byStand.get(i);
            most = Math.max(most, change.position());
            if (named.contains(change.eventId())) {
                most = Math.max(most, lastRetraction);
            }
            needed[i] = most;
            lowest[i / every] = Math.min(lowest[i / every], change.position());
            if (!retracted.contains(change.eventId())) {
                fold.apply(change);
            }
            if ((i + 1) % every == 0) {
                folds.add(fold.copy(LocalDate.MAX));
            }
        }
    }

    /** What was folded for that day and what was known up to that position. */
    Fold at(LocalDate stand, long position) {
        int end = firstAfter(stand);
        int shared = Math.min(end, firstNeedingMoreThan(position)) / every;
        Fold fold = shared == 0 ? new Fold(stand) : folds.get(shared - 1).copy(stand);
        Set<String> retracted = History.retracted(retractions.stream()
                .takeWhile(change -> change.position() <= position)
                .toList());
        for (int block = shared; block * every < end; block++) {
            if (lowest[block] <= position) {
                for (RecordedChange change : byStand.subList(block * every, Math.min(end, (block + 1) * every))) {
                    if (change.position() <= position && !retracted.contains(change.eventId())) {
                        fold.apply(change);
                    }
                }
            }
        }
        return fold;
    }

    private int firstAfter(LocalDate stand) {
        return History.firstNot(byStand, change -> !change.takesEffect().isAfter(stand));
    }

    private int firstNeedingMoreThan(long position) {
        int low = 0;
        int high = needed.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (needed[middle] <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
