package org.standbild.webframe;

import java.util.Locale;

/**
 * A page that the header leads to. A new one is a line here and its word {@code nav.<name in lower case>} in the messages.
 */
public enum Place {
    OVERVIEW("/"),
    DOCUMENT("/dokument"),
    CHANGES("/aenderungen"),
    MATRIX("/matrix"),
    EDITIONS("/ausgaben"),
    INVENTORY("/bestand"),
    /** For those who are logged in. */
    EDITORIAL("/redaktion");

    private final String path;

    Place(String path) {
        this.path = path;
    }

    boolean isForMembers() {
        return this == EDITORIAL;
    }

    public String path() {
        return path;
    }

    /** The key of its name in the messages. */
    public String key() {
        return "nav." + name().toLowerCase(Locale.ROOT);
    }

    boolean holds(String path) {
        return path.equals(this.path) || !this.path.equals("/") && path.startsWith(this.path + "/");
    }
}
