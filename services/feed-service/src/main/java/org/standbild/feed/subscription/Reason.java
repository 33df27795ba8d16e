package org.standbild.feed.subscription;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a subscription was paused or has ended. */
public enum Reason {
    /** Whoever manages it wanted it so. */
    WANTED,
    /** The receiver of a webhook has answered 410. */
    GONE,
    /** Every try of the schedule has failed. */
    FAILING,
    /** The mailbox takes no mail. */
    BOUNCED,
    /** Nobody has confirmed it in time. */
    UNCONFIRMED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
