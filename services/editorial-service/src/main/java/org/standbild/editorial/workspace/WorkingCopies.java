package org.standbild.editorial.workspace;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody has typed into the form of a change and not saved yet. It belongs to her alone and is no event: a draft would have one for
 * every pause in typing.
 */
@Component
class WorkingCopies {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MongoCollection<Document> copies;
    private final Clock clock;

    WorkingCopies(MongoDatabaseFactory databases, Clock clock) {
        this.copies = databases.getMongoDatabase().getCollection("working-copies");
        this.clock = clock;
    }

    /**
     * @param version of the proposal that she was looking at when she began
     */
    record WorkingCopy(ObjectNode change, long version, Instant at) {}

    Optional<WorkingCopy> find(String proposal, int index, String person) {
        return Optional.ofNullable(copies.find(Filters.eq("_id", id(proposal, index, person)))
                        .first())
                .filter(copy -> copy.containsKey("change"))
                .map(copy -> new WorkingCopy(
                        (ObjectNode) JSON.readTree(copy.getString("change")),
                        copy.getLong("version"),
                        copy.getDate("at").toInstant()));
    }

    void keep(String proposal, int index, String person, ObjectNode change, long version) {
        Document copy = copy(proposal, index, person, change, version);
        copies.replaceOne(Filters.eq("_id", copy.get("_id")), copy, new ReplaceOptions().upsert(true));
    }

    /**
     * Keeps it unless that form has been saved meanwhile: then it is an older state on its way behind the newer one.
     *
     * @param form which one it was typed into
     * @return when it was kept; absent when it was not
     */
    @Nullable
    Instant keepUnlessSaved(String proposal, int index, String person, ObjectNode change, long version, String form) {
        Document copy = copy(proposal, index, person, change, version);
        try {
            copies.replaceOne(
                    Filters.and(Filters.eq("_id", copy.get("_id")), Filters.ne("saved", form)),
                    copy,
                    new ReplaceOptions().upsert(true));
            return copy.getDate("at").toInstant();
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return null;
        }
    }

    private Document copy(String proposal, int index, String person, ObjectNode change, long version) {
        return new Document("_id", id(proposal, index, person))
                .append("proposal", proposal)
                .append("change", change.toString())
                .append("version", version)
                .append("at", Date.from(clock.instant()));
    }

    /** Drops it because that form has been saved. */
    void saved(String proposal, int index, String person, String form) {
        String id = id(proposal, index, person);
        copies.replaceOne(
                Filters.eq("_id", id),
                new Document("_id", id).append("proposal", proposal).append("saved", form),
                new ReplaceOptions().upsert(true));
    }

    void drop(String proposal, int index, String person) {
        copies.deleteOne(Filters.eq("_id", id(proposal, index, person)));
    }

    /** Nobody can save what she has typed any more. */
    void dropAll(String proposal) {
        copies.deleteMany(Filters.eq("proposal", proposal));
    }

    private static String id(String proposal, int index, String person) {
        return proposal + "/" + index + "/" + person;
    }
}
