package org.standbild.profile;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a recorded change is about in the end: itself, or the change that it takes back, also through retractions of retractions.
 *
 * @param change no retraction
 * @param takenBack whether that change no longer counts by what this one says
 */
public record Target(RecordedChange change, boolean takenBack) {

    /** Empty for a retraction of what is not there before it. */
    public static Optional<Target> of(RecordedChange recorded, Function<String, @Nullable RecordedChange> byEventId) {
        RecordedChange root = recorded;
        boolean takenBack = false;
        while (root.change() instanceof ChangeRetracted retraction) {
            RecordedChange retracted = byEventId.apply(retraction.retracts());
            if (retracted == null || retracted.position() >= root.position()) {
                return Optional.empty();
            }
            root = retracted;
            takenBack = !takenBack;
        }
        return Optional.of(new Target(root, takenBack));
    }
}
