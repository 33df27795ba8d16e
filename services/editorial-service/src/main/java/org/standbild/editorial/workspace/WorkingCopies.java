package org.standbild.editorial.workspace;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
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
                .map(copy -> new WorkingCopy(
                        (ObjectNode) JSON.readTree(copy.getString("change")),
                        copy.getLong("version"),
                        copy.getDate("at").toInstant()));
    }

    Instant keep(String proposal, int index, String person, ObjectNode change, long version) {
        Instant now = clock.instant();
        copies.replaceOne(
                Filters.eq("_id", id(proposal, index, person)),
                new Document("_id", id(proposal, index, person))
                        .append("proposal", proposal)
                        .append("change", change.toString())
                        .append("version", version)
                        .append("at", Date.from(now)),
                new ReplaceOptions().upsert(true));
        return now;
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
