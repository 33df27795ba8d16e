package org.standbild.feed.subscription;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.eventstore.Histories;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/** Where programs subscribe, and look after what they have subscribed to. */
@RestController
@RequestMapping("/api/subscriptions")
@Tag(name = "Subscriptions")
class SubscriptionsController {

    private static final String MANAGED = " Needs the secret that manages the subscription, in the header "
            + Caller.HEADER + ", or the log-in of its owner or of an administrator.";
    private static final int MOST_DELIVERIES = 500;

    private final Subscriptions subscriptions;
    private final SubscriptionDesk desk;
    private final SubscriptionDirectory directory;
    private final Histories histories;
    private final Clock clock;

    SubscriptionsController(
            Subscriptions subscriptions,
            SubscriptionDesk desk,
            SubscriptionDirectory directory,
            Histories histories,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.desk = desk;
        this.directory = directory;
        this.histories = histories;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Subscribe by webhook or by mail",
            description =
                    "A webhook is told from the answer on; the answer holds, once, its secret (whsec_…) and the token that manages it. "
                            + "A mail address is asked first (202); whoever reads its mail confirms and manages the subscription by the "
                            + "links in it. Members: channel, url or address, filter, frequency (mail: immediate, daily, weekly), "
                            + "language (de, en), contact (where a webhook's owner is told that it fails), after (a position: what "
                            + "follows it is told; without, what is recorded from now on).",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            examples = {
                                                @ExampleObject(name = "webhook", value = """
                                                        {"channel": "webhook", "url": "https://example.org/standbild",
                                                         "filter": {"profile": ["DE-HH"], "class": ["DEVELOPMENT", "CORRECTION"]},
                                                         "contact": "technik@example.org"}"""),
                                                @ExampleObject(name = "email", value = """
                                                        {"channel": "email", "address": "leserin@example.org", "frequency": "weekly",
                                                         "filter": {"section": ["IQ_HSP4"]}}""")
                                            })))
    @ApiResponse(responseCode = "201", description = "A webhook, which is told from now on")
    @ApiResponse(responseCode = "202", description = "Mail; the mailbox was asked")
    ResponseEntity<SubscriptionView> create(
            @RequestBody byte[] body, @Parameter(hidden = true) HttpServletRequest request) {
        Caller caller = Caller.of(request);
        desk.countCreation(request);
        Subscription opened = subscriptions.open(
                SubscriptionBody.wish(body, subscriptions::delivery, caller.name(), histories.position()));
        Contact contact = subscriptions.contact(opened.id()).orElseThrow(SubscriptionProblems::none);
        SubscriptionView view = view(opened);
        return opened.channel() == Channel.WEBHOOK
                ? ResponseEntity.created(URI.create(view.links().self()))
                        .cacheControl(CacheControl.noStore())
                        .body(view.with(contact.secrets().get(0).value(), contact.token()))
                : ResponseEntity.accepted().cacheControl(CacheControl.noStore()).body(view);
    }

    @GetMapping
    @Operation(
            summary = "My subscriptions",
            description = "With a secret in the header " + Caller.HEADER
                    + " the one that it manages, logged in one's own, as an administrator all.")
    ResponseEntity<Map<String, List<SubscriptionView>>> list(@Parameter(hidden = true) HttpServletRequest request) {
        Caller caller = Caller.of(request);
        desk.count(caller);
        List<Subscription> found;
        if (caller.token() != null) {
            found = desk.byToken(caller).stream().toList();
            if (found.isEmpty()) {
                desk.countFailure(request);
            }
        } else if (caller.admin()) {
            directory.awaitHead(Duration.ofSeconds(5));
            found = directory.all().stream()
                    .filter(subscription -> subscription.state() != SubscriptionState.ENDED)
                    .toList();
        } else {
            found = subscriptions.ownedBy(caller.named().orElseThrow(SubscriptionProblems::nobody));
        }
        return fresh(Map.of("subscriptions", found.stream().map(this::view).toList()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One subscription, and how delivering goes", description = MANAGED)
    @Parameter(name = Caller.HEADER, in = ParameterIn.HEADER, description = "The secret that manages it")
    ResponseEntity<SubscriptionView> one(
            @PathVariable String id, @Parameter(hidden = true) HttpServletRequest request) {
        return fresh(view(desk.require(id, request)));
    }

    @DeleteMapping("/{id}")
    @Operation(
            summary = "End a subscription",
            description = "Where it led to is forgotten at once, with its delivery log. " + MANAGED)
    @Parameter(name = Caller.HEADER, in = ParameterIn.HEADER, description = "The secret that manages it")
    ResponseEntity<Void> end(@PathVariable String id, @Parameter(hidden = true) HttpServletRequest request) {
        subscriptions.end(desk.require(id, request).id(), Reason.WANTED);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/pause")
    @Operation(
            summary = "Tell nothing until it is resumed",
            description = "What is recorded meanwhile is told then. " + MANAGED)
    @Parameter(name = Caller.HEADER, in = ParameterIn.HEADER, description = "The secret that manages it")
    ResponseEntity<SubscriptionView> pause(
            @PathVariable String id, @Parameter(hidden = true) HttpServletRequest request) {
        return fresh(view(subscriptions.pause(desk.require(id, request).id(), Reason.WANTED)));
    }

    @PostMapping("/{id}/resume")
    @Operation(summary = "Go on where telling stopped", description = MANAGED)
    @Parameter(name = Caller.HEADER, in = ParameterIn.HEADER, description = "The secret that manages it")
    ResponseEntity<SubscriptionView> resume(
            @PathVariable String id, @Parameter(hidden = true) HttpServletRequest request) {
        return fresh(view(subscriptions.resume(desk.require(id, request).id())));
    }

    @PostMapping("/{id}/secret")
    @Operation(
            summary = "A new secret for a webhook",
            description =
                    "The answer holds it, once. Deliveries are signed with the old one, too, for a day. " + MANAGED)
    @Parameter(name = Caller.HEADER, in = ParameterIn.HEADER, description = "The secret that manages it")
    ResponseEntity<SubscriptionView> rotateSecret(
            @PathVariable String id, @Parameter(hidden = true) HttpServletRequest request) {
        Contact contact = subscriptions.rotateSecret(desk.require(id, request).id());
        Subscription now = subscriptions.find(id).orElseThrow(SubscriptionProblems::none);
        return fresh(view(now).with(contact.secrets().get(0).value(), null));
    }

    @GetMapping("/{id}/deliveries")
    @Operation(summary = "The latest deliveries, the newest first", description = MANAGED)
    @Parameter(name = Caller.HEADER, in = ParameterIn.HEADER, description = "The secret that manages it")
    ResponseEntity<Map<String, List<?>>> deliveries(
            @PathVariable String id,
            @Parameter(description = "1 to 500") @RequestParam(defaultValue = "50") String limit,
            @Parameter(hidden = true) HttpServletRequest request) {
        Subscription subscription = desk.require(id, request);
        int many = limit(limit);
        List<?> found = subscriptions
                .delivery(subscription.channel())
                .<List<?>>map(delivery -> delivery.deliveries(subscription, many))
                .orElse(List.of());
        return fresh(Map.of("deliveries", found));
    }

    private static int limit(String value) {
        if (value.matches("[1-9][0-9]{0,2}") && Integer.parseInt(value) <= MOST_DELIVERIES) {
            return Integer.parseInt(value);
        }
        throw Problem.badParameter(
                        "limit",
                        new Text(
                                "„" + value + "“ geht nicht; erwartet wird eine Zahl von 1 bis " + MOST_DELIVERIES
                                        + ".",
                                "\"" + value + "\" will not do; expected is a number from 1 to " + MOST_DELIVERIES
                                        + "."))
                .with("value", value);
    }

    private SubscriptionView view(Subscription subscription) {
        return SubscriptionView.of(
                subscription,
                subscriptions.contact(subscription.id()).orElse(null),
                subscriptions
                        .delivery(subscription.channel())
                        .map(delivery -> delivery.progress(subscription))
                        .orElse(Map.of()),
                clock.instant());
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.status(HttpStatus.OK)
                .cacheControl(CacheControl.noStore())
                .body(Objects.requireNonNull(body));
    }
}
