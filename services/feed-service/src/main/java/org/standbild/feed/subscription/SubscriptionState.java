package org.standbild.feed.subscription;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a subscription stands. */
public enum SubscriptionState {
    /** Nobody has shown yet that the mailbox is theirs; nothing is sent but the question. */
    UNCONFIRMED,
    ACTIVE,
    /** Nothing is sent; what is recorded meanwhile is sent after it is resumed. */
    PAUSED,
    /** For ever. */
    ENDED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
