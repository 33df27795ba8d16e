package org.standbild.feed.subscription;

import java.time.Instant;

/**
 * A webhook has a new secret.
 *
 * @param oldValidUntil deliveries are signed with the old secret, too, until then
 */
public record SecretRotated(String subscription, Instant oldValidUntil) implements SubscriptionEvent {}
