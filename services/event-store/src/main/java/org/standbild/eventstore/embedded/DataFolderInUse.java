package org.standbild.eventstore.embedded;

import java.nio.file.Path;

/** Another process has the data folder open; two servers over one file would destroy it. */
public final class DataFolderInUse extends RuntimeException {

    DataFolderInUse(Path folder, Throwable cause) {
        super(
                "The data folder " + folder.toAbsolutePath() + " is in use by another process. Stop that process, or"
                        + " give this one a folder of its own with standbild.data-dir.",
                cause);
    }
}
