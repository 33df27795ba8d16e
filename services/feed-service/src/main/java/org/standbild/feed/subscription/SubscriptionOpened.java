package org.standbild.feed.subscription;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to be told.
 *
 * @param filter the filter's lists that are not empty, by name
 * @param frequency of mail; absent for a webhook
 * @param language {@code de} or {@code en}
 * @param after the position after which changes are told; -1 for all there are
 */
public record SubscriptionOpened(
        String subscription,
        Channel channel,
        Map<String, List<String>> filter,
        @Nullable Frequency frequency,
        String language,
        long after)
        implements SubscriptionEvent {}
