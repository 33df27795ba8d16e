package org.standbild.profile;

/** What an answer about a Stand rests on. */
public enum Coverage {
    /** The research covers that day. */
    RESEARCHED,
    /** Before the research began: reconstructed from dated facts. */
    RECONSTRUCTED
}
