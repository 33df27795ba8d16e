package org.standbild.feed.mail;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.standbild.feed.mail.Progress.Kind;
import org.standbild.feed.subscription.Reason;
import org.standbild.feed.subscription.Subscription;
import org.standbild.feed.subscription.SubscriptionState;
import org.standbild.feed.subscription.Subscriptions;

/** What becomes of a subscription whose mail has come back. */
@Component
class Returns {

    private static final Logger LOG = LoggerFactory.getLogger(Returns.class);

    private final Ledger ledger;
    private final Planner planner;
    private final Subscriptions subscriptions;

    Returns(Ledger ledger, Planner planner, Subscriptions subscriptions) {
        this.ledger = ledger;
        this.planner = planner;
        this.subscriptions = subscriptions;
    }

    /** Paused, and what the mail told is told again when it is resumed; who was only asked is forgotten. May be said twice. */
    void returned(Bounce bounce) {
        Ledger.Addressed back = ledger.mail(bounce.messageId()).orElse(null);
        Subscription subscription =
                back == null ? null : subscriptions.find(back.subscription()).orElse(null);
        if (back == null || subscription == null) {
            LOG.info("A mail came back that is none of ours, or an old one: {}", bounce.messageId());
        } else if (back.mail().sentAt().isBefore(subscription.stateSince())
                && subscription.state() != SubscriptionState.PAUSED) {
            LOG.info("{} came back, but its reader wants mail again since", bounce.messageId());
        } else if (back.mail().kind().equals(Kind.CONFIRMATION.name())) {
            if (subscription.state() == SubscriptionState.UNCONFIRMED) {
                subscriptions.end(subscription.id(), Reason.BOUNCED);
            }
        } else if (back.mail().kind().equals(Kind.CHANGES.name())) {
            if (subscription.isActive()) {
                subscriptions.pause(subscription.id(), Reason.BOUNCED);
            }
            ledger.setBack(subscription.id(), back.mail().after());
            planner.forget(subscription.id());
            LOG.info("{} came back ({}), {} is paused", bounce.messageId(), bounce.status(), subscription.id());
        } else {
            LOG.warn("The owner of {} was not told that it is paused: {}", subscription.id(), bounce.status());
        }
    }
}
