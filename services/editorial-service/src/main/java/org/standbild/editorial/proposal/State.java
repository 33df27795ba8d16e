package org.standbild.editorial.proposal;

import org.standbild.profile.Text;

/** Where a proposal stands. */
public enum State {
    DRAFT("Entwurf", "Draft"),
    SUBMITTED("eingereicht", "submitted"),
    CHANGES_REQUESTED("zur Überarbeitung", "changes requested"),
    APPROVED("freigegeben", "approved"),
    REJECTED("abgelehnt", "rejected"),
    WITHDRAWN("zurückgezogen", "withdrawn");

    private final Text label;

    State(String de, String en) {
        this.label = new Text(de, en);
    }

    public Text label() {
        return label;
    }

    public boolean isEditable() {
        return this == DRAFT || this == CHANGES_REQUESTED;
    }

    public boolean isClosed() {
        return this == APPROVED || this == REJECTED || this == WITHDRAWN;
    }
}
