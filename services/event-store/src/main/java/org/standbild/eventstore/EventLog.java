package org.standbild.eventstore;

import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.jspecify.annotations.Nullable;

/**
 * The log: every commit is one document, numbered without gaps, chained by hash. Events have dense positions in the
 * order of their commits, so that "everything up to position n" means the same to every reader.
 */
public final class EventLog extends BatchingEventStorageEngine implements AutoCloseable {

    /** Metadata of every event read from the log: its position, a long. */
    public static final String POSITION = "position";

    /** Metadata of every event read from the log: when its commit was recorded, ISO 8601 in UTC. */
    public static final String RECORDED_AT = "recordedAt";

    private static final int STREAM_BATCH = 100;
    private static final Duration STALLED_AFTER = Duration.ofSeconds(10);
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);
    private static final int LINKS_VERIFIED_AT_START = 20;
    private static final int STREAMS_REMEMBERED = 10_000;

    private final Commits commits;
    private final Snapshots snapshots;
    private final Sequencer sequencer;
    private final Tail tail;
    private final Clock clock;
    private final boolean stamping;
    private final boolean requiringPredecessors;
    private final Map<String, Long> lastKnown = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > STREAMS_REMEMBERED;
        }
    });

    private EventLog(Builder builder, MongoClient client) {
        super(builder);
        MongoDatabase database = client.getDatabase(builder.database);
        this.commits = Commits.of(client, builder.database, builder.collection);
        this.snapshots = new Snapshots(database, builder.collection + ".snapshots", commits);
        this.clock = builder.clock;
        this.stamping = builder.stamping;
        this.requiringPredecessors = builder.requiringPredecessors;
        Head head = verifiedHead();
        this.tail = new Tail(commits, head, builder.lookEvery, this::messages);
        this.sequencer = new Sequencer(
                commits,
                new Demand(database, builder.collection + ".demand"),
                head,
                clock,
                builder.writer,
                builder.capacity,
                builder.patience,
                tail::offer);
    }

    public static Builder builder() {
        return new Builder();
    }

    private Head verifiedHead() {
        long last;
        try {
            last = commits.settledHead(SETTLED_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreException("Interrupted before the end of the log was certain", e);
        }
        if (last < 0) {
            return Head.EMPTY;
        }
        long first = Math.max(0, last - LINKS_VERIFIED_AT_START);
        List<Commit> links = commits.read(first, (int) (last - first + 1));
        Head head = first == 0 ? Head.EMPTY : Head.of(links.get(0));
        for (Commit commit : first == 0 ? links : links.subList(1, links.size())) {
            head = head.after(commit);
        }
        while (head.ordinal() < last) {
            head = head.after(Objects.requireNonNull(commits.at(head.ordinal() + 1)));
        }
        return head;
    }

    // --- what an application asks

    /** The position of the newest event this process knows of, -1 for an empty log. */
    public long headPosition() {
        return tail.head().nextPosition() - 1;
    }

    /** Where the event with this number in its stream stands in the whole log. */
    public OptionalLong positionOf(String stream, long sequence) {
        return commits.holding(Entry.streamKey(stream, sequence)).stream()
                .flatMapToLong(commit -> java.util.stream.IntStream.range(0, commit.count())
                        .filter(i -> isAt(commit.entries().get(i), stream, sequence))
                        .mapToLong(i -> commit.position() + i))
                .findFirst();
    }

    private static boolean isAt(Entry entry, String stream, long sequence) {
        return stream.equals(entry.stream()) && entry.sequence() == sequence;
    }

    /** When the event at this position was recorded. */
    public Optional<Instant> recordedAt(long position) {
        return commitAt(position).map(Commit::recordedAt);
    }

    Optional<Commit> commitAt(long position) {
        if (position < 0) {
            return Optional.empty();
        }
        long ordinal =
                commits.lastWhere(-1, document -> document.getInt64("g").getValue() <= position, include("_id", "g"));
        return Optional.ofNullable(ordinal < 0 ? null : commits.at(ordinal))
                .filter(commit -> position < commit.nextPosition());
    }

    /** The hash of the newest commit. Published elsewhere, it proves that nobody has cut off the end. */
    public String headHash() {
        return Digests.hex(tail.head().hash());
    }

    /**
     * The end of the log as this process knows it.
     *
     * @param ordinal of the newest commit; -1 for an empty log
     * @param position of the newest event; -1 for an empty log
     * @param hash of the newest commit, in hex
     */
    public record End(long ordinal, long position, String hash) {}

    public End end() {
        Head head = tail.head();
        return new End(head.ordinal(), head.nextPosition() - 1, Digests.hex(head.hash()));
    }

    /** How long the write under way has been waiting for its answer: zero when nothing is amiss. */
    public Duration stalledFor() {
        return sequencer.stalledFor();
    }

    /** What an operator must look at: a break or a gap in the chain, or a write that nobody answers. */
    public Optional<String> trouble() {
        String found = tail.trouble() != null ? tail.trouble() : sequencer.trouble();
        if (found == null && stalledFor().compareTo(STALLED_AFTER) > 0) {
            found = "A write has been waiting for its answer for "
                    + stalledFor().toSeconds() + " seconds"
                    + (sequencer.lastFailure() == null ? "" : ": " + sequencer.lastFailure());
        }
        return Optional.ofNullable(found);
    }

    /** How many commits the server had lost and this process has put back since it started: not one, unless data was lost. */
    public long putBack() {
        return tail.putBack();
    }

    Clock clock() {
        return clock;
    }

    Tail tail() {
        return tail;
    }

    Commits commits() {
        return commits;
    }

    // --- writing

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        append(events, serializer, null);
    }

    void append(List<? extends EventMessage<?>> events, Serializer serializer, @Nullable Instant recordedAt) {
        if (events.isEmpty()) {
            return;
        }
        List<Entry> entries = new ArrayList<>(events.size());
        long newest = Long.MIN_VALUE;
        for (EventMessage<?> event : events) {
            entries.add(entry(event, serializer));
            newest = Math.max(newest, event.getTimestamp().toEpochMilli());
        }
        try {
            requirePredecessors(entries);
            sequencer.append(new Pending(entries, newest, recordedAt));
        } catch (KeyTaken e) {
            handlePersistenceException(e, events.get(e.offset()));
        }
        remember(entries);
    }

    void backfill(List<? extends EventMessage<?>> events, Instant recordedAt) {
        append(events, getEventSerializer(), recordedAt);
    }

    private static Entry entry(EventMessage<?> event, Serializer serializer) {
        Class<?> representation = representation(serializer);
        SerializedObject<?> payload = event.serializePayload(serializer, representation);
        SerializedObject<?> metaData = event.serializeMetaData(serializer, representation);
        boolean ofAggregate = event instanceof DomainEventMessage<?>;
        return new Entry(
                ofAggregate ? ((DomainEventMessage<?>) event).getAggregateIdentifier() : null,
                ofAggregate ? ((DomainEventMessage<?>) event).getSequenceNumber() : 0,
                ofAggregate ? ((DomainEventMessage<?>) event).getType() : null,
                event.getIdentifier(),
                event.getTimestamp().toString(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                metaData.getData());
    }

    static Class<?> representation(Serializer serializer) {
        return serializer.canSerializeTo(String.class) ? String.class : byte[].class;
    }

    private void requirePredecessors(List<Entry> entries) {
        if (!requiringPredecessors) {
            return;
        }
        Map<String, Long> reached = new LinkedHashMap<>();
        for (Entry entry : entries) {
            String stream = entry.stream();
            if (stream == null) {
                continue;
            }
            Long last = reached.put(stream, entry.sequence());
            long predecessor = entry.sequence() - 1;
            boolean follows = last != null ? last >= predecessor : predecessor < 0 || isInTheLog(stream, predecessor);
            if (!follows) {
                throw new GapInStream(stream, predecessor, entry.sequence());
            }
        }
    }

    private boolean isInTheLog(String stream, long sequence) {
        Long last = lastKnown.get(stream);
        return last != null && last >= sequence || commits.exists(Entry.streamKey(stream, sequence));
    }

    private void remember(List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.stream() != null) {
                lastKnown.merge(entry.stream(), entry.sequence(), Math::max);
            }
        }
    }

    // --- reading an aggregate

    @Override
    protected Stream<? extends DomainEventData<?>> readEventData(String identifier, long firstSequenceNumber) {
        return StreamSupport.stream(
                new Spliterators.AbstractSpliterator<DomainEventData<?>>(
                        Long.MAX_VALUE, Spliterator.NONNULL | Spliterator.ORDERED | Spliterator.DISTINCT) {
                    private long next = firstSequenceNumber;
                    private Iterator<LoggedEvent.OfAggregate> batch = Collections.emptyIterator();
                    private boolean ended;

                    @Override
                    public boolean tryAdvance(Consumer<? super DomainEventData<?>> action) {
                        while (!batch.hasNext()) {
                            if (ended) {
                                return false;
                            }
                            List<LoggedEvent.OfAggregate> found = ofStream(identifier, next, STREAM_BATCH);
                            batch = found.iterator();
                            ended = found.isEmpty();
                        }
                        LoggedEvent.OfAggregate event = batch.next();
                        next = event.getSequenceNumber() + 1;
                        lastKnown.merge(identifier, event.getSequenceNumber(), Math::max);
                        action.accept(event);
                        return true;
                    }
                },
                false);
    }

    /** All events of the stream from this one on that lie in the commits of the next few. */
    private List<LoggedEvent.OfAggregate> ofStream(String stream, long from, int count) {
        List<String> keys = new ArrayList<>(count);
        for (long sequence = from; sequence < from + count; sequence++) {
            keys.add(Entry.streamKey(stream, sequence));
        }
        List<LoggedEvent.OfAggregate> events = new ArrayList<>();
        for (Commit commit : commits.holding(keys)) {
            requireIntact(commit);
            for (int i = 0; i < commit.count(); i++) {
                Entry entry = commit.entries().get(i);
                if (stream.equals(entry.stream()) && entry.sequence() >= from) {
                    events.add(LoggedEvent.ofAggregate(commit, i));
                }
            }
        }
        return events;
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        DomainEventStream events = super.readEvents(aggregateIdentifier, firstSequenceNumber);
        return stamping ? new StampedEvents(events) : events;
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        long low = Objects.requireNonNullElse(lastKnown.get(aggregateIdentifier), -1L);
        if (low < 0 && !requiringPredecessors) {
            return super.lastSequenceNumberFor(aggregateIdentifier);
        }
        long step = 1;
        while (commits.exists(Entry.streamKey(aggregateIdentifier, low + step))) {
            low += step;
            step *= 2;
        }
        while (step > 1) {
            step /= 2;
            if (commits.exists(Entry.streamKey(aggregateIdentifier, low + step))) {
                low += step;
            }
        }
        return low < 0 ? Optional.empty() : Optional.of(low);
    }

    // --- reading the log

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        LogReader reader = new LogReader(commits, own(token), this::messages);
        return StreamSupport.stream(
                new Spliterators.AbstractSpliterator<TrackedEventMessage<?>>(
                        Long.MAX_VALUE, Spliterator.NONNULL | Spliterator.ORDERED | Spliterator.DISTINCT) {
                    private Iterator<TrackedEventMessage<?>> batch = Collections.emptyIterator();

                    @Override
                    public boolean tryAdvance(Consumer<? super TrackedEventMessage<?>> action) {
                        while (!batch.hasNext()) {
                            List<TrackedEventMessage<?>> messages = reader.next();
                            if (messages == null) {
                                return false;
                            }
                            batch = messages.iterator();
                        }
                        action.accept(batch.next());
                        return true;
                    }
                },
                false);
    }

    private static List<LoggedEvent> events(Commit commit) {
        List<LoggedEvent> events = new ArrayList<>(commit.count());
        for (int i = 0; i < commit.count(); i++) {
            events.add(LoggedEvent.of(commit, i));
        }
        return events;
    }

    /** The events of one commit as readers get them: upcast, and stamped with their position. */
    List<TrackedEventMessage<?>> messages(Commit commit) {
        Serializer serializer = getEventSerializer();
        return upcasterChain
                .upcast(events(commit).stream().map(event -> new InitialEventRepresentation(event, serializer)))
                .<TrackedEventMessage<?>>map(event -> message(event, serializer))
                .toList();
    }

    private TrackedEventMessage<?> message(IntermediateEventRepresentation event, Serializer serializer) {
        LogToken token = (LogToken) event.getTrackingToken().orElseThrow();
        SerializedMessage<?> message = new SerializedMessage<>(
                event.getMessageIdentifier(),
                new LazyDeserializingObject<>(event::getData, event.getType(), serializer),
                stamping
                        ? new LazyDeserializingObject<>(
                                read(event.getMetaData()).mergedWith(stamp(token)))
                        : event.getMetaData());
        String stream = event.getAggregateIdentifier().orElse(null);
        return stream == null
                ? new GenericTrackedEventMessage<>(token, message, event::getTimestamp)
                : new GenericTrackedDomainEventMessage<>(
                        token,
                        event.getAggregateType().orElse(null),
                        stream,
                        event.getSequenceNumber().orElseThrow(),
                        message,
                        event::getTimestamp);
    }

    /** Most events have none, and to ask a serializer for nothing would take a tenth of a reader's time. */
    private static MetaData read(LazyDeserializingObject<MetaData> metaData) {
        boolean empty = metaData.getClass() == LazyDeserializingObject.class
                && !metaData.isDeserialized()
                && "{}".equals(metaData.getSerializedObject().getData());
        return empty ? MetaData.emptyInstance() : metaData.getObject();
    }

    static MetaData stamp(LogToken token) {
        return MetaData.from(Map.of(POSITION, token.at(), RECORDED_AT, Timestamps.format(token.time())));
    }

    static void requireIntact(Commit commit) {
        if (!commit.bodyIsIntact()) {
            throw new BrokenChain(commit.ordinal(), "its events do not have the digest " + Digests.hex(commit.body()));
        }
    }

    /** What of a token is ours: replay and merge wrap it. */
    static @Nullable LogToken own(@Nullable TrackingToken token) {
        TrackingToken lower = WrappedToken.unwrapLowerBound(token);
        if (lower == null || lower instanceof LogToken) {
            return (LogToken) lower;
        }
        throw new ForeignToken("A token of type " + lower.getClass().getName() + " was not issued by this log");
    }

    /** In the order of the log, not upcast. Nothing of ours asks for them: {@link #readEvents} reads ahead. */
    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        LogToken seen = own(lastToken);
        List<LoggedEvent> events = new ArrayList<>();
        List<Commit> found;
        long from = seen == null ? 0 : seen.ordinal();
        do {
            found = commits.read(from, batchSize);
            for (Commit commit : found) {
                requireIntact(commit);
                events(commit).stream()
                        .filter(event -> seen == null || !seen.covers(event.trackingToken()))
                        .forEach(events::add);
            }
            from += found.size();
        } while (events.size() < batchSize && !found.isEmpty());
        return events.subList(0, Math.min(batchSize, events.size()));
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
        return ofStream(aggregateIdentifier, firstSequenceNumber, batchSize);
    }

    // --- tokens

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return lastTokenOf(commits.headFrom(tail.head().ordinal()));
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant dateTime) {
        long moment = dateTime.toEpochMilli();
        long before =
                commits.lastWhere(-1, document -> document.getInt64("m").getValue() < moment, include("_id", "m"));
        Commit commit = commits.at(before + 1);
        if (commit == null) {
            return lastTokenOf(before);
        }
        for (int i = 0; i < commit.count(); i++) {
            if (Timestamps.parse(commit.entries().get(i).timestamp()).toEpochMilli() >= moment) {
                return i == 0 ? lastTokenOf(before) : commit.token(i - 1);
            }
        }
        return lastTokenOf(before);
    }

    private @Nullable LogToken lastTokenOf(long ordinal) {
        Commit commit = ordinal < 0 ? null : commits.at(ordinal);
        return commit == null ? null : commit.lastToken();
    }

    // --- snapshots

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        snapshots.store(snapshot, serializer);
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return snapshots.read(aggregateIdentifier).stream();
    }

    @Override
    public void close() {
        sequencer.close();
        tail.close();
    }

    /** Adds position and recording time to the events of an aggregate. */
    private record StampedEvents(DomainEventStream events) implements DomainEventStream {

        @Override
        public boolean hasNext() {
            return events.hasNext();
        }

        @Override
        public DomainEventMessage<?> next() {
            return stamped(events.next());
        }

        @Override
        public DomainEventMessage<?> peek() {
            return stamped(events.peek());
        }

        @Override
        public @Nullable Long getLastSequenceNumber() {
            return events.getLastSequenceNumber();
        }

        private static DomainEventMessage<?> stamped(DomainEventMessage<?> message) {
            return message instanceof TrackedEventMessage<?> tracked
                            && tracked.trackingToken() instanceof LogToken token
                    ? message.andMetaData(stamp(token))
                    : message;
        }
    }

    /** What a log needs: a client; everything else has a default. */
    public static final class Builder extends BatchingEventStorageEngine.Builder {

        private @Nullable MongoClient client;
        private String database = "standbild";
        private String collection = "commits";
        private String writer = UUID.randomUUID().toString();
        private Clock clock = Clock.systemUTC();
        private boolean stamping = true;
        private boolean requiringPredecessors = true;
        private int capacity = 4096;
        private Duration patience = Duration.ofSeconds(30);
        private Duration lookEvery = Duration.ofMillis(25);

        private Builder() {
            persistenceExceptionResolver(KeyTaken.class::isInstance);
        }

        public Builder client(MongoClient client) {
            this.client = client;
            return this;
        }

        public Builder database(String database) {
            this.database = database;
            return this;
        }

        public Builder collection(String collection) {
            this.collection = collection;
            return this;
        }

        /** Names this process in its commits. */
        public Builder writer(String writer) {
            this.writer = writer;
            return this;
        }

        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** Whether events that are read carry {@link #POSITION} and {@link #RECORDED_AT}. */
        public Builder stamping(boolean stamping) {
            this.stamping = stamping;
            return this;
        }

        /** Whether an event is refused when its predecessor in the stream is missing. */
        public Builder requiringPredecessors(boolean requiringPredecessors) {
            this.requiringPredecessors = requiringPredecessors;
            return this;
        }

        /** How many commits may wait. */
        public Builder capacity(int capacity) {
            this.capacity = capacity;
            return this;
        }

        /** How long an append waits before it says that it does not know. */
        public Builder patience(Duration patience) {
            this.patience = patience;
            return this;
        }

        /** How often to look for commits of other processes. */
        public Builder lookEvery(Duration lookEvery) {
            this.lookEvery = lookEvery;
            return this;
        }

        @Override
        public Builder snapshotSerializer(Serializer snapshotSerializer) {
            super.snapshotSerializer(snapshotSerializer);
            return this;
        }

        @Override
        public Builder eventSerializer(Serializer eventSerializer) {
            super.eventSerializer(eventSerializer);
            return this;
        }

        @Override
        public Builder upcasterChain(EventUpcaster upcasterChain) {
            super.upcasterChain(upcasterChain);
            return this;
        }

        @Override
        public Builder persistenceExceptionResolver(PersistenceExceptionResolver persistenceExceptionResolver) {
            super.persistenceExceptionResolver(persistenceExceptionResolver);
            return this;
        }

        @Override
        public Builder snapshotFilter(SnapshotFilter snapshotFilter) {
            super.snapshotFilter(snapshotFilter);
            return this;
        }

        @Override
        @Deprecated
        public Builder snapshotFilter(Predicate<? super DomainEventData<?>> snapshotFilter) {
            super.snapshotFilter(snapshotFilter);
            return this;
        }

        public EventLog build() {
            return new EventLog(this, Objects.requireNonNull(client, "A log needs a client"));
        }
    }
}
