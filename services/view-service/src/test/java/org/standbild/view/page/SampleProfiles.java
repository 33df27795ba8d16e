package org.standbild.view.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.standbild.eventstore.CanonicalDocument;
import org.standbild.eventstore.Histories;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Review;
import tools.jackson.databind.json.JsonMapper;

/** A handful of the document's real entries, as the import records them, and what was recorded after it. */
final class SampleProfiles {

    static final Instant PUBLISHED = Instant.parse("2020-04-30T10:00:00Z");
    static final Instant CORRECTED = Instant.parse("2020-06-15T08:30:00Z");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Histories histories = new Histories();
    private Instant recordedAt = PUBLISHED;
    private Review review = Review.IMPORTED;

    static Histories histories() {
        SampleProfiles samples = new SampleProfiles();
        samples.badenWuerttemberg();
        samples.hessen();
        samples.bund();
        samples.recordedAt = CORRECTED;
        samples.review = Review.WITHOUT_SECOND_REVIEW;
        samples.lateNews();
        samples.takenBack();
        return samples.histories;
    }

    /** The same, and Sachsen, which ruled an authority out and plans one since. */
    static Histories withSachsen() {
        SampleProfiles samples = new SampleProfiles();
        samples.badenWuerttemberg();
        samples.hessen();
        samples.bund();
        samples.record("""
                {"type":"ProfileOpened","profile":"DE-SN","stand":{"edtf":"2020-02"},"name":{"de":"Sachsen","en":"Saxony"},
                 "sections":["GEPLANT"]}""");
        samples.record("""
                {"type":"ZentraleAuslaenderbehoerdeRuledOut","profile":"DE-SN","stand":{"edtf":"2020-02"},"entry":"zab",
                 "title":{"de":"Zentrale Ausländerbehörde"},"summary":{"de":"Eine zentrale Stelle ist vorerst nicht geplant."},
                 "sections":["GEPLANT"],"provisional":true}""");
        samples.edition("stand-2020-02-sachsen");
        samples.recordedAt = CORRECTED;
        samples.review = Review.WITHOUT_SECOND_REVIEW;
        samples.lateNews();
        samples.record("""
                {"type":"ZentraleAuslaenderbehoerdePlanned","profile":"DE-SN","stand":{"edtf":"2020-06"},"entry":"zab",
                 "summary":{"de":"Eine zentrale Stelle <i>ist</i> nun geplant."},"commitment":"INTENDED",
                 "count":{"min":1,"max":1},"locations":["Dresden <b>"],
                 "dates":[{"what":"planned_start","edtf":"2021-01"}]}""");
        return samples.histories;
    }

    private void badenWuerttemberg() {
        record("""
                {"type":"ProfileOpened","profile":"DE-BW","stand":{"edtf":"2020-02"},
                 "name":{"de":"Baden-Württemberg","en":"Baden-Württemberg"},
                 "sections":["LANDESREGIERUNG","WIRTSCHAFT","IQ_HSP4","QUELLEN"]}""");
        record("""
                {"type":"ProgrammeStarted","profile":"DE-BW","stand":{"edtf":"2019-01","asPrinted":"Januar 2019"},
                 "entry":"regionalprogramm-fachkraeftesicherung-2019",
                 "title":{"de":"Regionalprogramm Fachkräftesicherung 2019","en":"Regional skills programme 2019"},
                 "summary":{"de":"Trägt die Ziele der Allianz in die Regionen."},
                 "sections":["LANDESREGIERUNG","WIRTSCHAFT"],"aliases":["RFS"],
                 "roles":[{"role":"FUNDER","body":"Land Baden-Württemberg","funding":"LAND"}],
                 "locations":["Mannheim","Böblingen"],
                 "dates":[{"what":"runtime","edtf":"2019-01/2020-03","asPrinted":"Januar 2019-März 2020"}],
                 "sources":[{"title":"Regionalprogramm","author":"Ministerium für Wirtschaft","url":"https://wm.baden-wuerttemberg.de/x","retrieved":"2019-12-02"},
                            {"title":"Unsichere Quelle","url":"javascript:alert(1)"}]}""");
        record("""
                {"type":"ProjectStarted","profile":"DE-BW","stand":{"edtf":"2016-10-01"},"entry":"puma",
                 "title":{"de":"PuMA – Punktebasiertes Modellprojekt","en":"PuMA – points-based model project"},
                 "sections":["LANDESREGIERUNG"],
                 "dates":[{"what":"start","edtf":"2016-10-01","asPrinted":"vom 1. Oktober 2016"},
                          {"what":"end","edtf":"2019-09","asPrinted":"31. September 2019","quality":"IMPOSSIBLE_AS_PRINTED"}]}""");
        record("""
                {"type":"ProjectEnded","profile":"DE-BW","stand":{"edtf":"2019-09","quality":"IMPOSSIBLE_AS_PRINTED"},"entry":"puma"}""");
        record("""
                {"type":"NetworkFounded","profile":"DE-BW","stand":{"edtf":"2011"},"entry":"allianz",
                 "title":{"de":"Fachkräfteallianz <script>alert(1)</script>"},
                 "sections":["LANDESREGIERUNG"],
                 "dates":[{"what":"adopted","edtf":"2011","asPrinted":"im Jahr 2011","quality":"CONFLICTING","source":"Text"},
                          {"what":"adopted","edtf":"2011-09-19","asPrinted":"19. September 2011","quality":"CONFLICTING","source":"Anhang"}]}""");
    }

    private void hessen() {
        record("""
                {"type":"ProfileOpened","profile":"DE-HE","stand":{"edtf":"2020-02"},"name":{"de":"Hessen","en":"Hesse"},
                 "sections":["LANDESREGIERUNG","IQ_HSP4","GEPLANT"]}""");
        record("""
                {"type":"ContactPointOpened","profile":"DE-HE","stand":{"edtf":"2018-06-13"},"entry":"zip-hessen",
                 "title":{"de":"ZIP Hessen"},"sections":["LANDESREGIERUNG","IQ_HSP4"]}""");
        record("""
                {"type":"HSP4ProjectPlanned","profile":"DE-HE","stand":{"edtf":"2020-02"},
                 "entry":"iq-informationsstellen-fachkraefteeinwanderung",
                 "title":{"de":"IQ Informationsstellen Fachkräfteeinwanderung"},"commitment":"IN_PROGRESS",
                 "sections":["IQ_HSP4"],"locations":["Region Süd"]}""");
        record("""
                {"type":"ZentraleAuslaenderbehoerdeRuledOut","profile":"DE-HE","stand":{"edtf":"2020-02"},
                 "entry":"zentrale-auslaenderbehoerde","title":{"de":"Zentrale Ausländerbehörde in Hessen"},"sections":["GEPLANT"]}""");
        record("""
                {"type":"PlanAnnounced","profile":"DE-HE","stand":{"edtf":"2020-02"},"entry":"ausweitung-mittelhessen",
                 "title":{"de":"Ausweitung der Koordinierungsstelle auf Mittelhessen"},"commitment":"CONSIDERED",
                 "concerns":"iq-informationsstellen-fachkraefteeinwanderung","sections":["GEPLANT"],
                 "dates":[{"what":"planned_start","edtf":"2021-03~","quality":"INFERRED"}]}""");
        record("""
                {"type":"EntryRecorded","profile":"DE-HE","stand":{"edtf":"2020-02"},"entry":"hihk","kind":"BODY",
                 "title":{"de":"Hessischer Industrie- und Handelskammertag"},"sections":["LANDESREGIERUNG"]}""");
        record("""
                {"type":"StatementRecorded","profile":"DE-HE","stand":{"edtf":"2020-02"},"entry":"kein-weiterer-partner",
                 "negative":true,"summary":{"de":"Um die Anpassungsmaßnahmen kümmert sich bisher sonst niemand."},
                 "sections":["IQ_HSP4"]}""");
        record("""
                {"type":"CovidCaveatRecorded","profile":"DE-HE","stand":{"edtf":"2020-02"},"layer":"HSP4_FOOTNOTE",
                 "summary":{"de":"Geplant, bevor die Maßnahmen gegen die Pandemie galten."},
                 "sections":["IQ_HSP4"],"printed":"Fußnote 12"}""");
    }

    private void bund() {
        record("""
                {"type":"EditionPublished","profile":"DE","stand":{"edtf":"2020-02"},"edition":"stand-2020-02",
                 "title":{"de":"Stand: Ende Februar 2020","en":"As of the end of February 2020"},"position":13,
                 "sha256":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}""");
    }

    /** An edition with the hash that its document has, and an answer to it. */
    private void edition(String slug) {
        long position = histories.position();
        String sha256 =
                CanonicalDocument.sha256(CanonicalDocument.bytes(histories, LocalDate.of(2020, 2, 29), position));
        record("""
                {"type":"EditionPublished","profile":"DE","stand":{"edtf":"2020-02"},"edition":"%s",
                 "position":%d,"sha256":"%s"}""".formatted(slug, position, sha256));
        record("""
                {"type":"EditionSignedOff","profile":"DE-SN","stand":{"edtf":"2020-04-30"},"edition":"%s",
                 "coordination":"IQ Netzwerk Sachsen","answer":"AGREED_WITH_REMARKS","remarks":"<b>Mit</b> Dank."}""".formatted(slug));
    }

    private void lateNews() {
        record("""
                {"type":"ProgrammeStarted","profile":"DE-HE","stand":{"edtf":"2020-01"},"entry":"nachtrag",
                 "title":{"de":"Nachgetragenes Programm"},"sections":["LANDESREGIERUNG"]}""");
        record("""
                {"type":"PlansRevisedDueToCovid","profile":"DE-HE","stand":{"edtf":"2020-05"},
                 "plans":[{"entry":"iq-informationsstellen-fachkraefteeinwanderung","outcome":"POSTPONED",
                           "dates":[{"what":"planned_start","edtf":"2021"}]}]}""");
    }

    private void takenBack() {
        record("""
                {"type":"NetworkFounded","profile":"DE-HH","stand":{"edtf":"2013"},"entry":"netzwerk",
                 "title":{"de":"Fachkräftenetzwerk Hamburg"},"sections":["LANDESREGIERUNG"]}""");
        record("""
                {"type":"ChangeRetracted","profile":"DE-HH","stand":{"edtf":"2013"},"reason":"Verwechselt.",
                 "retracts":"00000000-0000-0000-0000-%012x"}""".formatted(histories.position()));
    }

    private void record(String change) {
        long position = histories.position() + 1;
        histories.record(
                new RecordedChange(
                        position,
                        recordedAt,
                        new UUID(0, position).toString(),
                        position + 1,
                        review,
                        JSON.readValue(change, ProfileChange.class)),
                position);
    }
}
