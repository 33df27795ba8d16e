package org.standbild.feed.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.standbild.feed.change.ChangeItem;
import org.standbild.feed.change.ChangeItems;
import org.standbild.feed.mail.Progress.Kind;
import org.standbild.feed.mail.Progress.Run;
import org.standbild.feed.subscription.Channel;
import org.standbild.feed.subscription.Frequency;
import org.standbild.feed.subscription.Reason;
import org.standbild.feed.subscription.Subscription;
import org.standbild.feed.subscription.SubscriptionState;

/**
 * Says which mail is due next. The ranges of a subscription's mails follow one upon the other: each begins where the last one ended, so
 * nothing is told twice and nothing left out, however long nobody has looked.
 */
@Component
class Planner {

    private static final int WORTH_KEEPING = 1000;
    private static final Duration NEWS = Duration.ofDays(7);

    private final ChangeItems items;
    private final MailSettings settings;
    private final Windows windows;
    /** How far was looked in vain, by subscription: only to save looking again. */
    private final Map<String, Long> seen = new ConcurrentHashMap<>();

    Planner(ChangeItems items, MailSettings settings) {
        this.items = items;
        this.settings = settings;
        this.windows = new Windows(settings.digestAt(), settings.digestDelay());
    }

    /**
     * What becomes of the subscription's row.
     *
     * @param known the row; absent before the first
     * @param hasOwnerMail of a webhook: whether its owner can be told
     * @return absent when nothing does
     */
    @Nullable
    Progress plan(Subscription subscription, @Nullable Progress known, boolean hasOwnerMail, Instant now) {
        Progress progress = known == null ? Progress.begun(subscription.id(), subscription.after()) : known;
        Run run = progress.run();
        if (subscription.channel() == Channel.WEBHOOK) {
            return isToBeNoticed(subscription, progress, hasOwnerMail, now)
                    ? progress.with(
                            Run.of(Kind.NOTICE, subscription.stateSince().toEpochMilli(), 0, null, now))
                    : null;
        }
        if (subscription.state() == SubscriptionState.UNCONFIRMED) {
            return run == null && progress.asked() == null
                    ? progress.with(Run.of(Kind.CONFIRMATION, subscription.after(), subscription.after(), null, now))
                    : null;
        }
        if (!subscription.isActive()) {
            return null;
        }
        if (run != null && run.kind() == Kind.CHANGES) {
            return run.failures() + run.bounces() > 0 && lastTry(run).isBefore(subscription.stateSince())
                    ? progress.with(run.afresh(now))
                    : null;
        }
        return changes(subscription, run == null ? progress : progress.with(null), now);
    }

    /** Who has resumed it wants it to be tried now, and as often as the first time. */
    private static Instant lastTry(Run run) {
        return run.lastTry() == null ? run.planned() : run.lastTry();
    }

    private static boolean isToBeNoticed(Subscription webhook, Progress progress, boolean hasOwnerMail, Instant now) {
        Instant since = webhook.stateSince().truncatedTo(ChronoUnit.MILLIS);
        return hasOwnerMail
                && progress.run() == null
                && webhook.state() == SubscriptionState.PAUSED
                && (webhook.reason() == Reason.GONE || webhook.reason() == Reason.FAILING)
                && since.isAfter(now.minus(NEWS))
                && !since.equals(progress.noticed());
    }

    private @Nullable Progress changes(Subscription subscription, Progress progress, Instant now) {
        Frequency frequency = subscription.frequency();
        if (frequency == null || frequency == Frequency.IMMEDIATE) {
            return atOnce(subscription, progress, now);
        }
        Instant end = windows.due(frequency, subscription.stateSince(), progress.window(), now);
        if (end == null) {
            return null;
        }
        long last = Math.max(progress.after(), items.lastBefore(end));
        List<ChangeItem> told = fitting(subscription, progress.after(), last);
        if (told.isEmpty()) {
            return progress.seen(last, end);
        }
        return told.size() > settings.changesPerMail()
                ? progress.with(Run.of(Kind.CHANGES, progress.after(), lastThatFits(told), null, now))
                : progress.with(Run.of(Kind.CHANGES, progress.after(), last, end, now));
    }

    private @Nullable Progress atOnce(Subscription subscription, Progress progress, Instant now) {
        long head = items.head();
        long after = Math.max(progress.after(), seen.getOrDefault(subscription.id(), -1L));
        List<ChangeItem> told = fitting(subscription, after, head);
        if (told.isEmpty()) {
            seen.put(subscription.id(), head);
            return head - progress.after() > WORTH_KEEPING ? progress.seen(head, progress.window()) : null;
        }
        if (now.isBefore(told.get(told.size() - 1).recordedAt().plus(settings.gather()))
                && now.isBefore(told.get(0).recordedAt().plus(settings.gather().multipliedBy(5)))) {
            return null;
        }
        long last = told.size() > settings.changesPerMail() ? lastThatFits(told) : head;
        return progress.with(Run.of(Kind.CHANGES, progress.after(), last, null, now));
    }

    private long lastThatFits(List<ChangeItem> told) {
        return told.get(settings.changesPerMail() - 1).position();
    }

    private List<ChangeItem> fitting(Subscription subscription, long after, long upTo) {
        return items.between(after, upTo)
                .filter(item -> items.concerns(item, subscription.filter()))
                .limit(settings.changesPerMail() + 1L)
                .toList();
    }

    void forget(String subscription) {
        seen.remove(subscription);
    }
}
