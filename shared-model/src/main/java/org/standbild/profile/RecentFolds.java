package org.standbild.profile;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The profiles that were asked for last. What is known up to a position never changes, so a fold stays true however long the history
 * grows; many readers of one point wait for one fold.
 */
final class RecentFolds {

    private static final int KEPT = 16;

    private final Map<Point, Folded> recent = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Point, Folded> eldest) {
            return size() > KEPT;
        }
    };

    private record Point(LocalDate stand, long position) {}

    /** @param position of a change that is there, so that equal knowledge has one name */
    Profile at(LocalDate stand, long position, Supplier<Profile> fold) {
        Folded folded;
        synchronized (recent) {
            folded = recent.computeIfAbsent(new Point(stand, position), unused -> new Folded());
        }
        return folded.get(fold);
    }

    private static final class Folded {
        private volatile @Nullable Profile profile;

        Profile get(Supplier<Profile> fold) {
            Profile known = profile;
            if (known != null) {
                return known;
            }
            synchronized (this) {
                known = profile;
                if (known == null) {
                    known = fold.get();
                    profile = known;
                }
                return known;
            }
        }
    }
}
