package org.standbild.feed.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.standbild.feed.change.ChangeItem;
import org.standbild.feed.change.ChangeItems;
import org.standbild.feed.change.Growth;
import org.standbild.feed.subscription.Channel;
import org.standbild.feed.subscription.Subscription;
import org.standbild.feed.subscription.SubscriptionDirectory;

/**
 * Decides when to look after which subscription: when something was recorded that it wants, when its time has come, and once after a
 * start. What is due is kept in memory, in order, and follows from the stored progress; so nothing is searched for, and a kill loses nothing.
 */
@Component
class Webhooks implements SmartLifecycle, Growth.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final int SECONDS_TO_END = 5;
    private static final int SECONDS_IDLE = 10;

    private record Due(Instant at, String subscription) {}

    private final Dispatch dispatch;
    private final SubscriptionDirectory directory;
    private final ChangeItems items;
    private final Growth growth;
    private final WebhookSettings settings;
    private final Clock clock;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Set<String> again = ConcurrentHashMap.newKeySet();
    private final ConcurrentSkipListSet<Due> due =
            new ConcurrentSkipListSet<>(Comparator.comparing(Due::at).thenComparing(Due::subscription));
    private final AtomicBoolean grown = new AtomicBoolean();
    private final ExecutorService workers;
    private final ScheduledExecutorService ticks =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "webhook-ticks"));
    private long distributed = -1;
    private volatile boolean running;

    Webhooks(
            Dispatch dispatch,
            SubscriptionDirectory directory,
            ChangeItems items,
            Growth growth,
            WebhookSettings settings,
            Clock clock) {
        this.dispatch = dispatch;
        this.directory = directory;
        this.items = items;
        this.growth = growth;
        this.settings = settings;
        this.clock = clock;
        this.workers = workers(settings.atOnce());
        directory.listen((event, now) -> {
            if (running && now.channel() == Channel.WEBHOOK && now.isActive()) {
                wake(now.id());
            }
        });
    }

    /**
     * A thread for each that is spoken to. No virtual ones: looking up a name holds the thread that carries it, so a few
     * name servers that are slow would hold up everybody.
     */
    private static ExecutorService workers(int atOnce) {
        return new ThreadPoolExecutor(
                0, atOnce, SECONDS_IDLE, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> daemon(task, "webhook"));
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Looks after it now, or at the next tick when too many are spoken to; once more when it is looked after already. */
    void wake(String subscription) {
        if (!running) {
            return;
        }
        if (!busy.add(subscription)) {
            again.add(subscription);
            if (!busy.add(subscription)) {
                return;
            }
        }
        try {
            workers.execute(() -> work(subscription));
        } catch (RejectedExecutionException tooManyOrStopping) {
            busy.remove(subscription);
            due.add(new Due(clock.instant().plus(settings.tick()), subscription));
        }
    }

    private void work(String subscription) {
        again.remove(subscription);
        try {
            Instant next = dispatch.tell(subscription);
            if (next != null) {
                due.add(new Due(next, subscription));
            }
        } catch (RuntimeException e) {
            LOG.warn("{} could not be looked after; trying again in {}", subscription, settings.claimTimeout(), e);
            due.add(new Due(clock.instant().plus(settings.claimTimeout()), subscription));
        } finally {
            busy.remove(subscription);
            if (again.remove(subscription)) {
                wake(subscription);
            }
        }
    }

    @Override
    public void grown() {
        if (grown.compareAndSet(false, true)) {
            try {
                ticks.execute(this::distribute);
            } catch (RejectedExecutionException stopping) {
                // nothing more is sent; the progress is stored
            }
        }
    }

    /** Wakes whoever wants something of what is new. */
    private void distribute() {
        grown.set(false);
        try {
            long head = items.head();
            List<ChangeItem> fresh = items.between(distributed, head).toList();
            distributed = head;
            if (fresh.isEmpty()) {
                return;
            }
            for (Subscription subscription : directory.active(Channel.WEBHOOK)) {
                if (fresh.stream().anyMatch(item -> items.concerns(item, subscription.filter()))) {
                    wake(subscription.id());
                }
            }
        } catch (RuntimeException e) {
            LOG.error("Webhooks were not told of what is new; all are looked after now", e);
            directory.active(Channel.WEBHOOK).forEach(subscription -> wake(subscription.id()));
        }
    }

    private void tick() {
        Instant now = clock.instant();
        for (Due first = next(); first != null && !first.at().isAfter(now); first = next()) {
            due.remove(first);
            wake(first.subscription());
        }
    }

    private @Nullable Due next() {
        return due.isEmpty() ? null : due.first();
    }

    @Override
    public void ended() {
        // stop() says so, too
    }

    @Override
    public void start() {
        running = true;
        distributed = items.head();
        growth.tell(this);
        directory.active(Channel.WEBHOOK).forEach(subscription -> wake(subscription.id()));
        ticks.scheduleWithFixedDelay(
                this::tick, settings.tick().toMillis(), settings.tick().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        growth.forget(this);
        ticks.shutdownNow();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** When everything that was in the log at the start is read; it ends before what it needs does. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 1_000;
    }
}
