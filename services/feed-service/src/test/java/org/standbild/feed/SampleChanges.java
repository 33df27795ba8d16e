package org.standbild.feed;

import static org.standbild.profile.ProfileCode.DE;
import static org.standbild.profile.ProfileCode.DE_BW;
import static org.standbild.profile.ProfileCode.DE_BY;
import static org.standbild.profile.ProfileCode.DE_HE;
import static org.standbild.profile.ProfileCode.DE_HH;

import java.util.List;
import org.standbild.profile.CaveatLayer;
import org.standbild.profile.ChangeRetracted;
import org.standbild.profile.Commitment;
import org.standbild.profile.CovidCaveatRecorded;
import org.standbild.profile.EditionPublished;
import org.standbild.profile.Edtf;
import org.standbild.profile.EntryCorrected;
import org.standbild.profile.EntryDate;
import org.standbild.profile.ProfileOpened;
import org.standbild.profile.ProgrammeStarted;
import org.standbild.profile.ProjectEnded;
import org.standbild.profile.ProjectStarted;
import org.standbild.profile.Quality;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Role;
import org.standbild.profile.RoleName;
import org.standbild.profile.Section;
import org.standbild.profile.SectionChecked;
import org.standbild.profile.Source;
import org.standbild.profile.Stand;
import org.standbild.profile.StatementRecorded;
import org.standbild.profile.SummaryRevised;
import org.standbild.profile.Text;
import org.standbild.profile.ZentraleAuslaenderbehoerdeEstablished;
import org.standbild.profile.ZentraleAuslaenderbehoerdePlanned;
import org.standbild.profile.ZentraleAuslaenderbehoerdeRuledOut;

/** Changes from the document. */
public final class SampleChanges {

    public static final String ZAB = "zentrale-auslaenderbehoerde";
    public static final String REGIONALPROGRAMM = "regionalprogramm-fachkraeftesicherung-2019";

    private static final Stand FEBRUAR_2020 = Stand.of("2020-02");
    private static final List<Source> BERICHT = List.of(Source.titled("Ländersteckbriefe, Stand Ende Februar 2020"));

    private SampleChanges() {}

    public static ProfileOpened hamburgOpened() {
        return new ProfileOpened(
                DE_HH,
                Stand.of("2019-11-01"),
                Text.de("Hamburg"),
                List.of(Section.LANDESREGIERUNG, Section.IQ_HSP4, Section.GEPLANT),
                List.of(),
                null);
    }

    public static ZentraleAuslaenderbehoerdePlanned zabPlannedInHamburg() {
        return new ZentraleAuslaenderbehoerdePlanned(
                DE_HH,
                FEBRUAR_2020,
                ZAB,
                new Text("Zentrale Ausländerbehörde", "Central immigration authority"),
                new Text(
                        "Entsteht in der Innenbehörde; ein Datum wird nicht genannt.",
                        "Is being created within the city's interior authority; no date is given."),
                null,
                List.of(),
                List.of(Section.IQ_HSP4, Section.GEPLANT),
                List.of(),
                List.of(new Role(RoleName.RESPONSIBLE, "Innenbehörde", null)),
                List.of("Hamburg"),
                Commitment.FIRM,
                null,
                null,
                BERICHT,
                null);
    }

    public static ZentraleAuslaenderbehoerdeEstablished zabEstablishedInHamburg() {
        return new ZentraleAuslaenderbehoerdeEstablished(
                DE_HH,
                Stand.of("2020-09-01"),
                ZAB,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(EntryDate.of("start", "2020-09-01")),
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                null);
    }

    public static EntryCorrected zabInHamburgIsOnlyIntended() {
        return new EntryCorrected(
                DE_HH,
                FEBRUAR_2020,
                ZAB,
                "commitment",
                "FIRM",
                "INTENDED",
                "Der Text spricht von einer Absicht.",
                List.of(),
                null);
    }

    public static ZentraleAuslaenderbehoerdeRuledOut zabRuledOutInHessen() {
        return new ZentraleAuslaenderbehoerdeRuledOut(
                DE_HE,
                FEBRUAR_2020,
                ZAB,
                new Text("Zentrale Ausländerbehörde in Hessen", "Central immigration authority in Hesse"),
                Text.de("Hessen richtet keine solche Behörde ein; das steht ohne Vorbehalt fest."),
                null,
                List.of("ZAB"),
                List.of(Section.GEPLANT),
                List.of(),
                List.of(),
                List.of(),
                null,
                BERICHT,
                null);
    }

    public static ProgrammeStarted regionalprogrammStarted() {
        return new ProgrammeStarted(
                DE_BW,
                new Stand(Edtf.of("2019-01"), "Januar 2019", null),
                REGIONALPROGRAMM,
                new Text("Regionalprogramm Fachkräftesicherung 2019", "Regional skills programme 2019"),
                Text.de("Bringt die Ziele der Fachkräfteallianz in die Regionen."),
                null,
                List.of(),
                List.of(Section.LANDESREGIERUNG),
                List.of(new EntryDate("runtime", Edtf.of("2019-01/2020-03"), "Januar 2019-März 2020", null, null)),
                List.of(),
                List.of(),
                null,
                BERICHT,
                null);
    }

    public static ProjectStarted pumaStarted() {
        return new ProjectStarted(
                DE_BW,
                Stand.of("2016-10-01"),
                "puma",
                Text.de("PuMA – Punktebasiertes Modellprojekt für ausländische Fachkräfte"),
                null,
                null,
                List.of("PuMA"),
                List.of(Section.BA),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                null);
    }

    public static ProjectEnded pumaEnded() {
        return new ProjectEnded(
                DE_BW,
                new Stand(Edtf.of("2019-09"), "31. September 2019", Quality.IMPOSSIBLE_AS_PRINTED),
                "puma",
                null,
                List.of(new EntryDate(
                        "end", Edtf.of("2019-09"), "31. September 2019", Quality.IMPOSSIBLE_AS_PRINTED, null)),
                List.of(),
                null,
                List.of(),
                null);
    }

    public static StatementRecorded noHsp4ProjectInHessen() {
        return new StatementRecorded(
                DE_HE,
                Stand.of("2019"),
                "kein-hsp4-teilprojekt-2019",
                null,
                new Text(
                        "Für 2019 gab es in diesem Handlungsschwerpunkt kein Vorhaben.",
                        "There was no project in this field of action in 2019."),
                List.of(Section.IQ_HSP4),
                List.of(),
                true,
                List.of(),
                null);
    }

    public static CovidCaveatRecorded caveatInBayern() {
        return new CovidCaveatRecorded(
                DE_BY,
                FEBRUAR_2020,
                CaveatLayer.HSP4_FOOTNOTE,
                Text.de("Was hier als Planung steht, kennt die Eindämmung der Pandemie noch nicht."),
                List.of(Section.IQ_HSP4),
                "Fußnote 7, gedruckt im Profil Bayern mitten im Satz",
                List.of(),
                null);
    }

    public static EditionPublished editionPublished(long position) {
        return new EditionPublished(
                DE,
                FEBRUAR_2020,
                "stand-2020-02",
                Text.de("Stand: Ende Februar 2020 / Veröffentlicht: April 2020"),
                position,
                "0f".repeat(32),
                List.of(),
                null);
    }

    public static SectionChecked hamburgChecked(String day) {
        return new SectionChecked(DE_HH, Stand.of(day), List.of(Section.GEPLANT), List.of(), null);
    }

    public static SummaryRevised zabInHamburgWorded(String words) {
        return new SummaryRevised(DE_HH, FEBRUAR_2020, ZAB, Text.de(words), List.of(), List.of(), null);
    }

    public static ChangeRetracted retracted(RecordedChange change, String reason) {
        return new ChangeRetracted(
                change.change().profile(), FEBRUAR_2020, change.eventId(), reason, null, List.of(), null);
    }

    /** Something small, {@code n} times another. */
    public static SummaryRevised small(int n) {
        return zabInHamburgWorded("Entsteht in der Innenbehörde, " + n + ". Fassung.");
    }
}
