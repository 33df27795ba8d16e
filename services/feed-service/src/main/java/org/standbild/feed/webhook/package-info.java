/**
 * Webhooks by Standard Webhooks 1.0: each change is sent to each subscription that wants it until the receiver has taken it. Read
 * {@link org.standbild.feed.webhook.WebhookDelivery} first.
 */
@NullMarked
package org.standbild.feed.webhook;

import org.jspecify.annotations.NullMarked;
