package org.standbild.feed.mail;

import jakarta.mail.MessagingException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import org.standbild.feed.change.Growth;
import org.standbild.feed.mail.Letters.Letter;
import org.standbild.feed.mail.Progress.Kind;
import org.standbild.feed.mail.Progress.Run;
import org.standbild.feed.subscription.Channel;
import org.standbild.feed.subscription.Contact;
import org.standbild.feed.subscription.Reason;
import org.standbild.feed.subscription.Subscription;
import org.standbild.feed.subscription.SubscriptionDirectory;
import org.standbild.feed.subscription.SubscriptionState;
import org.standbild.feed.subscription.Subscriptions;

/**
 * Brings the mails that are due. Each is claimed before it is sent and noted after, so of several instances one sends it; when one dies in
 * between, it is sent again under the same Message-ID.
 */
@Component
class Postman implements SmartLifecycle, Growth.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final Duration[] AGAIN = {
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(2),
        Duration.ofHours(4),
        Duration.ofHours(8),
        Duration.ofHours(12),
        Duration.ofHours(24)
    };
    private static final Duration AFTER_REFUSAL = Duration.ofDays(1);
    private static final Duration SERVER_AWAY = Duration.ofMinutes(1);
    private static final Duration TIDY_EVERY = Duration.ofHours(1);
    private static final Duration LEAVE = Duration.ofSeconds(10);
    private static final int AT_ONCE = 500;

    private final SubscriptionDirectory directory;
    private final Subscriptions subscriptions;
    private final Ledger ledger;
    private final Planner planner;
    private final Letters letters;
    private final MailRoute route;
    private final MailSettings settings;
    private final Clock clock;
    private final Growth growth;
    private final boolean alone;
    private final String me = ManagementFactory.getRuntimeMXBean().getName() + "/" + UUID.randomUUID();
    private final Bell bell = new Bell();
    private volatile boolean running;
    private volatile @Nullable Thread worker;
    private @Nullable Instant tidied;

    Postman(
            SubscriptionDirectory directory,
            Subscriptions subscriptions,
            Ledger ledger,
            Planner planner,
            Letters letters,
            MailRoute route,
            MailSettings settings,
            Clock clock,
            Growth growth,
            @Value("${spring.mongodb.uri:}") String sharedDatabase) {
        this.directory = directory;
        this.subscriptions = subscriptions;
        this.ledger = ledger;
        this.planner = planner;
        this.letters = letters;
        this.route = route;
        this.settings = settings;
        this.clock = clock;
        this.growth = growth;
        this.alone = sharedDatabase.isBlank();
        directory.listen((event, now) -> wake());
    }

    @Override
    public void start() {
        running = true;
        bell.sound();
        if (alone) {
            ledger.releaseAll();
        }
        growth.tell(this);
        Thread thread = new Thread(this::work, "mail");
        thread.setDaemon(true);
        worker = thread;
        thread.start();
    }

    private void work() {
        ExecutorService senders = Executors.newFixedThreadPool(settings.senders(), work -> {
            Thread thread = new Thread(work, "mail-sender");
            thread.setDaemon(true);
            return thread;
        });
        try {
            while (running && Thread.currentThread() == worker) {
                oneRound(senders);
            }
        } catch (InterruptedException stopped) {
            LOG.debug("No more mail is sent");
        }
        senders.shutdownNow();
    }

    private void oneRound(ExecutorService senders) throws InterruptedException {
        try {
            round(senders);
            // Not longer than some seconds, whoever rings: time itself makes mails due.
            bell.await(settings.look(), settings.gather());
        } catch (RuntimeException e) {
            LOG.error("A round of mail has failed; there will be another", e);
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** There may be something to send. */
    final void wake() {
        bell.ring();
    }

    @Override
    public void grown() {
        wake();
    }

    @Override
    public void ended() {
        running = false;
        bell.silence();
    }

    private void round(ExecutorService senders) throws InterruptedException {
        tidyUp();
        if (route.unavailable() != null) {
            return;
        }
        List<Subscription> concerned =
                directory.all().stream().filter(Postman::mayBeTold).toList();
        boolean sentOne = false;
        for (int from = 0; from < concerned.size(); from += AT_ONCE) {
            List<Subscription> some = concerned.subList(from, Math.min(concerned.size(), from + AT_ONCE));
            Map<String, Progress> known =
                    ledger.of(some.stream().map(Subscription::id).toList());
            List<Callable<Boolean>> work = new ArrayList<>();
            for (Subscription subscription : some) {
                Progress due = due(subscription, known.get(subscription.id()));
                if (due != null) {
                    work.add(() -> send(subscription, due));
                }
            }
            for (Future<Boolean> done : senders.invokeAll(work)) {
                sentOne |= succeeded(done);
            }
        }
        if (sentOne) {
            // The next mail of a subscription may be due already.
            wake();
        }
    }

    private static boolean succeeded(Future<Boolean> done) throws InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException e) {
            LOG.error("A mail could not be seen to", e.getCause());
            return false;
        }
    }

    private static boolean mayBeTold(Subscription subscription) {
        return subscription.channel() == Channel.WEBHOOK
                ? subscription.state() == SubscriptionState.PAUSED && subscription.reason() != Reason.WANTED
                : subscription.state() == SubscriptionState.UNCONFIRMED || subscription.isActive();
    }

    /** The row of a subscription that has a mail to be tried now; absent when there is none. */
    private @Nullable Progress due(Subscription subscription, @Nullable Progress known) {
        Instant now = clock.instant();
        if (known == null && !isStillAsKnown(subscription)) {
            return null;
        }
        boolean hasOwnerMail = subscription.channel() == Channel.WEBHOOK
                && subscriptions
                        .contact(subscription.id())
                        .map(Contact::ownerMail)
                        .isPresent();
        Progress planned = planner.plan(subscription, known, hasOwnerMail, now);
        Progress current = planned == null ? known : ledger.write(planned);
        Run run = current == null ? null : current.run();
        return run != null && !run.isClaimedAt(now) && !now.isBefore(run.next()) ? current : null;
    }

    /** The directory hears of the log a moment later: what has just ended must not begin anew. */
    private boolean isStillAsKnown(Subscription subscription) {
        Subscription now = subscriptions.find(subscription.id()).orElse(null);
        return now != null && now.state() == subscription.state();
    }

    private boolean send(Subscription subscription, Progress due) {
        Subscription now = subscriptions.find(subscription.id()).orElse(null);
        if (now == null || now.state() == SubscriptionState.ENDED) {
            ledger.forget(subscription.id());
            return false;
        }
        if (now.state() != subscription.state()) {
            return false;
        }
        Run run = run(due);
        Progress claimed = !running
                ? null
                : ledger.write(due.with(run.claimed(me, clock.instant().plus(settings.claim()))));
        if (claimed == null) {
            return false;
        }
        Contact contact = subscriptions.contact(subscription.id()).orElse(null);
        if (contact == null) {
            return false;
        }
        if (ledger.wasSent(claimed)) {
            return finish(subscription, claimed);
        }
        try {
            Letter letter = letter(subscription, claimed, contact);
            route.sender().send(letter.message());
            ledger.sent(claimed, run, letter.changes(), letter.messageId(), clock.instant());
            LOG.debug("{} is on its way", claimed.runId());
            return finish(subscription, claimed);
        } catch (MailException | MessagingException e) {
            failed(subscription, claimed, Trouble.of(e, address(contact, run)));
            return false;
        }
    }

    private static Run run(Progress progress) {
        Run run = progress.run();
        if (run == null) {
            throw new IllegalStateException("Nothing is under way for " + progress.id());
        }
        return run;
    }

    private static String address(Contact contact, Run run) {
        String owner = contact.ownerMail();
        return run.kind() == Kind.NOTICE && owner != null ? owner : contact.address();
    }

    private Letter letter(Subscription subscription, Progress claimed, Contact contact) throws MessagingException {
        Run run = run(claimed);
        return switch (run.kind()) {
            case CONFIRMATION -> letters.confirmation(claimed, subscription, contact);
            case CHANGES -> letters.changes(claimed, run, subscription, contact);
            case NOTICE -> letters.notice(claimed, subscription, contact, address(contact, run));
        };
    }

    private boolean finish(Subscription subscription, Progress claimed) {
        Progress done = claimed.done(
                run(claimed), clock.instant(), subscription.stateSince().truncatedTo(ChronoUnit.MILLIS));
        if (ledger.write(done) == null) {
            LOG.warn("{} was sent, but another instance has taken it over meanwhile", claimed.runId());
        }
        return true;
    }

    private void failed(Subscription subscription, Progress claimed, Trouble trouble) {
        Run run = run(claimed);
        Instant now = clock.instant();
        Duration pause =
                switch (trouble.kind()) {
                    case SERVER -> SERVER_AWAY;
                    case REFUSED -> AFTER_REFUSAL;
                    case TEMPORARY -> AGAIN[Math.min(run.failures(), AGAIN.length - 1)];
                };
        Run failed = run.failed(trouble, now.plus(pause), now);
        ledger.write(claimed.with(failed));
        LOG.warn("{} could not be sent ({}), again in {}: {}", claimed.runId(), trouble.kind(), pause, trouble.says());
        if (run.kind() == Kind.CONFIRMATION && trouble.kind() == Trouble.Kind.REFUSED) {
            subscriptions.end(subscription.id(), Reason.BOUNCED);
        } else if (run.kind() == Kind.CHANGES && failed.bounces() >= settings.bounces()) {
            subscriptions.pause(subscription.id(), Reason.BOUNCED);
        } else if (run.kind() == Kind.CHANGES && failed.failures() >= settings.attempts()) {
            subscriptions.pause(subscription.id(), Reason.FAILING);
        }
    }

    /** Who has not confirmed in time is forgotten, and so is after a while which mails were sent. */
    private void tidyUp() {
        Instant now = clock.instant();
        if (tidied != null && now.isBefore(tidied.plus(TIDY_EVERY))) {
            return;
        }
        tidied = now;
        Instant latest = now.minus(settings.confirmWithin());
        Instant lately = now.minus(TIDY_EVERY.multipliedBy(2));
        for (Subscription subscription : directory.all()) {
            if (subscription.state() == SubscriptionState.ENDED
                    && subscription.stateSince().isAfter(lately)) {
                ledger.forget(subscription.id());
            } else if (subscription.state() == SubscriptionState.UNCONFIRMED
                    && subscription.createdAt().isBefore(latest)) {
                subscriptions.end(subscription.id(), Reason.UNCONFIRMED);
            }
        }
        ledger.forgetSentBefore(now.minus(settings.kept()));
    }

    /** What is being sent is sent and noted first, as far as that does not take long: else it would be sent twice. */
    @Override
    public void stop() {
        running = false;
        growth.forget(this);
        bell.silence();
        Thread thread = worker;
        if (thread != null) {
            try {
                thread.join(LEAVE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the subscriptions are read, and stopped before them. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 500;
    }
}
