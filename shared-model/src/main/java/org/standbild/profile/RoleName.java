package org.standbild.profile;

/** What a body does at an entry. */
public enum RoleName {
    RESPONSIBLE("zuständig", "responsible"),
    CARRIER("Träger", "carrier"),
    FUNDER("fördert", "funder"),
    PARTNER("Partner", "partner"),
    COORDINATOR("koordiniert", "coordinator"),
    INITIATOR("Initiator", "initiator"),
    PARTICIPANT("beteiligt", "participant"),
    PUBLISHER("Herausgeber", "publisher");

    private final Text label;

    RoleName(String de, String en) {
        this.label = new Text(de, en);
    }

    public Text label() {
        return label;
    }
}
