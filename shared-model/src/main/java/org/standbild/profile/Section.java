package org.standbild.profile;

/**
 * A part of a profile, in the document's order. Its number in the document is no key: "5." means two different sections.
 */
public enum Section {
    DOKUMENT("Zum Dokument", "About the document"),
    BUND("Strukturen und Ansätze auf Bundesebene", "Structures and approaches at federal level"),
    LANDESREGIERUNG(
            "Strategien und Strukturen der Landesregierung", "Strategies and structures of the state government"),
    BA("Aktivitäten der Bundesagentur für Arbeit", "Activities of the Federal Employment Agency"),
    WIRTSCHAFT("Aktivitäten der Wirtschaft", "Activities of business"),
    IQ_HSP4("IQ – Handlungsschwerpunkt 4", "IQ – field of action 4"),
    WEITERE("Weitere Projekte und Aktivitäten", "Further projects and activities"),
    GEPLANT("Geplante strukturelle Angebote und Neuerungen", "Planned services and changes"),
    QUELLEN("Quellenverzeichnis", "References"),
    ANHANG("Anhang: Fachkräftestrategien der Bundesländer", "Annex: skills strategies of the Länder");

    private final Text title;

    Section(String de, String en) {
        this.title = new Text(de, en);
    }

    public Text title() {
        return title;
    }
}
