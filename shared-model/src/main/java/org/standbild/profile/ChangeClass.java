package org.standbild.profile;

/** What sort of change it is: whether the world moved, or only what is said about it. */
public enum ChangeClass {
    DEVELOPMENT("Sachstand geändert", "development"),
    CORRECTION("Korrektur", "correction"),
    EDITORIAL("redaktionell", "editorial"),
    CHECKED("geprüft, unverändert", "checked, unchanged");

    private final Text label;

    ChangeClass(String de, String en) {
        this.label = new Text(de, en);
    }

    public Text label() {
        return label;
    }
}
