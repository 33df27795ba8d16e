package org.standbild.feed.subscription;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What somebody wants of a subscription. */
sealed interface SubscriptionCommand {

    String subscription();

    record OpenSubscription(@TargetAggregateIdentifier String subscription, SubscriptionOpened wanted)
            implements SubscriptionCommand {}

    record ConfirmSubscription(@TargetAggregateIdentifier String subscription) implements SubscriptionCommand {}

    record PauseSubscription(@TargetAggregateIdentifier String subscription, Reason reason)
            implements SubscriptionCommand {}

    record ResumeSubscription(@TargetAggregateIdentifier String subscription) implements SubscriptionCommand {}

    record EndSubscription(@TargetAggregateIdentifier String subscription, Reason reason)
            implements SubscriptionCommand {}

    record TellAs(@TargetAggregateIdentifier String subscription, Frequency frequency) implements SubscriptionCommand {}

    record RotateSecret(@TargetAggregateIdentifier String subscription, Instant oldValidUntil)
            implements SubscriptionCommand {}
}
