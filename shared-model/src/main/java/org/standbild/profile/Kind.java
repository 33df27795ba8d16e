package org.standbild.profile;

/** What an entry is. */
public enum Kind {
    STRATEGY("Strategie", "Strategy"),
    PROGRAMME("Programm", "Programme"),
    PROJECT("Projekt", "Project"),
    CONTACT_POINT("Anlaufstelle", "Contact point"),
    PORTAL("Portal", "Portal"),
    NETWORK("Netzwerk", "Network"),
    AGREEMENT("Vereinbarung", "Agreement"),
    MONITOR("Monitor oder Bericht", "Monitor or report"),
    LEGAL_BASIS("Rechtsgrundlage", "Legal basis"),
    BODY("Einrichtung", "Body"),
    PLAN("Vorhaben", "Plan"),
    ZAB("Zentrale Ausländerbehörde", "Central immigration authority"),
    STATEMENT("Aussage", "Statement"),
    REFERENCE("Quelle", "Reference");

    private final Text label;

    Kind(String de, String en) {
        this.label = new Text(de, en);
    }

    public Text label() {
        return label;
    }
}
