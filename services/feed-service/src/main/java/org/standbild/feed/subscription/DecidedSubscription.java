package org.standbild.feed.subscription;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.standbild.feed.subscription.SubscriptionCommand.ConfirmSubscription;
import org.standbild.feed.subscription.SubscriptionCommand.EndSubscription;
import org.standbild.feed.subscription.SubscriptionCommand.OpenSubscription;
import org.standbild.feed.subscription.SubscriptionCommand.PauseSubscription;
import org.standbild.feed.subscription.SubscriptionCommand.ResumeSubscription;
import org.standbild.feed.subscription.SubscriptionCommand.RotateSecret;
import org.standbild.feed.subscription.SubscriptionCommand.TellAs;

/** A subscription as the place where it is decided what becomes of it. Whoever wants what is so already hears nothing. */
@Aggregate(type = "Subscription")
class DecidedSubscription {

    @AggregateIdentifier
    private String id;

    private @Nullable Subscription now;

    DecidedSubscription() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(OpenSubscription command) {
        if (now == null) {
            apply(command.wanted());
        }
    }

    @CommandHandler
    void decide(ConfirmSubscription command) {
        if (open().state() == SubscriptionState.UNCONFIRMED) {
            apply(new SubscriptionConfirmed(id));
        }
    }

    @CommandHandler
    void decide(PauseSubscription command) {
        if (confirmed().state() == SubscriptionState.ACTIVE) {
            apply(new SubscriptionPaused(id, command.reason()));
        }
    }

    @CommandHandler
    void decide(ResumeSubscription command) {
        if (confirmed().state() == SubscriptionState.PAUSED) {
            apply(new SubscriptionResumed(id));
        }
    }

    @CommandHandler
    void decide(EndSubscription command) {
        if (now != null && now.state() != SubscriptionState.ENDED) {
            apply(new SubscriptionEnded(id, command.reason()));
        }
    }

    @CommandHandler
    void decide(RotateSecret command) {
        if (open().channel() != Channel.WEBHOOK) {
            throw SubscriptionProblems.notAWebhook(id);
        }
        apply(new SecretRotated(id, command.oldValidUntil()));
    }

    @CommandHandler
    void decide(TellAs command) {
        Subscription known = confirmed();
        if (known.channel() != Channel.EMAIL) {
            throw SubscriptionProblems.notMail(id);
        }
        if (known.frequency() != command.frequency()) {
            apply(new FrequencyChanged(id, command.frequency()));
        }
    }

    private Subscription open() {
        if (now == null || now.state() == SubscriptionState.ENDED) {
            throw SubscriptionProblems.ended(id);
        }
        return now;
    }

    private Subscription confirmed() {
        Subscription open = open();
        if (open.state() == SubscriptionState.UNCONFIRMED) {
            throw SubscriptionProblems.unconfirmed(id);
        }
        return open;
    }

    @EventSourcingHandler
    void evolve(SubscriptionEvent event, @Timestamp Instant at) {
        id = event.subscription();
        now = Subscription.evolve(now, event, at);
    }
}
