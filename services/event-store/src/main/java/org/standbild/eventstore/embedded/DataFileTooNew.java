package org.standbild.eventstore.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A newer version of Standbild has written the data file; this one would misread it. */
public final class DataFileTooNew extends RuntimeException {

    DataFileTooNew(Path file, String format, @Nullable Throwable cause) {
        super(
                "The data file " + file + " has " + format + ", this version of Standbild reads up to format "
                        + DataFile.FORMAT + ". Nothing was changed. Start the version that wrote it, or name another"
                        + " folder with standbild.data-dir.",
                cause);
    }
}
