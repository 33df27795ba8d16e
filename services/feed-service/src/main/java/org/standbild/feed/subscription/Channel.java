package org.standbild.feed.subscription;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a subscriber is told without asking. */
public enum Channel {
    WEBHOOK,
    EMAIL;

    /** As requests and the log say it, in lower case. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
