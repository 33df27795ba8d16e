package org.standbild.eventstore;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/** An entry of the log as Axon's upcasters and serializers want to see it. */
class LoggedEvent implements TrackedEventData<Object> {

    private static final Serializer AS_JSON = Serializers.plain();

    final Entry entry;
    private final LogToken token;

    private LoggedEvent(Entry entry, LogToken token) {
        this.entry = entry;
        this.token = token;
    }

    static LoggedEvent of(Commit commit, int offset) {
        Entry entry = commit.entries().get(offset);
        LogToken token = commit.token(offset);
        return entry.stream() == null ? new LoggedEvent(entry, token) : new OfAggregate(entry, token);
    }

    static OfAggregate ofAggregate(Commit commit, int offset) {
        return new OfAggregate(commit.entries().get(offset), commit.token(offset));
    }

    @Override
    public TrackingToken trackingToken() {
        return token;
    }

    @Override
    public String getEventIdentifier() {
        return entry.id();
    }

    @Override
    public Instant getTimestamp() {
        return Timestamps.parse(entry.timestamp());
    }

    @Override
    @SuppressWarnings("unchecked")
    public SerializedObject<Object> getMetaData() {
        Class<Object> type = (Class<Object>) entry.metaData().getClass();
        return (SerializedObject<Object>) (SerializedObject<?>) new SerializedMetaData<>(entry.metaData(), type);
    }

    @Override
    @SuppressWarnings("unchecked")
    public SerializedObject<Object> getPayload() {
        Entry.Erasure gone = entry.erasure();
        if (gone != null) {
            return (SerializedObject<Object>) (SerializedObject<?>)
                    AS_JSON.serialize(new Erased(entry.payloadType(), gone.reason(), gone.at()), String.class);
        }
        Class<Object> type = (Class<Object>) entry.payload().getClass();
        return new SimpleSerializedObject<>(entry.payload(), type, entry.payloadType(), entry.revision());
    }

    static final class OfAggregate extends LoggedEvent implements DomainEventData<Object> {

        private OfAggregate(Entry entry, LogToken token) {
            super(entry, token);
        }

        @Override
        public @Nullable String getType() {
            return entry.aggregateType();
        }

        @Override
        public @Nullable String getAggregateIdentifier() {
            return entry.stream();
        }

        @Override
        public long getSequenceNumber() {
            return entry.sequence();
        }
    }
}
