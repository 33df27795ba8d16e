package org.standbild.view.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;
import org.springframework.test.json.JsonContent;
import org.standbild.view.Reading;

class MatrixTest {

    private final Reading reading = Reading.theDocument();

    @Test
    void theAuthorityTellsPlannedRuledOutMentionedAndSilentLaenderApart() {
        assertThat(reading.get("/api/matrix/zentrale-auslaenderbehoerde?stand=2020-02"))
                .hasStatusOk()
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json).extractingPath("$.topic").isEqualTo("zentrale-auslaenderbehoerde");
                    assertThat(json).extractingPath("$.stand").isEqualTo("2020-02-29");
                    assertThat(json).extractingPath("$.position").isEqualTo(10);
                    assertThat(json).extractingPath("$.rows.length()").isEqualTo(16);
                    row(json, "DE-HH", "situation").isEqualTo("PLANNED");
                    row(json, "DE-HH", "commitment").isEqualTo("FIRM");
                    row(json, "DE-HH", "sites[0]").isEqualTo("Hamburg");
                    row(json, "DE-HE", "situation").isEqualTo("RULED_OUT");
                    row(json, "DE-HE", "label.de").isEqualTo("ausgeschlossen");
                    row(json, "DE-RP", "situation").isEqualTo("PLANNED");
                    row(json, "DE-RP", "count.min").isEqualTo(3);
                    row(json, "DE-RP", "count.max").isEqualTo(4);
                    row(json, "DE-RP", "plannedStart[0].edtf").isEqualTo("2021");
                    row(json, "DE-SN", "situation").isEqualTo("RULED_OUT");
                    row(json, "DE-SN", "provisional").isEqualTo(true);
                    row(json, "DE-SN", "label.de").isEqualTo("vorerst ausgeschlossen");
                    row(json, "DE-BB", "situation").isEqualTo("REFERENCED");
                    row(json, "DE-BY", "situation").isEqualTo("NOT_MENTIONED");
                });
    }

    @Test
    void whatWasRuledOutCanBePlannedAndEstablishedLater() {
        reading.recorded("2021-06-01T08:00:00Z", """
                {type: 'ZentraleAuslaenderbehoerdePlanned', profile: 'DE-SN', stand: {edtf: '2020-10'}, entry: 'zab', locations: ['Dresden']}""");
        reading.recorded("2021-06-01T08:00:00Z", """
                {type: 'ZentraleAuslaenderbehoerdeEstablished', profile: 'DE-SN', stand: {edtf: '2021-04'}, entry: 'zab'}""");

        assertThat(reading.get("/api/matrix/zentrale-auslaenderbehoerde?stand=2020-12"))
                .bodyJson()
                .satisfies(json -> {
                    row(json, "DE-SN", "situation").isEqualTo("PLANNED");
                    row(json, "DE-SN", "sites[0]").isEqualTo("Dresden");
                });
        assertThat(reading.get("/api/matrix/zentrale-auslaenderbehoerde"))
                .bodyJson()
                .satisfies(json -> row(json, "DE-SN", "situation").isEqualTo("ESTABLISHED"));
        assertThat(reading.get("/api/matrix/zentrale-auslaenderbehoerde?knownAt=2020-05-01"))
                .bodyJson()
                .satisfies(json -> row(json, "DE-SN", "situation").isEqualTo("RULED_OUT"));
    }

    @Test
    void aStrategyShowsWhatTheAnnexCallsItAndWhen() {
        reading.published("""
                {type: 'StrategyAdopted', profile: 'DE-HE', stand: {edtf: '2013'}, entry: 'gesamtkonzept', title: {de: 'Gesamtkonzept'},
                 sections: ['LANDESREGIERUNG']}""");
        reading.published("""
                {type: 'EntryRecorded', profile: 'DE-NW', stand: {edtf: '2020-02'}, entry: 'fachkraefteprogramm', kind: 'PROGRAMME',
                 title: {de: 'Fachkräfteprogramm'}, sections: ['LANDESREGIERUNG', 'ANHANG'],
                 dates: [{what: 'funding_period', edtf: '2014/2020', source: 'Text'},
                         {what: 'last_updated', edtf: '2014-10', asPrinted: 'Oktober 2014', source: 'Anhang'}]}""");

        assertThat(reading.get("/api/matrix/strategies?stand=2020-02"))
                .hasStatusOk()
                .bodyJson()
                .satisfies(json -> {
                    row(json, "DE-HE", "situation").isEqualTo("IN_ANNEX");
                    row(json, "DE-HE", "strategies[0].annex.title.de")
                            .isEqualTo("Hessische Fachkräfteoffensive – Sicherung des Wohlstandes Hessens");
                    row(json, "DE-HE", "strategies[0].annex.date.asPrinted").isEqualTo("2019");
                    row(json, "DE-HE", "strategies[1].entry.id").isEqualTo("gesamtkonzept");
                    row(json, "DE-NW", "strategies[0].entry.kind").isEqualTo("PROGRAMME");
                    row(json, "DE-NW", "strategies[0].annex.date.edtf").isEqualTo("2014-10");
                    row(json, "DE-BW", "situation").isEqualTo("NOT_MENTIONED");
                    rowHasNo(json, "DE-HE", "strategies[1].annex");
                });
    }

    @Test
    void handlungsschwerpunkt4TellsRunningPlannedExpresslyNoneAndSilentApart() {
        reading.published("""
                {type: 'HSP4ProjectStarted', profile: 'DE-SN', stand: {edtf: '2020-02'}, entry: 'fizu-leipzig', title: {de: 'Fizu Leipzig'},
                 sections: ['IQ_HSP4']}""");

        assertThat(reading.get("/api/matrix/hsp4?stand=2020-02"))
                .hasStatusOk()
                .bodyJson()
                .satisfies(json -> {
                    row(json, "DE-SN", "situation").isEqualTo("RUNNING");
                    row(json, "DE-BW", "situation").isEqualTo("PLANNED");
                    row(json, "DE-BW", "negatives[0].id").isEqualTo("kein-hsp4-teilprojekt-2019");
                    row(json, "DE-BY", "situation").isEqualTo("NOT_MENTIONED");
                });
        assertThat(reading.get("/api/matrix/hsp4?stand=2019")).bodyJson().satisfies(json -> {
            row(json, "DE-BW", "situation").isEqualTo("NONE_STATED");
            row(json, "DE-SN", "situation").isEqualTo("NOT_MENTIONED");
        });

        reading.recorded("2021-06-01T08:00:00Z", """
                {type: 'HSP4ProjectEnded', profile: 'DE-SN', stand: {edtf: '2020-12-31'}, entry: 'fizu-leipzig'}""");

        assertThat(reading.get("/api/matrix/hsp4?stand=2021"))
                .bodyJson()
                .satisfies(json -> row(json, "DE-SN", "situation").isEqualTo("ENDED"));
    }

    @Test
    void aMatrixOfTwoNamedClocksMayBeKeptForEver() {
        assertThat(reading.get("/api/matrix/hsp4?stand=2020-02&knownAt=2020-05-01"))
                .hasHeader("Cache-Control", "max-age=31536000, public, immutable");
    }

    @Test
    void anUnknownTopicIsToldTheThree() {
        assertThat(reading.get("/api/matrix/wetter")).hasStatus(404).bodyJson().satisfies(json -> {
            assertThat(json).extractingPath("$.type").isEqualTo("urn:standbild:problem:no-such-topic");
            assertThat(json)
                    .extractingPath("$.known")
                    .asArray()
                    .containsExactly("zentrale-auslaenderbehoerde", "strategies", "hsp4");
        });
    }

    /** A member of a Land's row. */
    private static ObjectAssert<Object> row(JsonContent json, String land, String member) {
        List<Object> found = JsonPath.read(json.getJson(), "$.rows[?(@.profile=='" + land + "')]." + member);
        return assertThat(found).as(land + " " + member).hasSize(1).first();
    }

    private static void rowHasNo(JsonContent json, String land, String member) {
        List<Object> found = JsonPath.read(json.getJson(), "$.rows[?(@.profile=='" + land + "')]." + member);
        assertThat(found).as(land + " " + member).isEmpty();
    }
}
