package org.standbild.feed.subscription;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Where subscriptions lead to, encrypted, one row each; a row that is deleted is all that was known of a person. */
@Component
class Contacts {

    private static final String KEY_ROW = "key";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MongoCollection<Document> rows;
    private final Vault vault;
    private final Clock clock;

    Contacts(
            MongoDatabaseFactory databases,
            SubscriptionSettings settings,
            Clock clock,
            @Value("${standbild.data-dir:./data}") Path folder) {
        this.rows = databases
                .getMongoDatabase()
                .getCollection("subscribers")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.vault = Vault.open(settings.key(), folder);
        this.clock = clock;
        requireTheKeyOfTheRows();
    }

    /** Another key would make every subscription unreadable; better not to start. */
    private void requireTheKeyOfTheRows() {
        Document known = rows.find(Filters.eq("_id", KEY_ROW)).first();
        if (known == null) {
            rows.replaceOne(
                    Filters.eq("_id", KEY_ROW),
                    new Document("_id", KEY_ROW).append("tag", vault.tag(KEY_ROW)),
                    new ReplaceOptions().upsert(true));
        } else if (!vault.tag(KEY_ROW).equals(known.getString("tag"))) {
            throw new IllegalStateException(
                    "The addresses of subscribers were encrypted with another key than standbild.subscriptions.key");
        }
    }

    Vault vault() {
        return vault;
    }

    /** @param owner who was logged in when it was created; absent for everybody else */
    void insert(String id, Contact contact, @Nullable String owner) {
        Document row = row(id, contact, 1).append("createdAt", Date.from(clock.instant()));
        if (owner != null) {
            row.append("owner", vault.tag("owner " + owner));
        }
        rows.insertOne(row);
    }

    private Document row(String id, Contact contact, long version) {
        return new Document("_id", id)
                .append("sealed", new Binary(vault.encrypt(JSON.writeValueAsBytes(contact), id)))
                .append("address", addressTag(contact.address()))
                .append("version", version);
    }

    private String addressTag(String address) {
        return vault.tag("address " + address);
    }

    Optional<Contact> find(String id) {
        Document row = rows.find(Filters.eq("_id", id)).first();
        return row == null ? Optional.empty() : Optional.of(contact(row));
    }

    private Contact contact(Document row) {
        byte[] plain = vault.decrypt(row.get("sealed", Binary.class).getData(), row.getString("_id"));
        return JSON.readValue(plain, Contact.class);
    }

    boolean isOwnedBy(String id, String owner) {
        Document row = rows.find(Filters.eq("_id", id)).first();
        return row != null && vault.tag("owner " + owner).equals(row.getString("owner"));
    }

    List<String> ownedBy(String owner) {
        return ids(Filters.eq("owner", vault.tag("owner " + owner)));
    }

    List<String> leadingTo(String address) {
        return ids(Filters.eq("address", addressTag(address)));
    }

    List<String> createdBefore(Instant moment) {
        return ids(Filters.lt("createdAt", Date.from(moment)));
    }

    private List<String> ids(org.bson.conversions.Bson filter) {
        List<String> ids = new ArrayList<>();
        rows.find(filter)
                .projection(Projections.include("_id"))
                .map(row -> row.getString("_id"))
                .into(ids);
        return ids;
    }

    /** Changes it as it is now, whoever else changes it at the same time. Empty when there is none. */
    Optional<Contact> change(String id, UnaryOperator<Contact> change) {
        while (true) {
            Document row = rows.find(Filters.eq("_id", id)).first();
            if (row == null) {
                return Optional.empty();
            }
            long version = row.getLong("version");
            Contact changed = change.apply(contact(row));
            Document next = row(id, changed, version + 1).append("createdAt", row.getDate("createdAt"));
            if (row.getString("owner") != null) {
                next.append("owner", row.getString("owner"));
            }
            if (rows.replaceOne(Filters.and(Filters.eq("_id", id), Filters.eq("version", version)), next)
                            .getMatchedCount()
                    == 1) {
                return Optional.of(changed);
            }
        }
    }

    void delete(String id) {
        rows.deleteOne(Filters.eq("_id", id));
    }
}
