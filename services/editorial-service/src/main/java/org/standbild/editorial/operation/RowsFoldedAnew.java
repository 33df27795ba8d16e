package org.standbild.editorial.operation;

import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;

/** A projection whose rows are folded anew in place, by a replay of its processor, while they are read. */
record RowsFoldedAnew(String name, EventProcessingConfiguration processing) {

    private StreamingEventProcessor processor() {
        return processing.eventProcessor(name, StreamingEventProcessor.class).orElseThrow();
    }

    /** As far as this process has handled events; the head when another process does. */
    long position(long head) {
        return processor().processingStatus().values().stream()
                .mapToLong(status -> status.getCurrentPosition().orElse(-1))
                .min()
                .orElse(head);
    }

    boolean isUnderWay() {
        return processor().processingStatus().values().stream().anyMatch(EventTrackerStatus::isReplaying);
    }

    void foldAnew() {
        StreamingEventProcessor processor = processor();
        processor.shutDown();
        try {
            processor.resetTokens();
        } finally {
            processor.start();
        }
    }
}
