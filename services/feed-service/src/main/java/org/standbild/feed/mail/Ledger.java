package org.standbild.feed.mail;

import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;
import org.standbild.feed.mail.Progress.Kind;
import org.standbild.feed.mail.Progress.Run;

/**
 * What was sent and what is under way, in the database: a row for each subscription and a row for each run. No address, no secret and no
 * text of a mail is in it.
 *
 * <p>Every write names the version it has read, so of several instances one gets its way.
 */
@Component
class Ledger {

    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<Document> progress;
    private final MongoCollection<Document> runs;

    Ledger(MongoDatabaseFactory databases) {
        WriteConcern safely = WriteConcern.MAJORITY.withJournal(true);
        this.progress =
                databases.getMongoDatabase().getCollection("mail_progress").withWriteConcern(safely);
        this.runs = databases.getMongoDatabase().getCollection("mail_runs").withWriteConcern(safely);
    }

    /** Those that are known, by subscription. */
    Map<String, Progress> of(Collection<String> subscriptions) {
        Map<String, Progress> known = new HashMap<>();
        if (!subscriptions.isEmpty()) {
            for (Document row : progress.find(Filters.in("_id", subscriptions))) {
                Progress read = progress(row);
                known.put(read.id(), read);
            }
        }
        return known;
    }

    Optional<Progress> of(String subscription) {
        return Optional.ofNullable(of(List.of(subscription)).get(subscription));
    }

    /** Absent when somebody else has written it meanwhile. */
    @Nullable
    Progress write(Progress changed) {
        Progress next = new Progress(
                changed.id(),
                changed.version() + 1,
                changed.after(),
                changed.window(),
                changed.asked(),
                changed.noticed(),
                changed.run());
        if (changed.version() == 0) {
            return insert(progress, row(next)) ? next : null;
        }
        boolean written = progress.replaceOne(
                                Filters.and(Filters.eq("_id", changed.id()), Filters.eq("version", changed.version())),
                                row(next))
                        .getMatchedCount()
                == 1;
        return written ? next : null;
    }

    private static boolean insert(MongoCollection<Document> into, Document row) {
        try {
            into.insertOne(row);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCode() == DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /** What one instance has claimed and left behind may be tried at once: only where there is no other instance. */
    void releaseAll() {
        for (Document row : progress.find(Filters.exists("run.claimedUntil"))) {
            Progress claimed = progress(row);
            Run run = claimed.run();
            if (run != null) {
                write(claimed.with(run.released()));
            }
        }
    }

    /** A mail is on its way: false when that was known already. */
    boolean sent(Progress claimed, Run run, int changes, String messageId, Instant now) {
        return insert(
                runs,
                new Document("_id", claimed.runId())
                        .append("subscription", claimed.id())
                        .append("kind", run.kind().name())
                        .append("after", run.after())
                        .append("upTo", run.upTo())
                        .append("window", date(run.window()))
                        .append("changes", changes)
                        .append("messageId", messageId)
                        .append("sentAt", Date.from(now)));
    }

    boolean wasSent(Progress claimed) {
        return runs.find(Filters.eq("_id", claimed.runId())).first() != null;
    }

    /** The newest first. */
    List<SentMail> sent(String subscription, int limit) {
        List<SentMail> sent = new ArrayList<>();
        for (Document row : runs.find(Filters.eq("subscription", subscription))
                .sort(Sorts.descending("sentAt"))
                .limit(limit)) {
            sent.add(mail(row));
        }
        return sent;
    }

    private static SentMail mail(Document row) {
        return new SentMail(
                row.getString("kind"),
                row.getLong("after"),
                row.getLong("upTo"),
                row.getInteger("changes"),
                row.getString("messageId"),
                row.getDate("sentAt").toInstant());
    }

    /** Whose mail has that id; empty when none of ours has, or no longer. */
    Optional<Addressed> mail(String messageId) {
        Matcher id = Letters.MESSAGE_ID.matcher(messageId);
        return !id.matches()
                ? Optional.empty()
                : Optional.ofNullable(runs.find(Filters.eq("_id", id.group(1) + "/" + id.group(2)))
                                .first())
                        .filter(row -> row.getString("messageId").equals(messageId))
                        .map(row -> new Addressed(row.getString("subscription"), mail(row)));
    }

    record Addressed(String subscription, SentMail mail) {}

    /** What follows that position is told once more. */
    void setBack(String subscription, long after) {
        runs.deleteMany(Filters.and(
                Filters.eq("subscription", subscription),
                Filters.eq("kind", Kind.CHANGES.name()),
                Filters.gte("after", after)));
        boolean done = false;
        while (!done) {
            Progress known = of(subscription).orElse(null);
            done = known == null || known.after() <= after || write(known.backTo(after)) != null;
        }
    }

    void forget(String subscription) {
        progress.deleteOne(Filters.eq("_id", subscription));
        runs.deleteMany(Filters.eq("subscription", subscription));
    }

    /** Which mails were sent is no secret, but nobody needs to know it for ever. */
    long forgetSentBefore(Instant moment) {
        return runs.deleteMany(Filters.lt("sentAt", Date.from(moment))).getDeletedCount();
    }

    private static Document row(Progress progress) {
        Document row = new Document("_id", progress.id())
                .append("version", progress.version())
                .append("after", progress.after())
                .append("window", date(progress.window()))
                .append("asked", date(progress.asked()))
                .append("noticed", date(progress.noticed()));
        Run run = progress.run();
        if (run != null) {
            Document inside = new Document("kind", run.kind().name())
                    .append("after", run.after())
                    .append("upTo", run.upTo())
                    .append("window", date(run.window()))
                    .append("planned", Date.from(run.planned()))
                    .append("failures", run.failures())
                    .append("bounces", run.bounces())
                    .append("next", Date.from(run.next()))
                    .append("trouble", run.trouble())
                    .append("lastTry", date(run.lastTry()));
            if (run.claimedUntil() != null) {
                inside.append("claimedBy", run.claimedBy()).append("claimedUntil", date(run.claimedUntil()));
            }
            row.append("run", inside);
        }
        return row;
    }

    private static Progress progress(Document row) {
        Document run = row.get("run", Document.class);
        return new Progress(
                row.getString("_id"),
                row.getLong("version"),
                row.getLong("after"),
                instant(row, "window"),
                instant(row, "asked"),
                instant(row, "noticed"),
                run == null
                        ? null
                        : new Run(
                                Kind.valueOf(run.getString("kind")),
                                run.getLong("after"),
                                run.getLong("upTo"),
                                instant(run, "window"),
                                run.getDate("planned").toInstant(),
                                run.getInteger("failures"),
                                run.getInteger("bounces"),
                                run.getDate("next").toInstant(),
                                run.getString("claimedBy"),
                                instant(run, "claimedUntil"),
                                run.getString("trouble"),
                                instant(run, "lastTry")));
    }

    private static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    private static @Nullable Instant instant(Document row, String field) {
        Date date = row.getDate(field);
        return date == null ? null : date.toInstant();
    }
}
