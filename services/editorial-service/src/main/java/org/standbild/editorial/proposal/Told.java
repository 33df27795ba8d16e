package org.standbild.editorial.proposal;

import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.standbild.editorial.change.Receipts;
import org.standbild.eventstore.EventLog;

/**
 * A story read from the log.
 *
 * @param lastPosition of its newest event
 */
record Told(Story story, long lastPosition) {

    /** As it was up to that version; empty when there is no such proposal. */
    static Optional<Told> of(EventStore events, String id, long upTo) {
        if (!ProposalIds.isOne(id)) {
            return Optional.empty();
        }
        Story story = new Story();
        long position = -1;
        DomainEventStream stream = events.readEvents(id);
        while (stream.hasNext()) {
            DomainEventMessage<?> message = stream.next();
            if (message.getSequenceNumber() >= upTo) {
                break;
            }
            if (message.getPayload() instanceof ProposalEvent event) {
                story.evolve(
                        event,
                        String.valueOf(message.getMetaData().get(Receipts.ACTOR)),
                        message.getTimestamp(),
                        message.getSequenceNumber() + 1);
                position = message.getMetaData().get(EventLog.POSITION) instanceof Number stamped
                        ? stamped.longValue()
                        : position;
            }
        }
        return story.hasBegun() ? Optional.of(new Told(story, position)) : Optional.empty();
    }
}
