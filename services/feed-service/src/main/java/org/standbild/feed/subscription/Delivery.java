package org.standbild.feed.subscription;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Text;

/** One way of delivering, a bean of the package that does it: what this package has to know of it. */
public interface Delivery {

    Channel channel();

    /** Why nothing can be delivered this way at all; absent when it can. */
    default @Nullable Text unavailable() {
        return null;
    }

    /** Why nothing can be delivered to that address; absent when it will do. */
    @Nullable
    Text refusal(String address);

    /** On the thread of the request that opened it, when it is in the log. What fails here is made up for by the delivery itself. */
    void opened(Subscription subscription);

    /** How delivering goes, as members of the subscription's JSON; none when there is nothing to say. */
    default Map<String, Object> progress(Subscription subscription) {
        return Map.of();
    }

    /** The latest deliveries, the newest first, as they stand in JSON. */
    List<?> deliveries(Subscription subscription, int limit);

    /**
     * Everything in that range that fits is told once more.
     *
     * @param from first position, inclusive
     * @param to last position, inclusive
     * @throws org.standbild.webframe.Problem 409 when this channel tells nothing twice, or cannot now
     */
    default void replay(Subscription subscription, long from, long to) {
        throw SubscriptionProblems.notAWebhook(subscription.id());
    }

    /** It has ended: everything that was kept of it may go. Called again when it was interrupted. */
    default void ended(String subscription) {}
}
