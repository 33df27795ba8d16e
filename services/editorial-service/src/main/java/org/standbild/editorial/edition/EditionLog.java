package org.standbild.editorial.edition;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** Reads an edition from the log, always the newest. */
@Component
class EditionLog {

    private final EventStore events;

    EditionLog(EventStore events) {
        this.events = events;
    }

    /** @throws Refused when there is no such edition */
    Published find(String slug) {
        Published published = new Published();
        if (EditionIds.isSlug(slug)) {
            DomainEventStream stream = events.readEvents(EditionIds.stream(slug));
            while (stream.hasNext()) {
                DomainEventMessage<?> message = stream.next();
                published.evolve(message.getPayload(), message.getMetaData(), message.getTimestamp());
            }
        }
        published.edition();
        return published;
    }
}
