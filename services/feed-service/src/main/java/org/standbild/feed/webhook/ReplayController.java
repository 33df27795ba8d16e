package org.standbild.feed.webhook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
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

/** Where a webhook's owner asks for a range once more. */
@RestController
@Tag(name = "Subscriptions")
class ReplayController {

    private final SubscriptionDesk desk;
    private final ChangeItems items;
    private final Replays replays;

    ReplayController(SubscriptionDesk desk, ChangeItems items, Replays replays) {
        this.desk = desk;
        this.items = items;
        this.replays = replays;
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
        long changes = replays.begin(subscription, range[0], range[1]);
        return ResponseEntity.accepted().body(new Replay(range[0], range[1], changes));
    }
}
