package org.standbild.eventstore;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.bson.Document;
import org.bson.types.Binary;

/** One snapshot for each aggregate, the latest. One that tells more than the log does is ignored. */
final class Snapshots {

    private final MongoCollection<Document> collection;
    private final Commits commits;

    Snapshots(MongoDatabase database, String name, Commits commits) {
        this.collection = database.getCollection(name);
        this.commits = commits;
    }

    void store(DomainEventMessage<?> snapshot, Serializer serializer) {
        String stream = snapshot.getAggregateIdentifier();
        Document there = collection.find(eq("_id", stream)).first();
        if (there != null && there.getLong("q") >= snapshot.getSequenceNumber()) {
            return;
        }
        Class<?> representation = EventLog.representation(serializer);
        SerializedObject<?> payload = snapshot.serializePayload(serializer, representation);
        SerializedObject<?> metaData = snapshot.serializeMetaData(serializer, representation);
        Document document = new Document("_id", stream)
                .append("q", snapshot.getSequenceNumber())
                .append("a", snapshot.getType())
                .append("i", snapshot.getIdentifier())
                .append("t", snapshot.getTimestamp().toString())
                .append("p", payload.getType().getName())
                .append("r", payload.getType().getRevision())
                .append("d", payload.getData())
                .append("m", metaData.getData());
        eventAt(stream, snapshot.getSequenceNumber()).ifPresent(event -> document.append("l", event));
        collection.replaceOne(eq("_id", stream), document, new ReplaceOptions().upsert(true));
    }

    Optional<GenericDomainEventEntry<Object>> read(String stream) {
        Document document = collection.find(eq("_id", stream)).first();
        if (document == null || isAheadOfTheLog(document)) {
            return Optional.empty();
        }
        return Optional.of(new GenericDomainEventEntry<>(
                document.getString("a"),
                stream,
                document.getLong("q"),
                document.getString("i"),
                Instant.parse(document.getString("t")),
                document.getString("p"),
                document.getString("r"),
                content(document, "d"),
                content(document, "m")));
    }

    private boolean isAheadOfTheLog(Document document) {
        String event = document.getString("l");
        return event != null
                && !eventAt(document.getString("_id"), document.getLong("q"))
                        .filter(event::equals)
                        .isPresent();
    }

    private Optional<String> eventAt(String stream, long sequence) {
        return commits.holding(Entry.streamKey(stream, sequence)).flatMap(commit -> commit.entries().stream()
                .filter(entry -> stream.equals(entry.stream()) && entry.sequence() == sequence)
                .map(Entry::id)
                .findFirst());
    }

    private static Object content(Document document, String field) {
        Object value = Objects.requireNonNull(document.get(field));
        return value instanceof Binary binary ? binary.getData() : value;
    }
}
