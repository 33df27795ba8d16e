package org.standbild.feed.subscription;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How often mail is sent; a webhook is always told at once. */
public enum Frequency {
    IMMEDIATE,
    DAILY,
    WEEKLY;

    /** As requests and the log say it, in lower case. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
