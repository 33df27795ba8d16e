package org.standbild.profile;

/** How an entry stands on the day asked; computed, never stored. */
public enum Status {
    PLANNED("geplant", "planned"),
    ACTIVE("aktiv", "active"),
    ENDED("beendet", "ended"),
    RULED_OUT("ausgeschlossen", "ruled out"),
    SUPERSEDED("abgelöst", "superseded"),
    UNKNOWN("unklar", "unclear");

    private final Text label;

    Status(String de, String en) {
        this.label = new Text(de, en);
    }

    public Text label() {
        return label;
    }
}
