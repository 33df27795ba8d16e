package org.standbild.eventstore;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.standbild.eventstore.ChangeRows.Row;
import org.standbild.profile.EditionPublished;
import org.standbild.profile.RecordedChange;

/**
 * Feeds readers: keeps a row for every position of the log and the same in memory, and builds the rows anew beside the live ones when
 * asked.
 *
 * <p>Rows are keyed by position and written in order, so an instance that does not process events itself follows by looking for the next
 * positions.
 */
@ProcessingGroup(ChangesProjection.NAME)
public class ChangesProjection {

    /** Its name, as a processing group and at {@code /api/admin/projections}. */
    public static final String NAME = "changes";

    private static final int BATCH = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(ChangesProjection.class);

    private final MongoDatabase database;
    private final MongoCollection<Document> generations;
    private final EventLog log;
    private final Histories histories;
    private final Clock clock;
    private ChangeRows rows;
    private volatile Progress progress = Progress.NONE;

    ChangesProjection(MongoDatabase database, EventLog log, Histories histories, Clock clock) {
        this.database = database;
        this.generations = database.getCollection("projections");
        this.log = log;
        this.histories = histories;
        this.clock = clock;
        this.rows = rowsOfThisFormat();
        follow();
    }

    /** Rows that an older version wrote in another shape are written anew before anybody reads them; the log has all that they need. */
    private ChangeRows rowsOfThisFormat() {
        Document current = generations.find(Filters.eq("_id", NAME)).first();
        while (current == null || current.getInteger("format", 1) < ChangeRows.FORMAT) {
            long generation = current == null ? 0 : current.getLong("generation");
            ChangeRows old = ChangeRows.of(database, generation);
            boolean empty = old.after(-1).isEmpty();
            ChangeRows next = empty ? old : written(generation + 1);
            if (stored(current, next) && !empty) {
                old.collection().drop();
                LOG.info(
                        "{} is written anew in format {}, up to position {}",
                        NAME,
                        ChangeRows.FORMAT,
                        log.headPosition());
            }
            current = generations.find(Filters.eq("_id", NAME)).first();
        }
        return ChangeRows.of(database, current.getLong("generation"));
    }

    /** Several instances may do so at once: they write the same. */
    private ChangeRows written(long generation) {
        ChangeRows fresh = ChangeRows.of(database, generation);
        List<Row> batch = new ArrayList<>();
        try (Stream<? extends TrackedEventMessage<?>> events = log.readEvents(null, false)) {
            for (Iterator<? extends TrackedEventMessage<?>> each = events.iterator(); each.hasNext(); ) {
                batch.add(Row.of(each.next()));
                if (batch.size() == BATCH) {
                    fresh.replace(batch);
                    batch.clear();
                }
            }
        }
        fresh.replace(batch);
        return fresh;
    }

    /** Whether nobody else was first. */
    private boolean stored(@Nullable Document current, ChangeRows next) {
        Document document = document(next);
        if (current != null) {
            return generations.replaceOne(current, document).getMatchedCount() == 1;
        }
        try {
            generations.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private static Document document(ChangeRows rows) {
        return new Document("_id", NAME).append("generation", rows.generation()).append("format", ChangeRows.FORMAT);
    }

    /** What a rebuild is doing. */
    public enum State {
        NEVER_REBUILT,
        REBUILDING,
        /** The new rows say the same as the old ones did, and are the live ones now. */
        REBUILT,
        /** The new rows say something else; the old ones stay live. */
        DIFFERS,
        FAILED
    }

    /**
     * How far the last rebuild of this process is.
     *
     * @param position up to where the new rows reach; -1 before the first
     * @param target the head of the log when last looked
     * @param changesPerSecond since the rebuild began
     * @param message what differs or failed; absent when nothing does
     */
    public record Progress(
            State state,
            long position,
            long target,
            long changesPerSecond,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String message) {

        private static final Progress NONE = new Progress(State.NEVER_REBUILT, -1, -1, 0, null, null, null);

        /** How long it will take at the present rate; absent when nothing is being rebuilt. */
        public @Nullable Duration timeLeft() {
            return state == State.REBUILDING && changesPerSecond > 0
                    ? Duration.ofSeconds((target - position) / changesPerSecond)
                    : null;
        }
    }

    public Progress progress() {
        return progress;
    }

    /** Up to where readers see the log. */
    public long position() {
        return histories.position();
    }

    @EventHandler(payloadType = Object.class)
    synchronized void on(EventMessage<?> message) {
        Row row = Row.of(message);
        if (histories.position() < row.position() - 1) {
            follow();
        }
        rows.put(row);
        take(histories, List.of(row));
    }

    synchronized ChangeRows rows() {
        return rows;
    }

    private long generation() {
        Document current = generations.find(Filters.eq("_id", NAME)).first();
        return current == null ? 0 : current.getLong("generation");
    }

    /** Takes in every row after the last one in memory, and moves to newer rows when another instance has rebuilt them. */
    final synchronized void follow() {
        long generation = generation();
        if (generation != rows.generation()) {
            rows = ChangeRows.of(database, generation);
            completeFromMemory();
        }
        List<Row> next = rows.after(histories.position());
        while (!next.isEmpty()) {
            take(histories, next);
            next = rows.after(histories.position());
        }
    }

    /** What this instance wrote to the old rows while another one was swapping them. */
    private void completeFromMemory() {
        for (long position = histories.position(); position >= 0; position--) {
            List<Row> found = rows.after(position - 1);
            if (!found.isEmpty() && found.get(0).position() == position) {
                return;
            }
            rows.put(new Row(position, histories.change(position).orElse(null)));
        }
    }

    static void take(Histories histories, List<Row> taken) {
        List<RecordedChange> changes =
                taken.stream().map(Row::change).filter(Objects::nonNull).toList();
        histories.accept(changes, taken.get(taken.size() - 1).position());
    }

    /**
     * Builds all rows anew from position 0 beside the live ones, holds the result against them and against the hash of every edition, and
     * swaps when it is the same. Readers never see a half-built view.
     *
     * @throws IllegalStateException when a rebuild is under way in this process
     */
    public void rebuild() {
        synchronized (generations) {
            if (progress.state() == State.REBUILDING) {
                throw new IllegalStateException("A rebuild is under way");
            }
            progress = new Progress(State.REBUILDING, -1, log.headPosition(), 0, clock.instant(), null, null);
        }
        try {
            ChangeRows fresh = ChangeRows.of(database, generation() + 1);
            fresh.collection().drop();
            Histories built = new Histories();
            TrackingToken token = null;
            while (built.position() < histories.position()) {
                token = build(token, fresh, built);
            }
            swap(token, fresh, built);
        } catch (RuntimeException e) {
            LOG.error("The rebuild of {} failed", NAME, e);
            ended(State.FAILED, e.toString());
        }
    }

    private @Nullable TrackingToken build(@Nullable TrackingToken from, ChangeRows fresh, Histories built) {
        TrackingToken token = from;
        List<Row> batch = new ArrayList<>();
        try (Stream<? extends TrackedEventMessage<?>> events = log.readEvents(from, false)) {
            for (Iterator<? extends TrackedEventMessage<?>> each = events.iterator(); each.hasNext(); ) {
                TrackedEventMessage<?> event = each.next();
                batch.add(Row.of(event));
                token = event.trackingToken();
                if (batch.size() == BATCH) {
                    flush(batch, fresh, built);
                }
            }
        }
        flush(batch, fresh, built);
        return token;
    }

    private void flush(List<Row> batch, ChangeRows fresh, Histories built) {
        if (batch.isEmpty()) {
            return;
        }
        fresh.insert(batch);
        take(built, batch);
        batch.clear();
        Instant startedAt = Objects.requireNonNull(progress.startedAt());
        long millis = Math.max(1, Duration.between(startedAt, clock.instant()).toMillis());
        long position = built.position();
        progress = new Progress(
                State.REBUILDING, position, log.headPosition(), (position + 1) * 1_000 / millis, startedAt, null, null);
    }

    private synchronized void swap(@Nullable TrackingToken token, ChangeRows fresh, Histories built) {
        if (built.position() < histories.position()) {
            build(token, fresh, built);
        }
        String difference = difference(built, histories.position());
        if (difference != null) {
            LOG.error("The rebuild of {} says something else than the live view: {}", NAME, difference);
            fresh.collection().drop();
            ended(State.DIFFERS, difference);
            return;
        }
        ChangeRows old = rows;
        generations.replaceOne(Filters.eq("_id", NAME), document(fresh), new ReplaceOptions().upsert(true));
        rows = fresh;
        take(
                histories,
                List.of(new Row(built.position(), built.change(built.position()).orElse(null))));
        old.collection().drop();
        ended(State.REBUILT, null);
        LOG.info("{} is rebuilt up to position {}", NAME, built.position());
    }

    /** What the rebuilt view says otherwise than the live one, or than a published edition. */
    @Nullable
    String difference(Histories built, long position) {
        LocalDate today = LocalDate.now(clock.withZone(ZoneId.of("Europe/Berlin")));
        if (!Arrays.equals(
                CanonicalDocument.bytes(histories, today, position), CanonicalDocument.bytes(built, today, position))) {
            return "the document at position " + position;
        }
        return built.after(-1).stream()
                .filter(change -> change.position() <= position)
                .map(RecordedChange::change)
                .filter(EditionPublished.class::isInstance)
                .map(EditionPublished.class::cast)
                .filter(edition -> !edition.sha256().equals(hash(built, edition)))
                .map(edition -> "the hash of edition " + edition.edition())
                .findFirst()
                .orElse(null);
    }

    private static String hash(Histories built, EditionPublished edition) {
        LocalDate stand = Objects.requireNonNull(edition.stand().edtf().lastDay());
        return CanonicalDocument.sha256(CanonicalDocument.bytes(built, stand, edition.position()));
    }

    private void ended(State state, @Nullable String message) {
        progress = new Progress(
                state,
                progress.position(),
                log.headPosition(),
                progress.changesPerSecond(),
                progress.startedAt(),
                clock.instant(),
                message);
    }
}
