package org.standbild.eventstore;

import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/**
 * Writes a dated past into a log that has no present yet: the commit carries the time at which its events were once
 * recorded, its metadata the time of the import.
 */
public final class Backfill {

    /** Metadata of every backfilled event: when it was really written, ISO 8601 in UTC. */
    public static final String IMPORTED_AT = "importedAt";

    private final EventLog log;

    public Backfill(EventLog log) {
        this.log = log;
    }

    /**
     * Appends all events as one commit.
     *
     * @throws BackfillRefused when the log has a live commit, when it is already later than {@code recordedAt}, or when
     *     that is in the future
     */
    public void append(Instant recordedAt, List<? extends DomainEventMessage<?>> events) {
        Instant now = log.clock().instant();
        if (recordedAt.isAfter(now)) {
            throw new BackfillRefused(recordedAt + " is in the future; it is " + now);
        }
        log.backfill(events.stream().map(event -> dated(event, recordedAt, now)).toList(), recordedAt);
    }

    private static DomainEventMessage<?> dated(DomainEventMessage<?> event, Instant recordedAt, Instant now) {
        return new GenericDomainEventMessage<>(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.andMetaData(java.util.Map.of(IMPORTED_AT, now.toString())),
                () -> recordedAt);
    }
}
