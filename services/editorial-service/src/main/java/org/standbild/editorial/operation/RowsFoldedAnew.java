package org.standbild.editorial.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.standbild.eventstore.ChangesProjection;

/** A projection whose rows are folded anew in place, by a replay of its processor, while they are read. */
record RowsFoldedAnew(
        String name, EventProcessingConfiguration processing, Clock clock, AtomicReference<Started> started) {

    /** When the last one of this process began, and up to where it has to come. */
    record Started(Instant at, long target) {}

    RowsFoldedAnew(String name, EventProcessingConfiguration processing, Clock clock) {
        this(name, processing, clock, new AtomicReference<>());
    }

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

    /** How far it is; empty when this process has none under way. */
    Optional<ProjectionsController.Rebuild> rebuild(long head) {
        Started began = started.get();
        if (began == null || !isUnderWay()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        long position = position(head);
        long millis = Math.max(1, Duration.between(began.at(), now).toMillis());
        long rate = (position + 1) * 1_000 / millis;
        return Optional.of(new ProjectionsController.Rebuild(
                ChangesProjection.State.REBUILDING,
                position,
                began.target(),
                rate,
                rate == 0 ? null : Duration.ofSeconds(Math.max(0, began.target() - position) / rate),
                began.at(),
                null,
                null));
    }

    void foldAnew(long head) {
        started.set(new Started(clock.instant(), head));
        StreamingEventProcessor processor = processor();
        processor.shutDown();
        try {
            processor.resetTokens();
        } finally {
            processor.start();
        }
    }
}
