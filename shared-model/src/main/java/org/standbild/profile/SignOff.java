package org.standbild.profile;

/** The answer of a Land's IQ network to an edition. */
public enum SignOff {
    AGREED,
    AGREED_WITH_REMARKS,
    NOT_AGREED
}
