package org.standbild.feed.webhook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.standbild.feed.subscription.Channel;
import org.standbild.feed.subscription.Delivery;
import org.standbild.feed.subscription.Subscription;
import org.standbild.profile.Text;

/** Webhooks as subscriptions know them. */
@Component
class WebhookDelivery implements Delivery {

    private final Outbound outbound;
    private final Webhooks webhooks;
    private final ProgressRows rows;
    private final SentLog log;
    private final Replays replays;

    WebhookDelivery(Outbound outbound, Webhooks webhooks, ProgressRows rows, SentLog log, Replays replays) {
        this.outbound = outbound;
        this.webhooks = webhooks;
        this.rows = rows;
        this.log = log;
        this.replays = replays;
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public @Nullable Text refusal(String address) {
        return outbound.refusal(address);
    }

    /** The directory wakes it, also after a crash between the two. */
    @Override
    public void opened(Subscription subscription) {
        webhooks.wake(subscription.id());
    }

    @Override
    public Map<String, Object> progress(Subscription subscription) {
        Map<String, Object> members = new LinkedHashMap<>();
        rows.find(subscription.id()).ifPresent(progress -> {
            members.put("told", progress.done());
            members.put("failedAttempts", progress.attempts());
            if (progress.failingSince() != null) {
                members.put("failingSince", progress.failingSince());
            }
            if (progress.due() != null && subscription.isActive()) {
                members.put("nextAttempt", progress.due());
            }
            if (progress.replayed() != null && progress.replayTo() != null) {
                members.put("replay", Map.of("next", progress.replayed() + 1, "to", progress.replayTo()));
            }
        });
        return members;
    }

    @Override
    public List<?> deliveries(Subscription subscription, int limit) {
        return rows.find(subscription.id())
                .map(progress -> log.latest(subscription.id(), progress.tries(), limit))
                .orElse(List.of());
    }

    @Override
    public void replay(Subscription subscription, long from, long to) {
        replays.begin(subscription, from, to);
    }

    @Override
    public void ended(String subscription) {
        rows.forget(subscription);
        log.forget(subscription);
    }
}
