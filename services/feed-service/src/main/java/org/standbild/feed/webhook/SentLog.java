package org.standbild.feed.webhook;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The latest tries of each subscription, in a ring of rows: a number of a try leads to its row, and no look-up has to search. */
@Component
class SentLog {

    /** How many tries of one subscription are kept. */
    static final int KEPT = 500;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MongoCollection<Document> rows;

    SentLog(MongoDatabaseFactory databases) {
        this.rows = databases.getMongoDatabase().getCollection("webhook_deliveries");
    }

    private static String id(String subscription, long number) {
        return subscription + "#" + Math.floorMod(number, KEPT);
    }

    /** @param number of the try, from 0 */
    void note(String subscription, long number, Sent sent) {
        String id = id(subscription, number);
        rows.replaceOne(
                Filters.eq("_id", id),
                new Document("_id", id).append("number", number).append("sent", JSON.writeValueAsString(sent)),
                new ReplaceOptions().upsert(true));
    }

    /** @param tries how many there were */
    List<Sent> latest(String subscription, long tries, int limit) {
        List<String> wanted = LongStream.range(Math.max(0, tries - Math.min(limit, KEPT)), tries)
                .mapToObj(number -> id(subscription, number))
                .toList();
        List<Document> found = new ArrayList<>();
        rows.find(Filters.in("_id", wanted)).into(found);
        return found.stream()
                .sorted(Comparator.comparing((Document row) -> row.getLong("number"))
                        .reversed())
                .map(row -> JSON.readValue(row.getString("sent"), Sent.class))
                .toList();
    }

    void forget(String subscription) {
        rows.deleteMany(Filters.in(
                "_id",
                LongStream.range(0, KEPT)
                        .mapToObj(number -> id(subscription, number))
                        .toList()));
    }
}
