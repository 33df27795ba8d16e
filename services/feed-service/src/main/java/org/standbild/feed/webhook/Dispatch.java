package org.standbild.feed.webhook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.standbild.feed.change.ChangeItem;
import org.standbild.feed.change.ChangeItems;
import org.standbild.feed.subscription.Contact;
import org.standbild.feed.subscription.OwnerNotice;
import org.standbild.feed.subscription.Reason;
import org.standbild.feed.subscription.Subscription;
import org.standbild.feed.subscription.SubscriptionDirectory;
import org.standbild.feed.subscription.Subscriptions;

/** Tells one subscription what it has not been told yet, one change after the other, until one is not taken. */
@Component
class Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final int KEPT_BODY = 2_000;
    private static final int AT_A_STRETCH = 50;
    private static final int FAR_BEHIND = 100;

    private final SubscriptionDirectory directory;
    private final Subscriptions subscriptions;
    private final ChangeItems items;
    private final ProgressRows rows;
    private final SentLog log;
    private final Outbound outbound;
    private final WebhookSettings settings;
    private final Clock clock;
    private final ObjectProvider<OwnerNotice> notices;
    private final String publicUrl;

    Dispatch(
            SubscriptionDirectory directory,
            Subscriptions subscriptions,
            ChangeItems items,
            ProgressRows rows,
            SentLog log,
            Outbound outbound,
            WebhookSettings settings,
            Clock clock,
            ObjectProvider<OwnerNotice> notices,
            @Value("${standbild.public-url:}") String publicUrl) {
        this.directory = directory;
        this.subscriptions = subscriptions;
        this.items = items;
        this.rows = rows;
        this.log = log;
        this.outbound = outbound;
        this.settings = settings;
        this.clock = clock;
        this.notices = notices;
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }

    /** When to call again; absent when there is nothing to tell until something is recorded. */
    @Nullable
    Instant tell(String id) {
        Subscription subscription = directory.find(id).orElse(null);
        if (subscription == null || !subscription.isActive()) {
            return null;
        }
        Optional<Progress> claimed = rows.claim(subscription);
        if (claimed.isEmpty()) {
            return clock.instant().plus(settings.claimTimeout());
        }
        long claim = claimed.get().claim();
        try {
            return tell(id, claim);
        } catch (ProgressRows.ClaimLost lost) {
            LOG.info("{} is looked after by another instance now", id);
            return clock.instant().plus(settings.claimTimeout());
        } finally {
            rows.release(id, claim);
        }
    }

    private @Nullable Instant tell(String id, long claim) {
        for (int told = 0; told < AT_A_STRETCH; told++) {
            Subscription subscription = directory.find(id).orElse(null);
            Contact contact = subscriptions.contact(id).orElse(null);
            if (subscription == null || !subscription.isActive() || contact == null) {
                return null;
            }
            Progress progress = rows.read(id, claim);
            String since = subscription.stateSince().toString();
            if (!progress.since().equals(since)) {
                rows.beginAnew(id, claim, since);
                progress = rows.read(id, claim);
            }
            if (progress.due() != null && clock.instant().isBefore(progress.due())) {
                return progress.due();
            }
            long upTo = progress.replayTo() != null ? progress.replayTo() : items.head();
            ChangeItem next = items.between(progress.after(), upTo)
                    .filter(item -> items.concerns(item, subscription.filter()))
                    .findFirst()
                    .orElse(null);
            if (next == null && progress.isReplaying()) {
                rows.replayed(id, claim);
            } else if (next == null) {
                if (upTo - progress.done() >= FAR_BEHIND) {
                    rows.passed(id, claim, upTo);
                }
                return null;
            } else {
                Instant again = send(subscription, contact, progress, next);
                if (again != null) {
                    return again.equals(Instant.MAX) ? null : again;
                }
            }
        }
        return clock.instant();
    }

    /** Absent when it was taken; {@link Instant#MAX} when it is not tried again. */
    private @Nullable Instant send(Subscription subscription, Contact contact, Progress progress, ChangeItem item) {
        byte[] body = CloudEvent.of(item, publicUrl);
        Instant now = clock.instant();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", CloudEvent.MEDIA_TYPE);
        headers.put("webhook-id", item.eventId());
        headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
        headers.put("webhook-signature", Signature.of(contact.secretsAt(now), item.eventId(), now, body));
        Answer answer = outbound.post(URI.create(contact.address()), headers, body);
        String id = subscription.id();
        Instant again = null;
        if (answer.isTaken()) {
            rows.taken(id, progress, item.position());
        } else {
            again = clock.instant().plus(delay(progress.attempts() + 1, answer));
            rows.failed(id, progress, now, again);
        }
        log.note(id, progress.tries(), sent(progress, item, now, headers, body, answer));
        if (answer.isGone()) {
            return give(subscription, contact, Reason.GONE);
        }
        if (again != null && progress.attempts() + 1 >= settings.schedule().size()) {
            return give(subscription, contact, Reason.FAILING);
        }
        return again;
    }

    /** After so many failed tries; what the receiver asks for counts when it is longer. */
    private Duration delay(int failed, Answer answer) {
        List<Duration> schedule = settings.schedule();
        Duration planned = schedule.get(Math.min(failed, schedule.size() - 1));
        Duration jittered = planned.plusMillis((long) (planned.toMillis()
                * settings.jitter()
                * ThreadLocalRandom.current().nextDouble()));
        Duration wished = answer.wait(clock.instant());
        Duration bounded = wished.compareTo(settings.longestWait()) > 0 ? settings.longestWait() : wished;
        return bounded.compareTo(jittered) > 0 ? bounded : jittered;
    }

    private Instant give(Subscription subscription, Contact contact, Reason reason) {
        Subscription paused = subscriptions.pause(subscription.id(), reason);
        LOG.info("{} is paused: {}", subscription.id(), reason);
        String mail = contact.ownerMail();
        if (mail != null && paused.reason() == reason) {
            notices.forEach(notice -> tell(notice, paused, mail));
        }
        return Instant.MAX;
    }

    private static void tell(OwnerNotice notice, Subscription paused, String mail) {
        try {
            notice.paused(paused, mail);
        } catch (RuntimeException e) {
            LOG.error("The owner of {} was not told that it is paused", paused.id(), e);
        }
    }

    private static Sent sent(
            Progress progress, ChangeItem item, Instant now, Map<String, String> headers, byte[] body, Answer answer) {
        String text = new String(body, StandardCharsets.UTF_8);
        return new Sent(
                item.position(),
                item.eventId(),
                progress.attempts() + 1,
                progress.isReplaying(),
                now,
                answer.took().toMillis(),
                answer.isTaken(),
                new Sent.Request(
                        headers, text.length() > KEPT_BODY ? text.substring(0, KEPT_BODY) + "…" : text, body.length),
                answer.status(),
                answer.body(),
                answer.error());
    }
}
