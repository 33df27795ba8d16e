package org.standbild.feed.subscription;

/** Sending goes on where it stopped. */
public record SubscriptionResumed(String subscription) implements SubscriptionEvent {}
