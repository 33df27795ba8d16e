package org.standbild.feed.webhook;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;
import org.standbild.feed.subscription.Subscription;

/**
 * How far each subscription was told, a row each, and which instance looks after it. A claim has a number; whoever takes over raises it, so
 * that the former owner can store nothing any more. A claim has expired when the row has shown no sign of life for a while on the
 * observer's own monotonic clock: wall clocks of different machines are never compared.
 */
@Component
class ProgressRows {

    /** Another instance has taken over. */
    static final class ClaimLost extends RuntimeException {
        ClaimLost(String subscription) {
            super(subscription, null, false, false);
        }
    }

    private record Seen(long claim, long beat, long at) {}

    private final MongoCollection<Document> rows;
    private final String me;
    private final long timeout;
    private final LongSupplier nanoTime;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    @Autowired
    ProgressRows(
            MongoDatabaseFactory databases, WebhookSettings settings, @Value("${spring.mongodb.uri:}") String server) {
        this(databases, settings.claimTimeout(), UUID.randomUUID().toString(), System::nanoTime);
        if (server.isBlank()) {
            // No other process can reach the embedded server: whoever had a claim before us is gone.
            rows.updateMany(new Document(), combine(set("owner", null), inc("claim", 1L)));
        }
    }

    ProgressRows(MongoDatabaseFactory databases, Duration timeout, String me, LongSupplier nanoTime) {
        this.rows = databases
                .getMongoDatabase()
                .getCollection("webhooks")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.timeout = timeout.toNanos();
        this.me = me;
        this.nanoTime = nanoTime;
    }

    /** Empty when another instance looks after it. */
    Optional<Progress> claim(Subscription subscription) {
        Document row = rowOf(subscription);
        long claim = row.getLong("claim");
        if (!claimable(row)) {
            return Optional.empty();
        }
        boolean taken = rows.updateOne(
                                and(eq("_id", subscription.id()), eq("claim", claim), eq("beat", row.getLong("beat"))),
                                combine(set("owner", me), set("claim", claim + 1), inc("beat", 1L)))
                        .getMatchedCount()
                == 1;
        return taken ? Optional.of(progress(row, claim + 1)) : Optional.empty();
    }

    private Document rowOf(Subscription subscription) {
        Document row = rows.find(eq("_id", subscription.id())).first();
        if (row != null) {
            return row;
        }
        Document fresh = new Document("_id", subscription.id())
                .append("done", subscription.after())
                .append("attempts", 0)
                .append("since", subscription.stateSince().toString())
                .append("tries", 0L)
                .append("owner", null)
                .append("claim", 0L)
                .append("beat", 0L);
        try {
            rows.insertOne(fresh);
            return fresh;
        } catch (MongoWriteException e) {
            Document theirs = rows.find(eq("_id", subscription.id())).first();
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY && theirs != null) {
                return theirs;
            }
            throw e;
        }
    }

    private boolean claimable(Document row) {
        String owner = row.getString("owner");
        if (owner == null || owner.equals(me)) {
            return true;
        }
        long now = nanoTime.getAsLong();
        long claim = row.getLong("claim");
        long beat = row.getLong("beat");
        Seen last = seen.compute(
                row.getString("_id"),
                (id, before) -> before != null && before.claim() == claim && before.beat() == beat
                        ? before
                        : new Seen(claim, beat, now));
        return now - last.at() > timeout;
    }

    /** As it is now. @throws ClaimLost when another instance has taken over */
    Progress read(String subscription, long claim) {
        Document row = rows.find(eq("_id", subscription)).first();
        if (row == null || row.getLong("claim") != claim) {
            throw new ClaimLost(subscription);
        }
        return progress(row, claim);
    }

    /** For whoever only wants to know. */
    Optional<Progress> find(String subscription) {
        Document row = rows.find(eq("_id", subscription)).first();
        return row == null ? Optional.empty() : Optional.of(progress(row, row.getLong("claim")));
    }

    private static Progress progress(Document row, long claim) {
        return new Progress(
                claim,
                row.getLong("done"),
                row.getInteger("attempts"),
                instant(row, "due"),
                instant(row, "failingSince"),
                row.getString("since"),
                row.getLong("replayed"),
                row.getLong("replayTo"),
                row.getLong("tries"));
    }

    private static @Nullable Instant instant(Document row, String field) {
        Date date = row.getDate(field);
        return date == null ? null : date.toInstant();
    }

    /** Fresh tries: the subscription was resumed. */
    void beginAnew(String subscription, long claim, String since) {
        store(
                subscription,
                claim,
                combine(set("since", since), set("attempts", 0), set("due", null), set("failingSince", null)));
    }

    /** It was taken. */
    void taken(String subscription, Progress before, long position) {
        store(
                subscription,
                before.claim(),
                combine(
                        before.isReplaying() ? set("replayed", position) : set("done", position),
                        set("attempts", 0),
                        set("due", null),
                        set("failingSince", null),
                        inc("tries", 1L)));
    }

    /** It was not taken and is tried again when it is due. */
    void failed(String subscription, Progress before, Instant now, Instant due) {
        store(
                subscription,
                before.claim(),
                combine(
                        set("attempts", before.attempts() + 1),
                        set("due", Date.from(due)),
                        set("failingSince", Date.from(before.failingSince() == null ? now : before.failingSince())),
                        inc("tries", 1L)));
    }

    /** Up to there is nothing (more) to tell. */
    void passed(String subscription, long claim, long position) {
        store(subscription, claim, set("done", position));
    }

    void replayed(String subscription, long claim) {
        store(subscription, claim, combine(set("replayed", null), set("replayTo", null)));
    }

    private void store(String subscription, long claim, Bson update) {
        if (rows.updateOne(and(eq("_id", subscription), eq("claim", claim)), combine(update, inc("beat", 1L)))
                        .getMatchedCount()
                == 0) {
            throw new ClaimLost(subscription);
        }
    }

    void release(String subscription, long claim) {
        rows.updateOne(and(eq("_id", subscription), eq("claim", claim)), set("owner", null));
    }

    /** Whether the range will be sent again; false when one still is. Whoever looks after the subscription finds it. */
    boolean replay(Subscription subscription, long from, long to) {
        rowOf(subscription);
        return rows.updateOne(
                                and(eq("_id", subscription.id()), eq("replayTo", null)),
                                combine(set("replayed", from - 1), set("replayTo", to), set("due", null)))
                        .getMatchedCount()
                == 1;
    }

    void forget(String subscription) {
        rows.deleteOne(eq("_id", subscription));
    }
}
