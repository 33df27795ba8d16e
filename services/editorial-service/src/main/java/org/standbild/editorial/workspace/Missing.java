package org.standbild.editorial.workspace;

import org.standbild.profile.Text;

/** What to do where something is missing. */
final class Missing {

    private Missing() {}

    static Text text(Field field) {
        return switch (field) {
            case STAND ->
                new Text(
                        "Geben Sie an, ab wann das gilt, etwa Sommer 2020 oder 1.3.2020.",
                        "Say from when this is so, such as summer 2020 or 1 March 2020.");
            case ENTRY -> new Text("Wählen Sie den Eintrag, um den es geht.", "Choose the entry that this is about.");
            case TITLE -> new Text("Geben Sie den Namen auf Deutsch an.", "Give the name in German.");
            case SUMMARY -> new Text("Schreiben Sie den Text auf Deutsch.", "Write the text in German.");
            case SECTIONS -> new Text("Kreuzen Sie mindestens einen Abschnitt an.", "Tick at least one section.");
            case KIND -> new Text("Wählen Sie, was der Eintrag ist.", "Choose what the entry is.");
            case COMMITMENT ->
                new Text("Wählen Sie, wie fest das Vorhaben zugesagt ist.", "Choose how firmly it is planned.");
            case ROLES -> new Text("Nennen Sie mindestens eine Stelle.", "Name at least one body.");
            case SOURCES -> new Text("Nennen Sie mindestens eine Quelle.", "Name at least one source.");
            case MERGED ->
                new Text(
                        "Kreuzen Sie an, welche Teilprojekte zusammengehen.", "Tick the sub-projects that are merged.");
            case PLANS -> new Text("Wählen Sie mindestens ein Vorhaben.", "Choose at least one plan.");
            case FIELD -> new Text("Wählen Sie, welche Angabe falsch ist.", "Choose what was wrong.");
            case REASON -> new Text("Sagen Sie in einem Satz, warum.", "Say in a sentence why.");
            case RETRACTS ->
                new Text("Wählen Sie die Änderung, die nie gestimmt hat.", "Choose the change that was never true.");
            case LAYER -> new Text("Wählen Sie, wo der Vorbehalt steht.", "Choose where the caveat stands.");
            case COUNT -> new Text("Schreiben Sie eine Zahl oder etwa 3–4.", "Write a number, or such as 3–4.");
            default -> new Text("Diese Angabe fehlt.", "This is missing.");
        };
    }
}
