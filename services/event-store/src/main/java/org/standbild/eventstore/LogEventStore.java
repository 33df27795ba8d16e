package org.standbild.eventstore;

import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;

/**
 * Axon's view of the log. All events of one unit of work, of however many aggregates, become one commit, and readers
 * are woken once it can be read.
 */
public final class LogEventStore extends AbstractEventStore {

    private final EventLog log;

    private LogEventStore(Builder builder, EventLog log) {
        super(builder);
        this.log = log;
    }

    public static Builder builder(EventLog log) {
        return new Builder(log);
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken trackingToken) {
        return new LogStream(log, EventLog.own(trackingToken));
    }

    /** The log, and whom to ask about what is published. */
    public static final class Builder extends AbstractEventStore.Builder {

        private final EventLog log;

        private Builder(EventLog log) {
            this.log = log;
            storageEngine(new OneCommitPerUnitOfWork(log));
        }

        @Override
        public Builder storageEngine(EventStorageEngine storageEngine) {
            super.storageEngine(storageEngine);
            return this;
        }

        @Override
        public Builder messageMonitor(MessageMonitor<? super EventMessage<?>> messageMonitor) {
            super.messageMonitor(messageMonitor);
            return this;
        }

        @Override
        public Builder spanFactory(EventBusSpanFactory spanFactory) {
            super.spanFactory(spanFactory);
            return this;
        }

        public LogEventStore build() {
            return new LogEventStore(this, log);
        }
    }
}
