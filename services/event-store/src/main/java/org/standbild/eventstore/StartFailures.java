package org.standbild.eventstore;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.standbild.eventstore.embedded.DataFileDamaged;
import org.standbild.eventstore.embedded.DataFileTooNew;
import org.standbild.eventstore.embedded.DataFolderInUse;

/** Says in a sentence, instead of a stack trace, why a service does not start over its store. */
final class StartFailures implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataFolderInUse
                    || cause instanceof DataFileTooNew
                    || cause instanceof DataFileDamaged
                    || cause instanceof UnsuitableServer) {
                return new FailureAnalysis(cause.getMessage(), null, failure);
            }
        }
        return null;
    }
}
