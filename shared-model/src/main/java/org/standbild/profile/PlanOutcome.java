package org.standbild.profile;

/** What became of a plan because of the pandemic. */
public enum PlanOutcome {
    POSTPONED("verschoben", "postponed"),
    REALIGNED("neu ausgerichtet", "realigned"),
    DROPPED("aufgegeben", "dropped"),
    NEW_DATES("neue Termine", "new dates");

    private final Text label;

    PlanOutcome(String de, String en) {
        this.label = new Text(de, en);
    }

    public Text label() {
        return label;
    }
}
