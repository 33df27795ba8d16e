/**
 * Who wants to be told, of what and how: subscriptions as streams of the log, and apart from it, encrypted, where they lead to. Read
 * {@link org.standbild.feed.subscription.Subscriptions} first.
 */
@NullMarked
package org.standbild.feed.subscription;

import org.jspecify.annotations.NullMarked;
