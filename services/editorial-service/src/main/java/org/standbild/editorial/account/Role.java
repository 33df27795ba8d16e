package org.standbild.editorial.account;

/** What somebody may do; a person may have several. */
public enum Role {
    /** Proposes changes, for the Länder assigned. */
    EDITOR,
    /** Approves, rejects, records directly, publishes editions; may propose for every Land. */
    REVIEWER,
    /** Looks after accounts, projections and dead letters; has no say in what the document says. */
    ADMIN;

    /** As Spring Security names it. */
    public String authority() {
        return "ROLE_" + name();
    }
}
