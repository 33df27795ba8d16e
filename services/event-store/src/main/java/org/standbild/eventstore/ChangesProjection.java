package org.standbild.eventstore;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Review;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps one row for every position of the log, with the change when it is a public one, and the same in memory.
 *
 * <p>Rows are keyed by position: a repeated event replaces its row. Because they are dense, an instance that does not process events
 * itself follows by looking for the next positions.
 */
@ProcessingGroup(ChangesProjection.NAME)
class ChangesProjection {

    static final String NAME = "changes";
    private static final int BATCH = 100;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .build();

    private final MongoCollection<Document> rows;
    private final Histories histories;

    ChangesProjection(MongoDatabaseFactory databases, Histories histories) {
        this.rows = databases.getMongoDatabase().getCollection(NAME);
        this.histories = histories;
        follow();
    }

    @EventHandler(payloadType = Object.class)
    void on(EventMessage<?> message) {
        long position = ((Number) required(message, EventLog.POSITION)).longValue();
        Instant recordedAt = Instant.parse((String) required(message, EventLog.RECORDED_AT));
        RecordedChange change = change(message, position, recordedAt);
        rows.replaceOne(new Document("_id", position), row(position, change), new ReplaceOptions().upsert(true));
        if (histories.position() < position - 1) {
            follow();
        }
        histories.accept(change == null ? List.of() : List.of(change), position);
    }

    private static @Nullable RecordedChange change(EventMessage<?> message, long position, Instant recordedAt) {
        if (!(message.getPayload() instanceof ProfileChange change)) {
            return null;
        }
        long version = 0;
        if (message instanceof DomainEventMessage<?> domain
                && domain.getAggregateIdentifier().equals(change.profile().code())) {
            version = domain.getSequenceNumber() + 1;
        }
        Object review = message.getMetaData().getOrDefault("review", Review.IMPORTED.name());
        return new RecordedChange(
                position, recordedAt, message.getIdentifier(), version, Review.valueOf(String.valueOf(review)), change);
    }

    private static Object required(EventMessage<?> message, String key) {
        Object value = message.getMetaData().get(key);
        if (value == null) {
            throw new IllegalStateException("Event " + message.getIdentifier() + " does not carry its " + key);
        }
        return value;
    }

    private static Document row(long position, @Nullable RecordedChange change) {
        Document row = new Document("_id", position);
        if (change != null) {
            row.append("recordedAt", change.recordedAt().toString())
                    .append("eventId", change.eventId())
                    .append("version", change.version())
                    .append("review", change.review().name())
                    .append("change", JSON.writerFor(ProfileChange.class).writeValueAsString(change.change()));
        }
        return row;
    }

    private static @Nullable RecordedChange change(Document row) {
        String json = row.getString("change");
        return json == null
                ? null
                : new RecordedChange(
                        row.getLong("_id"),
                        Instant.parse(row.getString("recordedAt")),
                        row.getString("eventId"),
                        row.getLong("version"),
                        Review.valueOf(row.getString("review")),
                        JSON.readValue(json, ProfileChange.class));
    }

    /** Takes in every row after the last one in memory, without a gap. */
    final synchronized void follow() {
        while (true) {
            long next = histories.position() + 1;
            List<Long> wanted = LongStream.range(next, next + BATCH).boxed().toList();
            List<Document> found = new ArrayList<>();
            rows.find(new Document("_id", new Document("$in", wanted))).into(found);
            found.sort(Comparator.comparing(row -> row.getLong("_id")));
            List<RecordedChange> changes = new ArrayList<>();
            long last = next - 1;
            for (Document row : found) {
                if (row.getLong("_id") != last + 1) {
                    break;
                }
                last++;
                RecordedChange change = change(row);
                if (change != null) {
                    changes.add(change);
                }
            }
            if (last >= next) {
                histories.accept(changes, last);
            }
            if (last < next + BATCH - 1) {
                return;
            }
        }
    }
}
