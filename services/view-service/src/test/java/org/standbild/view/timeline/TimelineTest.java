package org.standbild.view.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.standbild.view.Reading;

class TimelineTest {

    private static final String PROGRAMME = "regionalprogramm-fachkraeftesicherung-2019";

    private final Reading reading = Reading.theDocument();

    @Test
    void aChangeIsToldWithAllItsFieldsAndWhatTheLogAdds() {
        assertThat(reading.get("/api/profiles/DE-BW/timeline?kind=PROGRAMME"))
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-cache")
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json).extractingPath("$.profile").isEqualTo("DE-BW");
                    assertThat(json).extractingPath("$.clock").isEqualTo("stand");
                    assertThat(json).extractingPath("$.items.length()").isEqualTo(1);
                    assertThat(json).extractingPath("$.items[0].type").isEqualTo("ProgrammeStarted");
                    assertThat(json).extractingPath("$.items[0].label.de").isEqualTo("Programm gestartet");
                    assertThat(json).extractingPath("$.items[0].position").isEqualTo(1);
                    assertThat(json).extractingPath("$.items[0].eventId").isEqualTo("event-1");
                    assertThat(json).extractingPath("$.items[0].class").isEqualTo("DEVELOPMENT");
                    assertThat(json).extractingPath("$.items[0].review").isEqualTo("IMPORTED");
                    assertThat(json).extractingPath("$.items[0].recordedAt").isEqualTo("2020-04-30T10:00:00Z");
                    assertThat(json).extractingPath("$.items[0].profile").isEqualTo("DE-BW");
                    assertThat(json).extractingPath("$.items[0].entry").isEqualTo(PROGRAMME);
                    assertThat(json)
                            .extractingPath("$.items[0].stand.asPrinted")
                            .isEqualTo("Januar 2019");
                    assertThat(json)
                            .extractingPath("$.items[0].dates[0].asPrinted")
                            .isEqualTo("Januar 2019-März 2020");
                    assertThat(json)
                            .extractingPath("$.items[0].differences[0].move")
                            .isEqualTo("ADDED");
                    assertThat(json).doesNotHavePath("$.items[0].differences[0].causes");
                });
    }

    @Test
    void eachChangeSaysWhatRecordingItAlteredFromBeforeToAfter() {
        reading.recorded("2021-06-01T08:00:00Z", """
                {type: 'ProgrammeContinued', profile: 'DE-BW', stand: {edtf: '2020-04'}, entry: '%s',
                 dates: [{what: 'runtime', edtf: '2019-01/2022-12'}]}""".formatted(PROGRAMME));

        assertThat(reading.get("/api/profiles/DE-BW/timeline?from=2020-04"))
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json)
                            .extractingPath("$.items[0].title.de")
                            .isEqualTo("Regionalprogramm Fachkräftesicherung 2019");
                    assertThat(json).extractingPath("$.items[0].kind").isEqualTo("PROGRAMME");
                    assertThat(json)
                            .extractingPath("$.items[0].sections")
                            .asArray()
                            .containsExactly("LANDESREGIERUNG");
                    assertThat(json)
                            .extractingPath("$.items[0].differences[0].fields[*].field")
                            .asArray()
                            .containsExactly("status", "dates.runtime");
                    assertThat(json)
                            .extractingPath("$.items[0].differences[0].fields[0].before")
                            .isEqualTo("ENDED");
                    assertThat(json)
                            .extractingPath("$.items[0].differences[0].fields[0].after")
                            .isEqualTo("ACTIVE");
                    assertThat(json)
                            .extractingPath("$.items[0].differences[0].fields[1].before.edtf")
                            .isEqualTo("2019-01/2020-03");
                });
    }

    @Test
    void aChangeRecordedLateStandsEarlyByOneClockAndLateByTheOther() {
        reading.recorded("2021-06-01T08:00:00Z", """
                {type: 'PortalLaunched', profile: 'DE-BW', stand: {edtf: '2018'}, entry: 'portal', title: {de: 'Portal'},
                 sections: ['LANDESREGIERUNG']}""");

        assertThat(reading.get("/api/profiles/DE-BW/timeline?clock=stand"))
                .bodyJson()
                .extractingPath("$.items[*].position")
                .asArray()
                .containsExactly(11, 1, 2, 0, 3);
        assertThat(reading.get("/api/profiles/DE-BW/timeline?clock=recorded"))
                .bodyJson()
                .extractingPath("$.items[*].position")
                .asArray()
                .containsExactly(0, 1, 2, 3, 11);
    }

    @Test
    void bothEndsOfThePeriodAskedAreInIt() throws Exception {
        assertThat(positions("from=2019&to=2019-11")).containsExactly(1, 2, 0);
        assertThat(positions("from=2019-11-01&to=2019-11-01")).containsExactly(0);
        assertThat(positions("to=2018")).isEmpty();
        assertThat(positions("clock=recorded&from=2020-04-30&to=2020-04-30")).hasSize(4);
        assertThat(positions("clock=recorded&from=2020-04-30T10:00:00.001Z")).isEmpty();
    }

    @Test
    void sectionKindAndClassMayBeAskedSeveralAtATime() throws Exception {
        assertThat(positions("section=IQ_HSP4")).containsExactly(2, 0, 3);
        assertThat(positions("kind=PROGRAMME,STATEMENT")).containsExactly(1, 2);
        assertThat(positions("kind=PROGRAMME&kind=STATEMENT&section=LANDESREGIERUNG"))
                .containsExactly(1);
        assertThat(positions("class=EDITORIAL")).containsExactly(0);
    }

    @Test
    void whatIsNotThereToBeAskedIsToldWhatIs() {
        for (String bad : new String[] {"clock=wanduhr", "kind=PROGRAM", "section=5", "class=NEW"}) {
            assertThat(reading.get("/api/profiles/DE-BW/timeline?" + bad))
                    .hasStatus(400)
                    .bodyJson()
                    .satisfies(json -> {
                        assertThat(json).extractingPath("$.parameter").isEqualTo(bad.split("=")[0]);
                        assertThat(json).extractingPath("$.value").isEqualTo(bad.split("=")[1]);
                        assertThat(json).extractingPath("$.examples").asArray().isNotEmpty();
                    });
        }
        assertThat(reading.get("/api/profiles/DE-BW/timeline?clock=wanduhr"))
                .bodyJson()
                .extractingPath("$.examples")
                .asArray()
                .containsExactly("stand", "recorded");
    }

    @Test
    void aRetractedChangeStaysAndSaysByWhatItWasRetracted() {
        reading.recorded("2021-06-01T08:00:00Z", """
                {type: 'ChangeRetracted', profile: 'DE-BW', stand: {edtf: '2018'}, retracts: 'event-1', reason: 'Verwechslung'}""");

        assertThat(reading.get("/api/profiles/DE-BW/timeline?clock=recorded"))
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json)
                            .extractingPath("$.items[1].retractedBy.position")
                            .isEqualTo(11);
                    assertThat(json)
                            .extractingPath("$.items[1].retractedBy.eventId")
                            .isEqualTo("event-11");
                    assertThat(json)
                            .extractingPath("$.items[1].retractedBy.reason")
                            .isEqualTo("Verwechslung");
                    assertThat(json)
                            .extractingPath("$.items[1].differences[0].move")
                            .isEqualTo("ADDED");
                    assertThat(json).extractingPath("$.items[4].entry").isEqualTo(PROGRAMME);
                    assertThat(json)
                            .extractingPath("$.items[4].title.de")
                            .isEqualTo("Regionalprogramm Fachkräftesicherung 2019");
                    assertThat(json)
                            .extractingPath("$.items[4].differences[0].move")
                            .isEqualTo("REMOVED");
                    assertThat(json).doesNotHavePath("$.items[0].retractedBy");
                });
    }

    @Test
    void aRetractionThatWasRetractedCountsNoMore() {
        reading.recorded("2021-06-01T08:00:00Z", """
                {type: 'ChangeRetracted', profile: 'DE-BW', stand: {edtf: '2021'}, retracts: 'event-1', reason: 'Verwechslung'}""");
        reading.recorded("2021-06-02T08:00:00Z", """
                {type: 'ChangeRetracted', profile: 'DE-BW', stand: {edtf: '2021'}, retracts: 'event-11', reason: 'Doch nicht'}""");

        assertThat(reading.get("/api/profiles/DE-BW/timeline?clock=recorded"))
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json).doesNotHavePath("$.items[1].retractedBy");
                    assertThat(json)
                            .extractingPath("$.items[4].retractedBy.position")
                            .isEqualTo(12);
                    assertThat(json)
                            .extractingPath("$.items[5].differences[0].move")
                            .isEqualTo("ADDED");
                });
    }

    @Test
    void aChangeOfSeveralPlansShowsWhatBecameOfEach() {
        reading.recorded("2021-06-01T08:00:00Z", """
                {type: 'PlansRevisedDueToCovid', profile: 'DE-BW', stand: {edtf: '2020-05'}, sections: ['IQ_HSP4'],
                 plans: [{entry: 'regionale-koordinierungsstellen-fachkraefteeinwanderung', outcome: 'DROPPED'},
                         {entry: '%s', outcome: 'REALIGNED'}]}""".formatted(PROGRAMME));

        assertThat(reading.get("/api/profiles/DE-BW/timeline?from=2020-05&kind=PROJECT"))
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json).doesNotHavePath("$.items[0].entry");
                    assertThat(json)
                            .extractingPath("$.items[0].sections")
                            .asArray()
                            .containsExactly("LANDESREGIERUNG", "IQ_HSP4");
                    assertThat(json)
                            .extractingPath("$.items[0].differences.length()")
                            .isEqualTo(2);
                    assertThat(json)
                            .extractingPath("$.items[0].plans[0].outcome")
                            .isEqualTo("DROPPED");
                });
    }

    @Test
    void aSectionThatWasCheckedShowsSinceWhen() {
        reading.recorded("2021-06-01T08:00:00Z", """
                {type: 'SectionChecked', profile: 'DE-BW', stand: {edtf: '2021-06-01'}, sections: ['IQ_HSP4']}""");

        assertThat(reading.get("/api/profiles/DE-BW/timeline?class=CHECKED"))
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json)
                            .extractingPath("$.items[0].differences")
                            .asArray()
                            .isEmpty();
                    assertThat(json)
                            .extractingPath("$.items[0].sectionDifferences[0].section")
                            .isEqualTo("IQ_HSP4");
                    assertThat(json)
                            .extractingPath("$.items[0].sectionDifferences[0].fields[0].before")
                            .isEqualTo("2019-11");
                });
    }

    private List<Integer> positions(String query) throws UnsupportedEncodingException {
        MvcTestResult result =
                reading.get("/api/profiles/DE-BW/timeline?" + query).exchange();
        assertThat(result).hasStatusOk();
        return JsonPath.read(result.getResponse().getContentAsString(), "$.items[*].position");
    }
}
