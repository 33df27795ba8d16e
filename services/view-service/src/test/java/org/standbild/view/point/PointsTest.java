package org.standbild.view.point;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbild.view.Reading;

class PointsTest {

    private final Reading reading = Reading.theDocument();

    @ParameterizedTest
    @CsvSource({
        "2020-02, 2020-02-29",
        "2020, 2020-12-31",
        "2020-22, 2020-08-31",
        "2018/2021, 2021-12-31",
        "../2020-02, 2020-02-29",
        "2019-01~, 2019-01-31",
        "2020-02-28, 2020-02-28",
        "'', 2021-06-15",
    })
    void aPeriodMeansItsLastDay(String stand, String day) {
        assertThat(reading.get("/api/profiles/DE-HE?stand={stand}", stand))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.stand")
                .isEqualTo(day);
    }

    @Test
    void theDayIsTheOneInBerlin() {
        reading.itIs("2021-06-15T22:30:00Z");

        assertThat(reading.get("/api/profiles/DE-HE"))
                .bodyJson()
                .extractingPath("$.stand")
                .isEqualTo("2021-06-16");
    }

    @ParameterizedTest
    @CsvSource({
        "2020-04-30T12:00:00Z, 2020-04-30T12:00:00Z",
        "2020-04-30T14:00:00+02:00, 2020-04-30T12:00:00Z",
        "2020-04-30, 2020-04-30T21:59:59.999999999Z",
        "2019-12, 2019-12-31T22:59:59.999999999Z",
    })
    void knowledgeIsOfAnInstantOrOfTheEndOfADayInBerlin(String knownAt, String instant) {
        assertThat(reading.get("/api/profiles/DE-HE?knownAt=" + knownAt))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.knownAt")
                .isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-06-15T10:00:01Z", "2021-06-15", "2021-06", "2099"})
    void nothingIsSaidToBeKnownAtAMomentThatIsStillToCome(String knownAt) {
        String known = "2021-05-01T08:00:00Z";
        reading.recorded(known, """
                {type: 'EntryRecorded', profile: 'DE-HE', stand: {edtf: '2020-02'}, entry: 'neu', kind: 'PROJECT',
                 title: {de: 'Neu'}, sections: ['BA']}""");
        for (String address : List.of("/api/profiles/DE-HE", "/api/document", "/api/search")) {
            assertThat(reading.get(address + "?stand=2020-02&knownAt=" + knownAt))
                    .as(address)
                    .hasStatusOk()
                    .hasHeader("Cache-Control", "no-cache")
                    .bodyJson()
                    .extractingPath("$.knownAt")
                    .isEqualTo(known);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "stand, 2018-2021",
        "stand, 2020-13",
        "stand, 2021-02-29",
        "stand, gestern",
        "stand, 2020/..",
        "knownAt, 2020-04-30T12:00",
        "knownAt, 31.12.2020",
        "knownAt, 2020/..",
    })
    void whatIsNoDateIsRefusedWithParameterValueAndExamples(String parameter, String value) {
        assertThat(reading.get("/api/profiles/DE-HE?{parameter}={value}", parameter, value))
                .hasStatus(400)
                .hasContentType("application/problem+json")
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json).extractingPath("$.type").isEqualTo("urn:standbild:problem:bad-parameter");
                    assertThat(json).extractingPath("$.parameter").isEqualTo(parameter);
                    assertThat(json).extractingPath("$.errors[0].pointer").isEqualTo(parameter);
                    assertThat(json).extractingPath("$.value").isEqualTo(value);
                    assertThat(json).extractingPath("$.detail").asString().contains(value, ". Richtig wäre", "2020-0");
                    assertThat(json).extractingPath("$.examples").asArray().isNotEmpty();
                });
    }

    @Test
    void aReadWaitsForThePositionItNamesAndSaysWhenItIsNotThere() {
        assertThat(reading.get("/api/profiles/DE-HE").header("X-Min-Position", "10"))
                .hasStatusOk()
                .hasHeader("X-Position", "10");
        assertThat(reading.get("/api/profiles/DE-HE").header("X-Min-Position", "11"))
                .hasStatus(503)
                .hasHeader("Retry-After", "1")
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:standbild:problem:not-yet-visible");
        assertThat(reading.get("/api/profiles/DE-HE").header("X-Min-Position", "bald"))
                .hasStatus(400);

        reading.nothingPublic();

        assertThat(reading.get("/api/profiles/DE-HE").header("X-Min-Position", "11"))
                .hasStatusOk();
    }
}
