package org.standbild.feed.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.standbild.feed.change.ChangeFilter;

/**
 * A subscription as the log tells it.
 *
 * @param id its stream, {@code subscription-} and a UUID
 * @param frequency of mail; absent for a webhook
 * @param language {@code de} or {@code en}
 * @param after the position after which changes are told
 * @param reason why it is paused or has ended; else absent
 * @param confirmedAt from when on it may be told; absent while unconfirmed
 * @param stateSince when its state began
 * @param version number of its events
 */
public record Subscription(
        String id,
        Channel channel,
        ChangeFilter filter,
        @Nullable Frequency frequency,
        String language,
        long after,
        SubscriptionState state,
        @Nullable Reason reason,
        Instant createdAt,
        @Nullable Instant confirmedAt,
        Instant stateSince,
        long version) {

    public boolean isActive() {
        return state == SubscriptionState.ACTIVE;
    }

    /** @param before absent before the first event */
    static @Nullable Subscription evolve(@Nullable Subscription before, SubscriptionEvent event, Instant at) {
        if (event instanceof SubscriptionOpened opened) {
            boolean confirmed = opened.channel() == Channel.WEBHOOK;
            return new Subscription(
                    opened.subscription(),
                    opened.channel(),
                    ChangeFilter.ofLists(opened.filter()),
                    opened.frequency(),
                    opened.language(),
                    opened.after(),
                    confirmed ? SubscriptionState.ACTIVE : SubscriptionState.UNCONFIRMED,
                    null,
                    at,
                    confirmed ? at : null,
                    at,
                    1);
        }
        if (before == null) {
            return null;
        }
        if (event instanceof SubscriptionConfirmed) {
            return before.in(SubscriptionState.ACTIVE, null, at, at);
        }
        if (event instanceof SubscriptionPaused paused) {
            return before.in(SubscriptionState.PAUSED, paused.reason(), before.confirmedAt, at);
        }
        if (event instanceof SubscriptionResumed) {
            return before.in(SubscriptionState.ACTIVE, null, before.confirmedAt, at);
        }
        if (event instanceof SubscriptionEnded ended) {
            return before.in(SubscriptionState.ENDED, ended.reason(), before.confirmedAt, at);
        }
        Subscription next = before.in(before.state, before.reason, before.confirmedAt, before.stateSince);
        return event instanceof FrequencyChanged changed ? next.tellAs(changed.frequency()) : next;
    }

    private Subscription tellAs(Frequency often) {
        return new Subscription(
                id,
                channel,
                filter,
                often,
                language,
                after,
                state,
                reason,
                createdAt,
                confirmedAt,
                stateSince,
                version);
    }

    private Subscription in(
            SubscriptionState next, @Nullable Reason why, @Nullable Instant confirmed, Instant nextSince) {
        return new Subscription(
                id,
                channel,
                filter,
                frequency,
                language,
                after,
                next,
                why,
                createdAt,
                confirmed,
                nextSince,
                version + 1);
    }
}
