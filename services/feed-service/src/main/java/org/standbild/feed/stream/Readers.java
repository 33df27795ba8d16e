package org.standbild.feed.stream;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.standbild.feed.change.Growth;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/** All open streams: who they belong to, and that each hears of what is new. */
@Component
class Readers implements SmartLifecycle, Growth.Listener {

    private static final Duration TO_NOTICE = Duration.ofMillis(250);
    private static final Duration BETWEEN = Duration.ofMillis(25);

    private final Growth growth;
    private final StreamSettings settings;
    private final int most;
    private final Set<Reader> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> perClient = new ConcurrentHashMap<>();
    /** Clients whose streams are being looked through; one request of each waits for that, the others are refused at once. */
    private final Set<String> probed = ConcurrentHashMap.newKeySet();

    private final AtomicInteger admitted = new AtomicInteger();
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "feed-stream-ticks");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean running;

    Readers(Growth growth, StreamSettings settings) {
        this.growth = growth;
        this.settings = settings;
        this.most = settings.most(Runtime.getRuntime().maxMemory());
    }

    /** @throws Problem when this client, or all together, have too many open; else {@link #release} must follow once */
    void admit(String client) {
        if (admitted.incrementAndGet() > most) {
            admitted.decrementAndGet();
            throw Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "too-many-streams",
                            new Text("Zu viele Leser", "Too many readers"),
                            new Text(
                                    "Gerade sind " + most + " Ströme offen, mehr gehen nicht. "
                                            + "/api/changes?wait=60 geht auch so.",
                                    most + " streams are open, there is no room for more. "
                                            + "/api/changes?wait=60 works all the same."))
                    .header("Retry-After", "60");
        }
        int mine = perClient.merge(client, 1, Integer::sum);
        if (mine > settings.perClient() && !hasRoomWithoutTheGone(client)) {
            release(client);
            throw Problem.of(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "too-many-streams-of-one-client",
                            new Text("Zu viele Ströme von einer Adresse", "Too many streams from one address"),
                            new Text(
                                    "Von Ihrer Adresse sind schon " + settings.perClient()
                                            + " Ströme offen. Schließen Sie einen, oder lesen Sie mehrere Filter aus einem Strom.",
                                    "There are already " + settings.perClient()
                                            + " streams open from your address. Close one, or read several filters from one stream."))
                    .with("limit", settings.perClient())
                    .header("Retry-After", "30");
        }
    }

    /**
     * Whether it is within its limit once those of its streams are counted no more that it has closed, as a page does that is loaded
     * again. That is noticed by writing, and at the second time only: the first makes the other end say that nobody is there.
     */
    private boolean hasRoomWithoutTheGone(String client) {
        if (!probed.add(client)) {
            return false;
        }
        try {
            long until = System.nanoTime() + TO_NOTICE.toNanos();
            while (perClient.getOrDefault(client, 0) > settings.perClient()) {
                if (System.nanoTime() > until) {
                    return false;
                }
                open.stream().filter(reader -> reader.isOf(client)).forEach(Reader::prod);
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
            return true;
        } finally {
            probed.remove(client);
        }
    }

    void release(String client) {
        admitted.decrementAndGet();
        perClient.computeIfPresent(client, (unused, count) -> count == 1 ? null : count - 1);
    }

    /** How many streams are open. */
    int admitted() {
        return admitted.get();
    }

    void add(Reader reader) {
        open.add(reader);
    }

    void remove(Reader reader) {
        open.remove(reader);
    }

    @Override
    public void grown() {
        open.forEach(Reader::drain);
    }

    @Override
    public void ended() {
        open.forEach(Reader::close);
    }

    @Override
    public void start() {
        running = true;
        growth.tell(this);
        ticks.scheduleWithFixedDelay(() -> open.forEach(Reader::tick), 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        running = false;
        ticks.shutdownNow();
        growth.forget(this);
        ended();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
