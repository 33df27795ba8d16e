package org.standbild.feed.archive;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.standbild.feed.change.ChangeItem;

/**
 * One feed document, whatever its format: what was told and what was taken back, newest first.
 *
 * @param range the positions it covers; absent for the newest document, which covers what the archive before it does not
 * @param archived whether it will never change
 * @param older the nearest archive document before it that holds anything; absent when there is none
 * @param newer the document right after it; absent for the newest document
 */
public record FeedPage(
        @Nullable Range range,
        boolean archived,
        List<Told> told,
        List<Deleted> deleted,
        @Nullable Range older,
        @Nullable Range newer) {

    /**
     * A change that counts.
     *
     * @param updated when it was recorded, or when a retraction of it was itself taken back
     */
    public record Told(ChangeItem item, Instant updated) {}

    /**
     * A change that counts no longer.
     *
     * @param by the retraction
     */
    public record Deleted(ChangeItem item, ChangeItem by) {

        public Instant when() {
            return by.recordedAt();
        }

        public @Nullable String reason() {
            return by.retracts() == null ? null : by.retracts().reason();
        }
    }

    /** Positions from first to last, both included. */
    public record Range(long first, long last) {
        @Override
        public String toString() {
            return first + "-" + last;
        }
    }

    /** When the newest thing in it was recorded; empty when it holds nothing. */
    public Optional<Instant> updated() {
        return Stream.concat(told.stream().map(Told::updated), deleted.stream().map(Deleted::when))
                .max(Comparator.naturalOrder());
    }
}
