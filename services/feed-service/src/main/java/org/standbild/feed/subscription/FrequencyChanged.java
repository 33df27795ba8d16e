package org.standbild.feed.subscription;

/** Mail comes more or less often from now on. */
public record FrequencyChanged(String subscription, Frequency frequency) implements SubscriptionEvent {}
