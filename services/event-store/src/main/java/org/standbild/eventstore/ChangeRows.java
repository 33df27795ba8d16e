package org.standbild.eventstore;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Review;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One generation of the rows that readers are fed from: a row for every position of the log, with the change when it is a public one.
 *
 * @param generation rises with every rebuild
 */
record ChangeRows(MongoCollection<Document> collection, long generation) {

    /** Rises with the shape of a row: 2 has the class of a change as it was confirmed. */
    static final int FORMAT = 2;

    private static final int BATCH = 100;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .build();

    /** What one event of the log becomes. */
    record Row(long position, @Nullable RecordedChange change) {

        static Row of(EventMessage<?> message) {
            long position = ((Number) required(message, EventLog.POSITION)).longValue();
            if (!(message.getPayload() instanceof ProfileChange change)) {
                return new Row(position, null);
            }
            long version = 0;
            if (message instanceof DomainEventMessage<?> domain
                    && domain.getAggregateIdentifier().equals(change.profile().code())) {
                version = domain.getSequenceNumber() + 1;
            }
            Object review = message.getMetaData().getOrDefault("review", Review.IMPORTED.name());
            Object confirmed = message.getMetaData().get("class");
            return new Row(
                    position,
                    new RecordedChange(
                            position,
                            Instant.parse((String) required(message, EventLog.RECORDED_AT)),
                            message.getIdentifier(),
                            version,
                            Review.valueOf(String.valueOf(review)),
                            ChangeClass.of(change, confirmed == null ? null : confirmed.toString()),
                            change));
        }

        private static Object required(EventMessage<?> message, String key) {
            Object value = message.getMetaData().get(key);
            if (value == null) {
                throw new IllegalStateException("Event " + message.getIdentifier() + " does not carry its " + key);
            }
            return value;
        }

        private static Row of(Document document) {
            long position = document.getLong("_id");
            String json = document.getString("change");
            if (json == null) {
                return new Row(position, null);
            }
            ProfileChange change = JSON.readValue(json, ProfileChange.class);
            return new Row(
                    position,
                    new RecordedChange(
                            position,
                            Instant.parse(document.getString("recordedAt")),
                            document.getString("eventId"),
                            document.getLong("version"),
                            Review.valueOf(document.getString("review")),
                            ChangeClass.of(change, document.getString("class")),
                            change));
        }

        private Document document() {
            Document document = new Document("_id", position);
            if (change != null) {
                document.append("recordedAt", change.recordedAt().toString())
                        .append("eventId", change.eventId())
                        .append("version", change.version())
                        .append("review", change.review().name())
                        .append("class", change.changeClass().name())
                        .append("change", JSON.writerFor(ProfileChange.class).writeValueAsString(change.change()));
            }
            return document;
        }
    }

    static ChangeRows of(MongoDatabase database, long generation) {
        String name = generation == 0 ? "changes" : "changes_" + generation;
        return new ChangeRows(database.getCollection(name), generation);
    }

    /** Writes one row; a repeated event replaces its row. */
    void put(Row row) {
        collection.replaceOne(new Document("_id", row.position()), row.document(), new ReplaceOptions().upsert(true));
    }

    /** Writes rows that are not there yet. */
    void insert(List<Row> rows) {
        if (!rows.isEmpty()) {
            collection.insertMany(rows.stream().map(Row::document).toList(), new InsertManyOptions().ordered(true));
        }
    }

    /** Writes rows, in the place of those with the same positions. */
    void replace(List<Row> rows) {
        if (!rows.isEmpty()) {
            collection.bulkWrite(rows.stream()
                    .map(row -> new ReplaceOneModel<>(
                            new Document("_id", row.position()), row.document(), new ReplaceOptions().upsert(true)))
                    .toList());
        }
    }

    /** The rows after a position, in order, as many as one look finds; none when there are none. */
    List<Row> after(long position) {
        List<Long> wanted =
                LongStream.rangeClosed(position + 1, position + BATCH).boxed().toList();
        List<Document> found = new ArrayList<>();
        collection.find(new Document("_id", new Document("$in", wanted))).into(found);
        return found.stream()
                .map(Row::of)
                .sorted(Comparator.comparingLong(Row::position))
                .toList();
    }
}
