package org.standbild.feed.subscription;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What subscribers may do, and the key under which their addresses lie.
 *
 * @param key at least 32 characters; empty: drawn at the first start and kept as a file in {@code standbild.data-dir}
 * @param window requests are counted for so long
 * @param createdPerClient how many subscriptions one client may create within the window
 * @param requestsPerClient how many other requests about subscriptions one client may make within the window
 * @param failuresPerClient how many times one client may name a wrong secret within the window
 * @param rotationOverlap how long the old secret of a webhook counts beside the new one
 */
@ConfigurationProperties("standbild.subscriptions")
public record SubscriptionSettings(
        @DefaultValue("") String key,
        @DefaultValue("10m") Duration window,
        @DefaultValue("20") int createdPerClient,
        @DefaultValue("600") int requestsPerClient,
        @DefaultValue("20") int failuresPerClient,
        @DefaultValue("24h") Duration rotationOverlap) {}
