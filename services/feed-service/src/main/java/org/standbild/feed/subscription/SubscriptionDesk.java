package org.standbild.feed.subscription;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets whoever may manage a subscription have it, and makes everybody wait who asks too often. */
@Component
public class SubscriptionDesk {

    private final Subscriptions subscriptions;
    private final RateLimit created;
    private final RateLimit requests;
    private final RateLimit failures;
    private final RateLimit replays;

    SubscriptionDesk(Subscriptions subscriptions, SubscriptionSettings settings, Clock clock) {
        this.subscriptions = subscriptions;
        this.created = new RateLimit(clock, settings.window(), settings.createdPerClient());
        this.requests = new RateLimit(clock, settings.window(), settings.requestsPerClient());
        this.failures = new RateLimit(clock, settings.window(), settings.failuresPerClient());
        this.replays = new RateLimit(clock, Duration.ofHours(1), Integer.MAX_VALUE);
    }

    /** Counts an attempt to create one. Pages that create subscriptions call it, too. */
    public void countCreation(HttpServletRequest request) {
        created.count(Caller.client(request.getRemoteAddr()));
    }

    /**
     * The subscription with that id.
     *
     * @throws org.standbild.webframe.Problem 404 when there is none or it is not the caller's, 429 when there were too many requests
     */
    public Subscription require(String id, HttpServletRequest request) {
        Caller caller = Caller.of(request);
        count(caller);
        Optional<Subscription> found =
                byToken(caller).filter(subscription -> subscription.id().equals(id));
        if (found.isEmpty() && caller.admin() || caller.name() != null && subscriptions.isOwnedBy(id, caller.name())) {
            found = subscriptions.find(id);
        }
        return found.orElseThrow(() -> {
            failures.add(caller.client());
            return SubscriptionProblems.none();
        });
    }

    /** Counts what one subscription is sent again on request. */
    public void countReplay(String id, int perHour) {
        replays.count(id, perHour);
    }

    void count(Caller caller) {
        requests.count(caller.client());
        failures.check(caller.client());
    }

    Optional<Subscription> byToken(Caller caller) {
        return caller.token() == null ? Optional.empty() : subscriptions.managedBy(caller.token());
    }

    /** Counts a secret that fits nothing; pages whose links carry one call it, too. */
    public void countFailure(HttpServletRequest request) {
        String client = Caller.client(request.getRemoteAddr());
        failures.check(client);
        failures.add(client);
    }
}
