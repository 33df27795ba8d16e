package org.standbild.feed;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/**
 * What sends by itself: subscriptions, webhooks and mail. It writes to the log, so it needs one; {@code standbild.feed.subscriptions=false}
 * leaves a service that is only read from.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "standbild.feed.subscriptions", matchIfMissing = true)
@ComponentScan({
    "org.standbild.feed.subscription",
    "org.standbild.feed.webhook",
    "org.standbild.feed.mail",
    "org.standbild.feed.management"
})
@PropertySource("classpath:org/standbild/feed/defaults.properties")
class Subscribing {}
