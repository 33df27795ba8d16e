package org.standbild.editorial.edition;

/** What became of a personal link; whether it has expired is a question of the day. */
public enum LinkState {
    OPEN,
    ANSWERED,
    REVOKED,
    EXPIRED
}
