package org.standbild.feed.subscription;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as whoever manages it sees it.
 *
 * @param url of a webhook
 * @param address of mail
 * @param filter its lists that are not empty
 * @param after position after which changes are told
 * @param secret of a webhook, shown only in the answer that made it
 * @param token manages the subscription, shown only in the answer that created a webhook; a mail's comes by mail
 * @param oldSecretValidUntil absent when only one secret counts
 * @param progress members of the channel's own, such as up to where a webhook was told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"id", "channel", "state", "reason", "stateSince", "url", "address"})
record SubscriptionView(
        String id,
        Channel channel,
        SubscriptionState state,
        @Nullable Reason reason,
        Instant stateSince,
        @Nullable String url,
        @Nullable String address,
        Map<String, List<String>> filter,
        @Nullable Frequency frequency,
        String language,
        long after,
        @Nullable String contact,
        Instant createdAt,
        @Nullable Instant confirmedAt,
        @Nullable String secret,
        @Nullable String token,
        @Nullable Instant oldSecretValidUntil,
        @JsonIgnore Map<String, Object> progress,
        Links links) {

    /** Paths below the service's address. */
    record Links(String self, String deliveries) {}

    @JsonAnyGetter
    Map<String, Object> channelsOwn() {
        return progress;
    }

    static SubscriptionView of(
            Subscription subscription, @Nullable Contact contact, Map<String, Object> progress, Instant now) {
        boolean webhook = subscription.channel() == Channel.WEBHOOK;
        String address = contact == null ? null : contact.address();
        Instant until = contact == null || contact.secrets().size() < 2
                ? null
                : contact.secrets().get(1).until();
        String self = "/api/subscriptions/" + subscription.id();
        return new SubscriptionView(
                subscription.id(),
                subscription.channel(),
                subscription.state(),
                subscription.reason(),
                subscription.stateSince(),
                webhook ? address : null,
                webhook ? null : address,
                subscription.filter().asLists(),
                subscription.frequency(),
                subscription.language(),
                subscription.after(),
                contact == null ? null : contact.ownerMail(),
                subscription.createdAt(),
                subscription.confirmedAt(),
                null,
                null,
                until != null && now.isBefore(until) ? until : null,
                progress,
                new Links(self, self + "/deliveries"));
    }

    SubscriptionView with(@Nullable String newSecret, @Nullable String newToken) {
        return new SubscriptionView(
                id,
                channel,
                state,
                reason,
                stateSince,
                url,
                address,
                filter,
                frequency,
                language,
                after,
                contact,
                createdAt,
                confirmedAt,
                newSecret,
                newToken,
                oldSecretValidUntil,
                progress,
                links);
    }
}
