package org.standbild.editorial.proposal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.standbild.profile.History;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Review;

/** What a profile would say if changes were recorded. */
public final class Tried {

    private Tried() {}

    /** A history of its own, so that nothing of it is ever taken for what was recorded. */
    public static History on(History history, List<ProfileChange> changes) {
        List<RecordedChange> all = new ArrayList<>(history.changes());
        RecordedChange last = all.isEmpty() ? null : all.get(all.size() - 1);
        long position = last == null ? 0 : last.position() + 1;
        Instant recordedAt = last == null ? Instant.EPOCH : last.recordedAt();
        long version = history.version();
        for (ProfileChange change : changes) {
            all.add(new RecordedChange(position, recordedAt, "tried-" + position, ++version, Review.REVIEWED, change));
            position++;
        }
        return History.of(history.code(), all);
    }
}
