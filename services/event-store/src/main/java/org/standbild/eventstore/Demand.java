package org.standbild.eventstore;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Where a writer that keeps losing the race for the next ordinal asks the winners to pause. */
final class Demand {

    private static final long ID = 0;

    /**
     * A call for a turn.
     *
     * @param writer who calls
     * @param call tells one call from the next
     */
    record Call(String writer, String call) {}

    private final MongoCollection<Document> calls;

    Demand(MongoDatabase database, String name) {
        this.calls = database.getCollection(name);
    }

    void mark(Call call) {
        calls.replaceOne(
                eq("_id", ID),
                new Document("_id", ID).append("w", call.writer()).append("c", call.call()),
                new ReplaceOptions().upsert(true));
    }

    void withdraw(Call call) {
        calls.deleteOne(and(eq("_id", ID), eq("c", call.call())));
    }

    @Nullable
    Call current() {
        Document document = calls.find(eq("_id", ID)).first();
        return document == null ? null : new Call(document.getString("w"), document.getString("c"));
    }
}
