package org.standbild.profile;

/** How a change came to be accepted. */
public enum Review {
    /** Proposed by one person, approved by another. */
    REVIEWED,
    /** Recorded by a reviewer alone; shown as "ohne zweite Prüfung". */
    WITHOUT_SECOND_REVIEW,
    /** Part of the document as it was shipped. */
    IMPORTED
}
