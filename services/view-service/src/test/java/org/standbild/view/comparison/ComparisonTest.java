package org.standbild.view.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.standbild.view.Reading;

class ComparisonTest {

    private final Reading reading = Reading.theDocument();

    @Test
    void aProgrammeThatRanOutDiffersThoughNothingWasRecorded() {
        assertThat(reading.get("/api/profiles/DE-BW/comparison?fromStand=2020-02&toStand=2020-04"))
                .hasStatusOk()
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json).extractingPath("$.profile").isEqualTo("DE-BW");
                    assertThat(json).extractingPath("$.from.stand").isEqualTo("2020-02-29");
                    assertThat(json).extractingPath("$.to.knownAt").isEqualTo("2020-04-30T10:00:00Z");
                    assertThat(json).extractingPath("$.summary.de").isEqualTo("1 Eintrag geändert");
                    assertThat(json).extractingPath("$.differences.length()").isEqualTo(1);
                    assertThat(json).extractingPath("$.differences[0].move").isEqualTo("CHANGED");
                    assertThat(json)
                            .extractingPath("$.differences[0].summary.de")
                            .isEqualTo("1 Feld geändert");
                    assertThat(json)
                            .extractingPath("$.differences[0].fields[0].field")
                            .isEqualTo("status");
                    assertThat(json)
                            .extractingPath("$.differences[0].fields[0].before")
                            .isEqualTo("ACTIVE");
                    assertThat(json)
                            .extractingPath("$.differences[0].fields[0].after")
                            .isEqualTo("ENDED");
                    assertThat(json)
                            .extractingPath("$.differences[0].causes")
                            .asArray()
                            .isEmpty();
                    assertThat(json).extractingPath("$.differences[0].cause").isEqualTo("DATE_PASSED");
                });
    }

    @Test
    void plansRevisedDueToCovidDifferInStatusAndDatesAndTheComparisonSaysHow() {
        reading.recorded("2021-06-01T08:00:00Z", """
                {type: 'PlansRevisedDueToCovid', profile: 'DE-BW', stand: {edtf: '2020-05'}, sections: ['IQ_HSP4'],
                 plans: [{entry: 'regionale-koordinierungsstellen-fachkraefteeinwanderung', outcome: 'POSTPONED',
                          dates: [{what: 'planned_start', edtf: '2021'}]}]}""");

        assertThat(reading.get("/api/profiles/DE-BW/comparison?fromStand=2020-04&toStand=2020-06"))
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json).extractingPath("$.summary.de").isEqualTo("1 Eintrag geändert");
                    assertThat(json)
                            .extractingPath("$.differences[0].entry")
                            .isEqualTo("regionale-koordinierungsstellen-fachkraefteeinwanderung");
                    assertThat(json)
                            .extractingPath("$.differences[0].summary.en")
                            .isEqualTo("2 fields changed");
                    assertThat(json)
                            .extractingPath("$.differences[0].fields[?(@.field=='dates.planned_start')].before.edtf")
                            .asArray()
                            .containsExactly("2020");
                    assertThat(json)
                            .extractingPath("$.differences[0].fields[?(@.field=='revision')].after")
                            .asArray()
                            .containsExactly("POSTPONED");
                    assertThat(json)
                            .extractingPath("$.differences[0].causes[0].type")
                            .isEqualTo("PlansRevisedDueToCovid");
                    assertThat(json).doesNotHavePath("$.differences[0].cause");
                });
    }

    @Test
    void proseIsComparedWordByWordAndKnowledgeIsAClockOfItsOwn() {
        reading.recorded("2021-06-01T08:00:00Z", """
                {type: 'EntryCorrected', profile: 'DE-BW', stand: {edtf: '2020-01'}, entry: 'regionalprogramm-fachkraeftesicherung-2019',
                 field: 'summary.de', after: 'Trägt die Ziele des Bündnisses in die Regionen.', reason: 'Name'}""");

        assertThat(reading.get(
                        "/api/profiles/DE-BW/comparison?fromStand=2020-02&fromKnownAt=2020-05-01&toStand=2020-02"))
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json).extractingPath("$.differences.length()").isEqualTo(1);
                    assertThat(json)
                            .extractingPath("$.differences[0].fields[0].words[*].op")
                            .asArray()
                            .containsExactly("EQUAL", "DELETED", "INSERTED", "EQUAL");
                    assertThat(json)
                            .extractingPath("$.differences[0].fields[0].words[2].text")
                            .isEqualTo("des Bündnisses ");
                    assertThat(json)
                            .extractingPath("$.differences[0].causes[0].class")
                            .isEqualTo("CORRECTION");
                });
        assertThat(reading.get("/api/profiles/DE-BW/comparison?fromStand=2020-02&fromKnownAt=2020-05-01&toStand=2020-02"
                        + "&toKnownAt=2020-06-01"))
                .hasHeader("Cache-Control", "max-age=31536000, public, immutable")
                .bodyJson()
                .extractingPath("$.summary.de")
                .isEqualTo("Kein Unterschied");
    }

    @Test
    void whatWasRetractedIsExplainedByTheRetractionToo() {
        String planned = "event-8";
        reading.recorded("2021-06-01T08:00:00Z", """
                {type: 'ChangeRetracted', profile: 'DE-RP', stand: {edtf: '2021-06-01'}, retracts: '%s', reason: 'Verwechslung'}""".formatted(planned));

        assertThat(reading.get(
                        "/api/profiles/DE-RP/comparison?fromStand=2020-02&fromKnownAt=2020-05-01&toStand=2020-02"))
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json).extractingPath("$.summary.de").isEqualTo("1 Eintrag entfallen");
                    assertThat(json).extractingPath("$.differences[0].move").isEqualTo("REMOVED");
                    assertThat(json)
                            .extractingPath("$.differences[0].causes[*].type")
                            .asArray()
                            .containsExactly("ZentraleAuslaenderbehoerdePlanned", "ChangeRetracted");
                });
    }

    @Test
    void aSectionThatWasOnlyCheckedIsToldAsChecked() {
        reading.recorded("2021-06-01T08:00:00Z", """
                {type: 'SectionChecked', profile: 'DE-HE', stand: {edtf: '2021-06-01'}, sections: ['GEPLANT', 'ANHANG']}""");
        reading.recorded("2021-06-01T08:00:00Z", """
                {type: 'EntryMentioned', profile: 'DE-HE', stand: {edtf: '2021-06-01'}, entry: 'zab', sections: ['GEPLANT']}""");

        assertThat(reading.get("/api/profiles/DE-HE/comparison?fromStand=2020-02"))
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json).extractingPath("$.summary.de").isEqualTo("2 Abschnitte geprüft");
                    assertThat(json).extractingPath("$.differences").asArray().isEmpty();
                    assertThat(json)
                            .extractingPath("$.sectionDifferences[0].section")
                            .isEqualTo("GEPLANT");
                    assertThat(json)
                            .extractingPath("$.sectionDifferences[0].fields[0].after")
                            .isEqualTo("2021-06-01");
                    assertThat(json)
                            .extractingPath("$.sectionDifferences[0].causes[0].type")
                            .isEqualTo("SectionChecked");
                    assertThat(json)
                            .extractingPath("$.otherChanges[*].type")
                            .asArray()
                            .containsExactly("EntryMentioned");
                });
    }

    @Test
    void aRetractedCheckIsExplainedByItsRetractionToo() {
        String checked = reading.recorded("2021-06-01T08:00:00Z", """
                {type: 'SectionChecked', profile: 'DE-HE', stand: {edtf: '2020-06-01'}, sections: ['GEPLANT']}""");
        reading.recorded("2021-06-02T08:00:00Z", """
                {type: 'ChangeRetracted', profile: 'DE-HE', stand: {edtf: '2021-06-02'}, retracts: '%s', reason: 'Verwechslung'}""".formatted(checked));

        assertThat(reading.get(
                        "/api/profiles/DE-HE/comparison?fromStand=2020-12&fromKnownAt=2021-06-01&toStand=2020-12"))
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json)
                            .extractingPath("$.sectionDifferences[0].causes[*].type")
                            .asArray()
                            .containsExactly("SectionChecked", "ChangeRetracted");
                    assertThat(json).extractingPath("$.otherChanges").asArray().isEmpty();
                });
    }

    @Test
    void theWholeDocumentIsComparedProfileByProfile() {
        reading.recorded("2021-06-01T08:00:00Z", """
                {type: 'ZentraleAuslaenderbehoerdeEstablished', profile: 'DE-HH', stand: {edtf: '2020-03-01'}, entry: 'zab'}""");
        reading.recorded("2021-06-01T08:00:00Z", """
                {type: 'PortalLaunched', profile: 'DE-BY', stand: {edtf: '2020-03'}, entry: 'portal', title: {de: 'Portal'},
                 sections: ['LANDESREGIERUNG']}""");

        assertThat(reading.get("/api/document/comparison?fromStand=2020-02&toStand=2020-04"))
                .hasStatusOk()
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json)
                            .extractingPath("$.summary.de")
                            .isEqualTo("In 3 Profilen: 2 Einträge geändert, 1 neu");
                    assertThat(json)
                            .extractingPath("$.summary.en")
                            .isEqualTo("In 3 profiles: 2 entries changed, 1 new");
                    assertThat(json).extractingPath("$.to.position").isEqualTo(12);
                    assertThat(json).extractingPath("$.profiles.length()").isEqualTo(17);
                    assertThat(json).extractingPath("$.profiles[0].summary.de").isEqualTo("Kein Unterschied");
                    assertThat(json)
                            .extractingPath("$.profiles[?(@.profile=='DE-BY')].differences[0].move")
                            .asArray()
                            .containsExactly("ADDED");
                });
    }

    @Test
    void anEditionMayStandForAPoint() {
        reading.recorded("2020-04-30T12:00:00Z", """
                {type: 'EditionPublished', profile: 'DE', stand: {edtf: '2020-02'}, edition: 'stand-2020-02', position: 10, sha256: '00'}""");

        assertThat(reading.get("/api/profiles/DE-BW/comparison?fromEdition=stand-2020-02&toStand=2020-04"))
                .hasStatusOk()
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json).extractingPath("$.from.stand").isEqualTo("2020-02-29");
                    assertThat(json).extractingPath("$.summary.en").isEqualTo("1 entry changed");
                });
        assertThat(reading.get("/api/profiles/DE-BW/comparison?fromEdition=stand-2020-03"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.examples")
                .asArray()
                .containsExactly("stand-2020-02");
        assertThat(reading.get("/api/profiles/DE-BW/comparison?fromEdition=stand-2020-02&fromStand=2020"))
                .hasStatus(400);
    }

    @Test
    void aBadDateIsRefusedUnderTheNameOfItsParameter() {
        assertThat(reading.get("/api/document/comparison?fromStand=2020-02&toKnownAt=irgendwann"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.parameter")
                .isEqualTo("toKnownAt");
    }

    @Test
    void oneEntryIsComparedAlone() {
        String address = "/api/profiles/DE-BW/comparison?fromStand=2020-02&toStand=2020-04";
        assertThat(reading.get(address + "&entry=regionale-koordinierungsstellen-fachkraefteeinwanderung"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.summary.de")
                .isEqualTo("Kein Unterschied");
        assertThat(reading.get(address + "&entry=regionalprogramm-fachkraeftesicherung-2019"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.differences.length()")
                .isEqualTo(1);
        assertThat(reading.get(address + "&entry=gab-es-nie"))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.parameter")
                .isEqualTo("entry");
    }
}
