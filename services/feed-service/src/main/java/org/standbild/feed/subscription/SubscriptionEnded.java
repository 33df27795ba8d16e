package org.standbild.feed.subscription;

/** Nothing is ever sent again; where it led to is forgotten. */
public record SubscriptionEnded(String subscription, Reason reason) implements SubscriptionEvent {}
