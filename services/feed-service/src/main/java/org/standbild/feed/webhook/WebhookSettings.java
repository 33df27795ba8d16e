package org.standbild.feed.webhook;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are delivered.
 *
 * @param allowPrivate whether receivers may be in this network or on this machine, and be spoken to without TLS; for tests and intranets
 * @param allowHttp whether receivers in the internet may be spoken to without TLS
 * @param timeout how long a receiver may take for its answer, from the first look-up of its name on
 * @param schedule how long to wait before each try; when there are no more, the subscription is paused
 * @param jitter how much longer a wait may be than the schedule says, as a share of it
 * @param longestWait the longest {@code Retry-After} that is honoured
 * @param claimTimeout an instance that has not shown a sign of life for so long no longer looks after its subscriptions; longer than
 *     {@code timeout}
 * @param atOnce how many receivers are spoken to at once; so many may hang before anybody else waits
 * @param tick how often it is looked whose time has come
 * @param replaysPerHour how often one subscription may have a range sent again
 */
@ConfigurationProperties("standbild.webhooks")
record WebhookSettings(
        @DefaultValue("false") boolean allowPrivate,
        @DefaultValue("false") boolean allowHttp,
        @DefaultValue("20s") Duration timeout,

        @DefaultValue({"0s", "5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"})
        List<Duration> schedule,

        @DefaultValue("0.1") double jitter,
        @DefaultValue("24h") Duration longestWait,
        @DefaultValue("60s") Duration claimTimeout,
        @DefaultValue("1000") int atOnce,
        @DefaultValue("1s") Duration tick,
        @DefaultValue("10") int replaysPerHour) {}
