package org.standbild.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.standbild.eventstore.Histories;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Review;

/** What a test records, at dense positions, one minute after the other. */
public final class Log {

    private static final Instant FIRST = Instant.parse("2020-04-30T10:00:00Z");

    private final Histories histories;
    private final List<RecordedChange> changes = new ArrayList<>();
    private long position = -1;

    public Log(Histories histories) {
        this.histories = histories;
        this.position = histories.position();
    }

    public synchronized RecordedChange record(ProfileChange change) {
        position++;
        RecordedChange recorded = new RecordedChange(
                position,
                recordedAt(position),
                UUID.nameUUIDFromBytes(new byte[] {(byte) (position >> 16), (byte) (position >> 8), (byte) position})
                        .toString(),
                position + 1,
                Review.WITHOUT_SECOND_REVIEW,
                change);
        changes.add(recorded);
        histories.record(recorded, position);
        return recorded;
    }

    /** A position that belongs to something that is not public, such as a proposal. */
    public synchronized void recordNothingPublic() {
        position++;
        histories.record(null, position);
    }

    public List<RecordedChange> changes() {
        return List.copyOf(changes);
    }

    public long head() {
        return position;
    }

    public static Instant recordedAt(long position) {
        return FIRST.plusSeconds(60 * position);
    }
}
