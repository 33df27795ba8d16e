package org.standbild.feed.subscription;

/**
 * Something that happened to a subscription. These events are of this service only and no reader of the document ever sees them; none holds
 * an address, a URL or a secret.
 */
public sealed interface SubscriptionEvent
        permits SubscriptionOpened,
                SubscriptionConfirmed,
                SubscriptionPaused,
                SubscriptionResumed,
                SubscriptionEnded,
                SecretRotated,
                FrequencyChanged {

    /** Its id, which is also its stream. */
    String subscription();
}
