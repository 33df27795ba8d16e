package org.standbild.profile;

/** How firmly something is planned, read from the German verb. */
public enum Commitment {
    FIRM("fest zugesagt", "firm"),
    INTENDED("beabsichtigt", "intended"),
    IN_PROGRESS("im Aufbau", "in progress"),
    ASPIRED("angestrebt", "aspired to"),
    CONSIDERED("erwogen", "considered"),
    CONDITIONAL("unter Vorbehalt", "conditional"),
    EXPECTED("erwartet", "expected");

    private final Text label;

    Commitment(String de, String en) {
        this.label = new Text(de, en);
    }

    public Text label() {
        return label;
    }
}
