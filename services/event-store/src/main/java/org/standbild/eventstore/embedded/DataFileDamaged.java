package org.standbild.eventstore.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The data file lacks or cannot give back what was acknowledged. */
public final class DataFileDamaged extends RuntimeException {

    DataFileDamaged(Path file, String finding, @Nullable Throwable cause) {
        super("The data file " + file + " is damaged: " + finding, cause);
    }

    static DataFileDamaged endsEarly(Path file, String there, String acknowledged, Path note) {
        return new DataFileDamaged(
                file,
                "it ends at " + there + ", and writes up to " + acknowledged
                        + " were acknowledged. Restore a backup into an empty folder; or delete " + note
                        + " to go on without what is missing.",
                null);
    }
}
