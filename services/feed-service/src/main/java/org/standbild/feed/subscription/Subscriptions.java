package org.standbild.feed.subscription;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.standbild.eventstore.EventLog;
import org.standbild.eventstore.Histories;
import org.standbild.feed.change.ChangeFilter;
import org.standbild.feed.subscription.Contact.Secret;
import org.standbild.feed.subscription.SubscriptionCommand.ConfirmSubscription;
import org.standbild.feed.subscription.SubscriptionCommand.EndSubscription;
import org.standbild.feed.subscription.SubscriptionCommand.OpenSubscription;
import org.standbild.feed.subscription.SubscriptionCommand.PauseSubscription;
import org.standbild.feed.subscription.SubscriptionCommand.ResumeSubscription;
import org.standbild.feed.subscription.SubscriptionCommand.RotateSecret;
import org.standbild.feed.subscription.SubscriptionCommand.TellAs;

/**
 * The one door to subscriptions: what becomes of them goes into the log, where they lead to is kept apart from it.
 *
 * <p>A row of a contact is written before the log says that there is a subscription and is deleted after the log says that it has ended;
 * what a crash leaves between the two is swept at the next start.
 */
@Component
public class Subscriptions {

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
    private static final Pattern ID = Pattern.compile("subscription-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Duration SURELY_OVER = Duration.ofHours(1);
    private static final String PREFIX = "subscription-";

    private final CommandGateway commands;
    private final EventStore events;
    private final EventLog log;
    private final Histories histories;
    private final Contacts contacts;
    private final SubscriptionDirectory directory;
    private final SubscriptionSettings settings;
    private final Clock clock;
    private final ObjectProvider<Delivery> deliveries;

    Subscriptions(
            CommandGateway commands,
            EventStore events,
            EventLog log,
            Histories histories,
            Contacts contacts,
            SubscriptionDirectory directory,
            SubscriptionSettings settings,
            Clock clock,
            ObjectProvider<Delivery> deliveries) {
        this.commands = commands;
        this.events = events;
        this.log = log;
        this.histories = histories;
        this.contacts = contacts;
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
        this.deliveries = deliveries;
    }

    /**
     * What somebody wants.
     *
     * @param address a URL or a mail address, which the delivery of that channel has not refused
     * @param ownerMail of a webhook's owner; absent when not given
     * @param frequency of mail
     * @param after position after which changes are told; absent: from now on
     * @param owner name of who is logged in; absent for everybody else
     */
    public record Wish(
            Channel channel,
            String address,
            @Nullable String ownerMail,
            ChangeFilter filter,
            @Nullable Frequency frequency,
            String language,
            @Nullable Long after,
            @Nullable String owner) {}

    /** @throws org.standbild.webframe.Problem 503 while nothing is recorded: a first commit of ours would keep the document out */
    public Subscription open(Wish wish) {
        if (log.headPosition() < 0) {
            throw SubscriptionProblems.emptyLog();
        }
        UUID uuid = UUID.randomUUID();
        String id = PREFIX + uuid;
        List<Secret> secrets = wish.channel() == Channel.WEBHOOK ? List.of(new Secret(newSecret(), null)) : List.of();
        String token = uuid.toString().replace("-", "") + "." + contacts.vault().randomWord();
        contacts.insert(id, new Contact(wish.address(), wish.ownerMail(), token, secrets), wish.owner());
        long after = wish.after() == null ? histories.position() : wish.after();
        commands.sendAndWait(new OpenSubscription(
                id,
                new SubscriptionOpened(
                        id, wish.channel(), wish.filter().asLists(), wish.frequency(), wish.language(), after)));
        Subscription opened = find(id).orElseThrow();
        delivery(wish.channel()).ifPresent(delivery -> delivery.opened(opened));
        return opened;
    }

    private String newSecret() {
        return "whsec_" + Base64.getEncoder().encodeToString(contacts.vault().random(32));
    }

    /** As the log tells it at this moment. */
    public Optional<Subscription> find(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        Subscription found = null;
        DomainEventStream stream = events.readEvents(id);
        while (stream.hasNext()) {
            DomainEventMessage<?> message = stream.next();
            if (message.getPayload() instanceof SubscriptionEvent event) {
                found = Subscription.evolve(found, event, message.getTimestamp());
            }
        }
        return Optional.ofNullable(found);
    }

    /** Where it leads to; empty when it has ended, or never was. */
    public Optional<Contact> contact(String id) {
        return contacts.find(id);
    }

    /** The subscription that this secret manages; empty when it manages none (any more). */
    public Optional<Subscription> managedBy(String token) {
        int dot = token.indexOf('.');
        if (dot != 32 || !token.substring(0, dot).matches("[0-9a-f]{32}")) {
            return Optional.empty();
        }
        String hex = token.substring(0, dot);
        String id = PREFIX + hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-" + hex.substring(12, 16) + "-"
                + hex.substring(16, 20) + "-" + hex.substring(20);
        return contacts.find(id)
                .filter(contact -> MessageDigest.isEqual(
                        contact.token().getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8)))
                .flatMap(contact -> find(id));
    }

    boolean isOwnedBy(String id, String owner) {
        return contacts.isOwnedBy(id, owner);
    }

    /** Of somebody who is logged in; those that have ended are not among them. */
    public List<Subscription> ownedBy(String owner) {
        return contacts.ownedBy(owner).stream().flatMap(id -> find(id).stream()).toList();
    }

    /** Those that lead to that address and have not ended. */
    public List<Subscription> leadingTo(String address) {
        return contacts.leadingTo(address).stream()
                .flatMap(id -> find(id).stream())
                .toList();
    }

    /** Quiet when it is confirmed already. */
    public Subscription confirm(String id) {
        return send(new ConfirmSubscription(id));
    }

    /** Quiet when it is paused already; the first reason stays. */
    public Subscription pause(String id, Reason reason) {
        return send(new PauseSubscription(id, reason));
    }

    /** Quiet when it is active already. */
    public Subscription resume(String id) {
        return send(new ResumeSubscription(id));
    }

    /** Quiet when mail comes that often already. */
    public Subscription tellAs(String id, Frequency frequency) {
        return send(new TellAs(id, frequency));
    }

    /** Ends it and forgets where it led to. Quiet when it has ended already. */
    public void end(String id, Reason reason) {
        Subscription ended = send(new EndSubscription(id, reason));
        forget(ended);
    }

    private void forget(Subscription ended) {
        delivery(ended.channel()).ifPresent(delivery -> delivery.ended(ended.id()));
        contacts.delete(ended.id());
    }

    /** Gives a webhook a new secret; the old one counts beside it for a while. */
    public Contact rotateSecret(String id) {
        Instant until = clock.instant().plus(settings.rotationOverlap());
        send(new RotateSecret(id, until));
        return contacts.change(id, contact -> rotated(contact, until)).orElseThrow(SubscriptionProblems::none);
    }

    /** More than two never count: what was old before goes. */
    private Contact rotated(Contact contact, Instant until) {
        List<Secret> secrets = new ArrayList<>();
        secrets.add(new Secret(newSecret(), null));
        secrets.add(new Secret(contact.secrets().get(0).value(), until));
        return new Contact(contact.address(), contact.ownerMail(), contact.token(), secrets);
    }

    private Subscription send(SubscriptionCommand command) {
        if (find(command.subscription()).isEmpty()) {
            throw SubscriptionProblems.none();
        }
        commands.sendAndWait(command);
        return find(command.subscription()).orElseThrow();
    }

    Optional<Delivery> delivery(Channel channel) {
        return deliveries
                .orderedStream()
                .filter(delivery -> delivery.channel() == channel)
                .findFirst();
    }

    /** What a crash has left: contacts without a subscription, and of subscriptions that have ended. */
    @EventListener(ContextRefreshedEvent.class)
    void sweep() {
        for (String id : contacts.createdBefore(clock.instant().minus(SURELY_OVER))) {
            Subscription known = directory.find(id).orElse(null);
            if (known == null) {
                contacts.delete(id);
            } else if (known.state() == SubscriptionState.ENDED) {
                forget(known);
            } else {
                continue;
            }
            LOG.info("What was left of {} is forgotten", id);
        }
    }
}
