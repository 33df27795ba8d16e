package org.standbild.feed.mail;

import java.time.Instant;

/**
 * A mail that the server of the sender has taken.
 *
 * @param kind {@code CONFIRMATION}, {@code CHANGES} or {@code NOTICE}
 * @param after it tells what follows this position
 * @param upTo up to this one
 * @param changes how many it tells
 */
record SentMail(String kind, long after, long upTo, int changes, String messageId, Instant sentAt) {}
