package org.standbild.view.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.standbild.view.Reading;

class ProfileTest {

    private static final String PROGRAMME = "$.sections[?(@.section=='LANDESREGIERUNG')].entries[0]";

    private final Reading reading = Reading.theDocument();

    @Test
    void thereAreSeventeenProfilesTheFederalChapterFirst() {
        assertThat(reading.get("/api/profiles")).hasStatusOk().bodyJson().satisfies(json -> {
            assertThat(json).extractingPath("$.length()").isEqualTo(17);
            assertThat(json).extractingPath("$[0].code").isEqualTo("DE");
            assertThat(json).extractingPath("$[1].name").isEqualTo("Baden-Württemberg");
            assertThat(json).extractingPath("$[1].slug").isEqualTo("baden-wuerttemberg");
            assertThat(json).extractingPath("$[1].version").isEqualTo(4);
            assertThat(json).extractingPath("$[1].freshness.dueOn").isEqualTo("2020-11-01");
            assertThat(json).extractingPath("$[1].freshness.overdue").isEqualTo(true);
            assertThat(json).extractingPath("$[1].lastChange.type").isEqualTo("HSP4ProjectPlanned");
            assertThat(json).extractingPath("$[1].lastChange.class").isEqualTo("DEVELOPMENT");
            assertThat(json).doesNotHavePath("$[0].lastChange");
        });
    }

    @Test
    void aProgrammeThatRunsUntilMarchIsActiveInFebruaryAndEndedInAprilWithoutAnyEvent() {
        assertThat(reading.get("/api/profiles/DE-BW?stand=2020-02"))
                .hasStatusOk()
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json).extractingPath("$.stand").isEqualTo("2020-02-29");
                    assertThat(json).extractingPath("$.coverage").isEqualTo("RESEARCHED");
                    assertThat(json).extractingPath("$.version").isEqualTo(4);
                    assertThat(json).extractingPath("$.knownAt").isEqualTo("2020-04-30T10:00:00Z");
                    assertThat(json)
                            .extractingPath(PROGRAMME + ".status")
                            .asArray()
                            .containsExactly("ACTIVE");
                });
        assertThat(reading.get("/api/profiles/DE-BW?stand=2020-04"))
                .bodyJson()
                .extractingPath(PROGRAMME + ".status")
                .asArray()
                .containsExactly("ENDED");
    }

    @Test
    void beforeItWasPublishedNothingWasKnown() {
        assertThat(reading.get("/api/profiles/DE-BW?stand=2020-02&knownAt=2020-04-29"))
                .hasStatusOk()
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json).extractingPath("$.version").isEqualTo(0);
                    assertThat(json).extractingPath("$.position").isEqualTo(-1);
                    assertThat(json).extractingPath("$.sections").asArray().isEmpty();
                    assertThat(json).extractingPath("$.knownAt").isEqualTo("2020-04-29T21:59:59.999999999Z");
                });
    }

    @Test
    void aLaterCorrectionOfAnEarlierStandShowsTodayAndNotToWhomOneAsksOfThen() {
        reading.recorded("2021-06-01T08:00:00Z", """
                {type: 'EntryCorrected', profile: 'DE-BW', stand: {edtf: '2020-01'}, entry: 'regionalprogramm-fachkraeftesicherung-2019',
                 field: 'title.de', after: 'Regionalprogramm für Fachkräfte', reason: 'Name der Richtlinie'}""");

        assertThat(reading.get("/api/profiles/DE-BW?stand=2020-02"))
                .bodyJson()
                .extractingPath(PROGRAMME + ".title.de")
                .asArray()
                .containsExactly("Regionalprogramm für Fachkräfte");
        assertThat(reading.get("/api/profiles/DE-BW?stand=2020-02&knownAt=2020-05-01"))
                .bodyJson()
                .extractingPath(PROGRAMME + ".title.de")
                .asArray()
                .containsExactly("Regionalprogramm Fachkräftesicherung 2019");
    }

    @Test
    void aStandBeforeTheResearchSaysThatItIsReconstructed() {
        assertThat(reading.get("/api/profiles/DE-BW?stand=2019"))
                .bodyJson()
                .extractingPath("$.coverage")
                .isEqualTo("RESEARCHED");
        assertThat(reading.get("/api/profiles/DE-BW?stand=2019-06"))
                .bodyJson()
                .extractingPath("$.coverage")
                .isEqualTo("RECONSTRUCTED");
    }

    @Test
    void whatIsAbsentIsLeftOut() {
        assertThat(reading.get("/api/profiles/DE-HE?stand=2020-02"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("null");
    }

    @Test
    void withBothClocksNamedTheAnswerMayBeKeptForEver() {
        MvcTestResult fixed = reading.get("/api/profiles/DE-BW?stand=2020-02&knownAt=2020-05-01")
                .exchange();

        assertThat(fixed).hasStatusOk().hasHeader("Cache-Control", "max-age=31536000, public, immutable");
        assertThat(fixed).headers().hasValue("X-Position", "10");
        assertThat(fixed.getResponse().getHeader("ETag")).matches("\"sha256-[0-9a-f]{32}\"");
    }

    @Test
    void anAnswerThatMayStillChangeIsAskedForAgain() {
        for (String address : new String[] {
            "/api/profiles/DE-BW",
            "/api/profiles/DE-BW?stand=2020-02",
            "/api/profiles/DE-BW?knownAt=2020-05-01",
            "/api/profiles/DE-BW?stand=2020-02&knownAt=2021-06-15",
            "/api/profiles/DE-BW?stand=2020-02&knownAt=2021-06-15T10:00:00Z",
            "/api/profiles"
        }) {
            assertThat(reading.get(address)).hasStatusOk().hasHeader("Cache-Control", "no-cache");
        }
    }

    @Test
    void whatIsLaterRecordedThanTheInstantAskedProvesThatNothingIsMissing() {
        reading.recorded("2021-06-15T10:00:00Z", """
                {type: 'SectionChecked', profile: 'DE-HE', stand: {edtf: '2021-06-15'}, sections: ['GEPLANT']}""");

        assertThat(reading.get("/api/profiles/DE-BW?stand=2020-02&knownAt=2021-06-15T09:59:59.999Z"))
                .hasHeader("Cache-Control", "max-age=31536000, public, immutable");
        assertThat(reading.get("/api/profiles/DE-BW?stand=2020-02&knownAt=2021-06-15T10:00:00Z"))
                .hasHeader("Cache-Control", "no-cache");
    }

    @Test
    void whileTheLogIsStillBeingReadNothingIsKeptForEver() {
        reading.thisProcessHasWrittenUpTo(11);

        assertThat(reading.get("/api/profiles/DE-BW?stand=2020-02&knownAt=2020-05-01"))
                .hasHeader("Cache-Control", "no-cache");
        assertThat(new Reading().get("/api/profiles/DE-BW?stand=2020-02&knownAt=2020-01-01"))
                .hasHeader("Cache-Control", "no-cache");
    }

    @Test
    void theEtagOfTheNewestStateBeginsWithTheVersionThatAWriteNeeds() {
        assertThat(etag("/api/profiles/DE-BW")).matches("\"4-20210615-[0-9a-f]{32}\"");
        assertThat(etag("/api/profiles/DE-BW?stand=2020-02")).startsWith("\"sha256-");
    }

    @Test
    void whoHasTheAnswerAlreadyGets304() {
        for (String address :
                new String[] {"/api/profiles/DE-BW", "/api/profiles/DE-BW?stand=2020-02&knownAt=2020-05-01"}) {
            String etag = etag(address);
            assertThat(reading.get(address).header("If-None-Match", etag))
                    .hasStatus(304)
                    .hasHeader("ETag", etag)
                    .hasHeader("X-Position", "10")
                    .body()
                    .isEmpty();
        }
    }

    @Test
    void whoHasAnOlderAnswerGetsTheNewOne() {
        String etag = etag("/api/profiles/DE-BW");

        reading.recorded("2021-06-15T09:00:00Z", """
                {type: 'SectionChecked', profile: 'DE-BW', stand: {edtf: '2021-06-15'}, sections: ['IQ_HSP4']}""");

        assertThat(reading.get("/api/profiles/DE-BW").header("If-None-Match", etag))
                .hasStatusOk();
    }

    @Test
    void anUnknownProfileIsToldWhichThereAre() {
        assertThat(reading.get("/api/profiles/DE-XX").header("Accept-Language", "en"))
                .hasStatus(404)
                .hasContentType("application/problem+json")
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json).extractingPath("$.type").isEqualTo("urn:standbild:problem:no-such-profile");
                    assertThat(json).extractingPath("$.value").isEqualTo("DE-XX");
                    assertThat(json).extractingPath("$.known.length()").isEqualTo(17);
                    assertThat(json).extractingPath("$.known[7]").isEqualTo("DE-HE");
                    assertThat(json).extractingPath("$.detail").asString().contains("DE-TH");
                });
    }

    private String etag(String address) {
        return String.valueOf(reading.get(address).exchange().getResponse().getHeader("ETag"));
    }
}
