package org.standbild.feed.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.standbild.feed.subscription.Channel;
import org.standbild.feed.subscription.Delivery;
import org.standbild.feed.subscription.Subscription;
import org.standbild.profile.Text;

/** Webhooks as subscriptions know them. */
@Component
class WebhookDelivery implements Delivery {

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public @Nullable Text refusal(String address) {
        return address.startsWith("https://")
                ? null
                : new Text("erwartet wird eine Adresse mit https", "expected is an address with https");
    }

    @Override
    public void opened(Subscription subscription) {}

    @Override
    public List<?> deliveries(Subscription subscription, int limit) {
        return List.of();
    }
}
