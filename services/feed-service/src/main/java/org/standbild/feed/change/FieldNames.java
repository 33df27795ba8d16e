package org.standbild.feed.change;

import java.util.HashMap;
import java.util.Map;
import org.standbild.profile.EntryDate;
import org.standbild.profile.Text;

/** What the fields of differences are called on screen. A field without a name here is shown as it is called in JSON. */
final class FieldNames {

    private static final Map<String, Text> NAMES = new HashMap<>();

    static {
        name("title", "Titel", "Title");
        name("text", "Wortlaut", "Wording");
        name("summary", "Zusammenfassung", "Summary");
        name("name", "Name", "Name");
        name("kind", "Art", "Kind");
        name("status", "Status", "Status");
        name("commitment", "Verbindlichkeit", "Commitment");
        name("provisional", "Vorläufig", "Provisional");
        name("negative", "Verneinung", "Negative");
        name("count", "Anzahl", "Number");
        name("handlungsschwerpunkt", "Handlungsschwerpunkt", "Field of action");
        name("roles", "Beteiligte", "Roles");
        name("locations", "Orte", "Places");
        name("aliases", "Weitere Namen", "Other names");
        name("sections", "Abschnitte", "Sections");
        name("concerns", "Betrifft", "Concerns");
        name("supersededBy", "Abgelöst durch", "Superseded by");
        name("realisedAs", "Umgesetzt als", "Realised as");
        name("revision", "Ausgang der Überprüfung", "Outcome of the revision");
        name("sources", "Quellen", "Sources");
        name("lastChecked", "Zuletzt geprüft", "Last checked");
        name("caveats", "Corona-Vorbehalt", "Covid caveat");
        name("edition", "Ausgabe", "Edition");
        name("edition.position", "Letzte Position", "Last position");
        name("edition.sha256", "Prüfsumme (SHA-256)", "Checksum (SHA-256)");
        name("signOff", "Abstimmung", "Sign-off");
        name("dates.start", "Beginn", "Start");
        name("dates.end", "Ende", "End");
        name("dates.planned_start", "Geplanter Beginn", "Planned start");
        name("dates.planned_end", "Geplantes Ende", "Planned end");
        name("dates.adopted", "Beschlossen", "Adopted");
        name("dates.updated", "Fortgeschrieben", "Updated");
        name("dates.last_updated", "Zuletzt fortgeschrieben", "Last updated");
        name("dates.published", "Veröffentlicht", "Published");
        name("dates.in_force", "In Kraft", "In force");
        name("dates.promulgated", "Verkündet", "Promulgated");
        name("dates.signed", "Unterzeichnet", "Signed");
        name("dates.held", "Fand statt", "Held");
        name("dates.funding_period", "Förderzeitraum", "Funding period");
        name("dates.funding_end", "Ende der Förderung", "End of funding");
        name("dates.runtime", "Laufzeit", "Runtime");
        name("dates.renamed", "Umbenannt", "Renamed");
        name("dates.extended", "Verlängert oder erweitert", "Extended");
        name("dates.horizon", "Zeithorizont", "Horizon");
        name("dates.target", "Zieljahr", "Target year");
        name("dates.joined", "Beigetreten", "Joined");
        name("dates.as_of", "Stand der Angabe", "As of");
        name("dates.retrieved", "Abgerufen", "Retrieved");
        name("dates.reference_period", "Berichtszeitraum", "Reference period");
    }

    private FieldNames() {}

    private static void name(String field, String german, String english) {
        NAMES.put(field, new Text(german, english));
    }

    static String of(String field, String language) {
        Text exact = NAMES.get(field);
        if (exact != null) {
            return exact.in(language);
        }
        int dot = field.indexOf('.');
        Text general = dot < 0 ? null : NAMES.get(field.substring(0, dot));
        if (general == null) {
            return field;
        }
        String rest = field.substring(dot + 1);
        boolean english = language.equals("en");
        return switch (rest) {
            case "de" -> general.in(language) + (english ? " (German)" : " (deutsch)");
            case "en" -> general.in(language) + (english ? " (English)" : " (englisch)");
            default -> general.in(language) + " (" + rest + ")";
        };
    }

    static boolean knowsEveryDate() {
        return EntryDate.KNOWN.stream().allMatch(what -> NAMES.containsKey("dates." + what));
    }
}
