package org.standbild.eventstore;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.standbild.eventstore.ChangeRows.Row;

/**
 * Holds what readers see against the log, every night and whenever somebody asks: each stored row, each change in memory, the whole
 * document, and the hash of every edition. It changes nothing; what it finds is in the health of the log.
 */
public final class ChangesCheck implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ChangesCheck.class);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** What a check said. */
    public enum Verdict {
        SAME,
        /** Readers see something else than the log says. */
        DIFFERS,
        /** It could not be carried out. */
        FAILED
    }

    /**
     * A check that is over.
     *
     * @param position up to where everything was compared
     * @param message what differs, or why it failed; absent when nothing does
     */
    public record Result(
            Verdict verdict,
            long position,
            Instant startedAt,
            Instant endedAt,
            @Nullable String message) {}

    private final ChangesProjection changes;
    private final EventLog log;
    private final Histories histories;
    private final Clock clock;
    private final @Nullable LocalTime everyDayAt;
    private final ScheduledExecutorService night = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "check-changes");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable Result last;
    private volatile boolean running;

    /** @param everyDayAt in Berlin; absent for never by itself */
    ChangesCheck(
            ChangesProjection changes, EventLog log, Histories histories, Clock clock, @Nullable LocalTime everyDayAt) {
        this.changes = changes;
        this.log = log;
        this.histories = histories;
        this.clock = clock;
        this.everyDayAt = everyDayAt;
    }

    /** The last one of this process; absent before the first. */
    public @Nullable Result last() {
        return last;
    }

    /** Compares everything now, while readers read and writers write. */
    public synchronized Result run() {
        Instant startedAt = clock.instant();
        long end = histories.position();
        Result result;
        try {
            ChangeRows rows = changes.rows();
            String difference = difference(rows, end);
            if (difference != null && changes.rows().generation() != rows.generation()) {
                difference = difference(changes.rows(), end); // the rows were swapped while they were read
            }
            Verdict verdict = difference == null ? Verdict.SAME : Verdict.DIFFERS;
            result = new Result(verdict, end, startedAt, clock.instant(), difference);
        } catch (RuntimeException e) {
            LOG.error("What readers see cannot be held against the log", e);
            result = new Result(Verdict.FAILED, end, startedAt, clock.instant(), e.toString());
        }
        if (result.verdict() == Verdict.DIFFERS) {
            LOG.error("Readers see something else than the log says: {}", result.message());
        }
        last = result;
        return result;
    }

    private @Nullable String difference(ChangeRows rows, long end) {
        Histories built = new Histories();
        Stored stored = new Stored(rows);
        List<Row> batch = new ArrayList<>();
        try (Stream<? extends TrackedEventMessage<?>> events = log.readEvents(null, false)) {
            for (Iterator<? extends TrackedEventMessage<?>> each = events.iterator(); each.hasNext(); ) {
                Row row = Row.of(each.next());
                if (row.position() > end) {
                    break;
                }
                if (!row.equals(stored.at(row.position()))) {
                    return "the stored row at position " + row.position();
                }
                if (row.change() != null
                        && !row.change().equals(histories.change(row.position()).orElse(null))) {
                    return "the change at position " + row.position() + " in memory";
                }
                batch.add(row);
                if (batch.size() == 1_000) {
                    ChangesProjection.take(built, batch);
                    batch.clear();
                }
            }
        }
        if (!batch.isEmpty()) {
            ChangesProjection.take(built, batch);
        }
        return changes.difference(built, end);
    }

    /** The stored rows in their order, read as they are asked for. */
    private static final class Stored {

        private final ChangeRows rows;
        private Iterator<Row> read = List.<Row>of().iterator();
        private @Nullable Row current;

        Stored(ChangeRows rows) {
            this.rows = rows;
        }

        @Nullable
        Row at(long position) {
            while (current == null || current.position() < position) {
                if (!read.hasNext()) {
                    read = rows.after(position - 1).iterator();
                }
                if (!read.hasNext()) {
                    return null;
                }
                current = read.next();
            }
            return current.position() == position ? current : null;
        }
    }

    // --- every night

    @Override
    public void start() {
        running = true;
        schedule();
    }

    private void schedule() {
        LocalTime time = everyDayAt;
        if (time == null || !running) {
            return;
        }
        ZonedDateTime now = clock.instant().atZone(BERLIN);
        ZonedDateTime next = now.with(time);
        if (!next.isAfter(now)) {
            next = next.plusDays(1);
        }
        long millis = Duration.between(now, next).toMillis();
        night.schedule(
                () -> {
                    run();
                    schedule();
                },
                millis,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        night.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
