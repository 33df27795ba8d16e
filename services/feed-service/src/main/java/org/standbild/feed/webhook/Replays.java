package org.standbild.feed.webhook;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.standbild.feed.change.ChangeItems;
import org.standbild.feed.subscription.Subscription;
import org.standbild.feed.subscription.SubscriptionDesk;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/** Has a range of positions sent to one webhook once more. */
@Component
class Replays {

    private final SubscriptionDesk desk;
    private final ChangeItems items;
    private final ProgressRows rows;
    private final Webhooks webhooks;
    private final WebhookSettings settings;

    Replays(SubscriptionDesk desk, ChangeItems items, ProgressRows rows, Webhooks webhooks, WebhookSettings settings) {
        this.desk = desk;
        this.items = items;
        this.rows = rows;
        this.webhooks = webhooks;
        this.settings = settings;
    }

    /**
     * How many changes of the range are sent.
     *
     * @throws Problem 400 when there is no such range, 409 when one is under way or the subscription is not active, 429 when there were too
     *     many
     */
    long begin(Subscription subscription, long from, long to) {
        long head = items.head();
        if (from < 0 || to < from || to > head) {
            throw Problem.badParameter(
                    "from",
                    new Text(
                            "Erwartet werden zwei Positionen von 0 bis " + head + ", die kleinere zuerst.",
                            "Expected are two positions from 0 to " + head + ", the smaller one first."));
        }
        if (!subscription.isActive()) {
            throw conflict(
                    "subscription-not-active",
                    new Text("Dieses Abonnement ruht", "This subscription is at rest"),
                    new Text("Nehmen Sie es erst wieder auf.", "Resume it first."));
        }
        desk.countReplay(subscription.id(), settings.replaysPerHour());
        if (!rows.replay(subscription, from, to)) {
            throw conflict(
                    "replay-under-way",
                    new Text("Eine Wiederholung läuft schon", "A replay is under way"),
                    new Text(
                            "Erst muss die vorige Spanne zugestellt sein.",
                            "The range before has to be delivered first."));
        }
        webhooks.wake(subscription.id());
        return items.between(from - 1, to)
                .filter(item -> items.concerns(item, subscription.filter()))
                .count();
    }

    private static Problem conflict(String name, Text title, Text detail) {
        return Problem.of(HttpStatus.CONFLICT, name, title, detail);
    }
}
