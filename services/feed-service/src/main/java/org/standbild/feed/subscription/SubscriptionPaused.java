package org.standbild.feed.subscription;

/** Nothing is sent until further notice. */
public record SubscriptionPaused(String subscription, Reason reason) implements SubscriptionEvent {}
