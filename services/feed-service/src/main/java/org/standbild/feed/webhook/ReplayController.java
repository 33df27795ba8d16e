package org.standbild.feed.webhook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.feed.change.ChangeItems;
import org.standbild.feed.subscription.Channel;
import org.standbild.feed.subscription.Subscription;
import org.standbild.feed.subscription.SubscriptionBody;
import org.standbild.feed.subscription.SubscriptionDesk;
import org.standbild.feed.subscription.SubscriptionProblems;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/** Where a webhook's owner asks for a range once more. */
@RestController
@Tag(name = "Subscriptions")
class ReplayController {

    private final SubscriptionDesk desk;
    private final ChangeItems items;
    private final ProgressRows rows;
    private final Webhooks webhooks;
    private final WebhookSettings settings;

    ReplayController(
            SubscriptionDesk desk, ChangeItems items, ProgressRows rows, Webhooks webhooks, WebhookSettings settings) {
        this.desk = desk;
        this.items = items;
        this.rows = rows;
        this.webhooks = webhooks;
        this.settings = settings;
    }

    /**
     * A range that is sent again.
     *
     * @param from the first position, inclusive
     * @param to the last position, inclusive
     * @param changes how many changes in it match the filter
     */
    record Replay(long from, long to, long changes) {}

    @PostMapping(path = "/api/subscriptions/{id}/replay", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Send a range of positions again",
            description =
                    "Every change between the positions from and to (inclusive; without: the first, the newest) that matches the filter is "
                            + "sent again, in order and with the same webhook-id; what is new waits until then. One range at a time. "
                            + "Needs the secret that manages the subscription, or a log-in.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = @ExampleObject("{\"from\": 400, \"to\": 420}"))))
    @Parameter(name = "Subscription-Token", in = ParameterIn.HEADER, description = "The secret that manages it")
    @ApiResponse(responseCode = "202", description = "It is being sent")
    @ApiResponse(
            responseCode = "409",
            description = "A range is being sent, or this is not a webhook, or it is not active")
    ResponseEntity<Replay> replay(
            @PathVariable String id, @RequestBody byte[] body, @Parameter(hidden = true) HttpServletRequest request) {
        Subscription subscription = desk.require(id, request);
        if (subscription.channel() != Channel.WEBHOOK) {
            throw SubscriptionProblems.notAWebhook(id);
        }
        long[] range = SubscriptionBody.range(body, items.head());
        if (!subscription.isActive()) {
            throw conflict(
                    "subscription-not-active",
                    new Text("Dieses Abonnement ruht", "This subscription is at rest"),
                    new Text("Nehmen Sie es erst wieder auf.", "Resume it first."));
        }
        desk.countReplay(id, settings.replaysPerHour());
        if (!rows.replay(subscription, range[0], range[1])) {
            throw conflict(
                    "replay-under-way",
                    new Text("Eine Wiederholung läuft schon", "A replay is under way"),
                    new Text(
                            "Erst muss die vorige Spanne zugestellt sein.",
                            "The range before has to be delivered first."));
        }
        webhooks.wake(id);
        long changes = items.between(range[0] - 1, range[1])
                .filter(subscription.filter()::matches)
                .count();
        return ResponseEntity.accepted().body(new Replay(range[0], range[1], changes));
    }

    private static Problem conflict(String name, Text title, Text detail) {
        return Problem.of(HttpStatus.CONFLICT, name, title, detail);
    }
}
