package org.standbild.profile;

/** Where money comes from. */
public enum Funding {
    ESF("ESF"),
    EFRE("EFRE"),
    LAND("Land"),
    BUND("Bund"),
    EU("EU"),
    BA("BA"),
    PRIVATE("privat"),
    IQ("IQ");

    private final String label;

    Funding(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
