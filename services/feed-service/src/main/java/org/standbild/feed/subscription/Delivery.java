package org.standbild.feed.subscription;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Text;

/** One way of delivering, a bean of the package that does it: what this package has to know of it. */
public interface Delivery {

    Channel channel();

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

    /** It has ended: everything that was kept of it may go. Called again when it was interrupted. */
    default void ended(String subscription) {}
}
