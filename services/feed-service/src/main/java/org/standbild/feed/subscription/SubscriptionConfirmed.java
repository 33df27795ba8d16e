package org.standbild.feed.subscription;

/** Whoever reads the mailbox has said yes. */
public record SubscriptionConfirmed(String subscription) implements SubscriptionEvent {}
