package org.standbild.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.standbild.profile.ProfileCode.DE;
import static org.standbild.profile.ProfileCode.DE_BW;
import static org.standbild.profile.ProfileCode.DE_HH;
import static org.standbild.profile.ProfileCode.DE_RP;
import static org.standbild.profile.ProfileCode.DE_SN;
import static org.standbild.profile.SampleChanges.*;
import static org.standbild.profile.Status.*;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The status of an entry is computed for the day asked, from changes and dates. */
class StatusTest {

    @Test
    void aProgrammeThatRunsUntilMarchIsActiveInFebruaryAndEndedInAprilWithoutAnEventInBetween() {
        History history = Recording.of(DE_BW, REGIONALPROGRAMM).history();

        assertThat(status(history, "regionalprogramm", "2020-02-29")).isEqualTo(ACTIVE);
        assertThat(status(history, "regionalprogramm", "2020-03-31")).isEqualTo(ACTIVE);
        assertThat(status(history, "regionalprogramm", "2020-04-01")).isEqualTo(ENDED);
        assertThat(status(history, "regionalprogramm", "2020-04-30")).isEqualTo(ENDED);
        assertThat(history.changes()).hasSize(1);
    }

    @Test
    void pumaRanUntilTheMonthInWhichItEndedAndItsEndIsShownAsPrinted() {
        History history = Recording.of(DE_BW, PUMA_STARTED, PUMA_ENDED).history();

        assertThat(history.at(day("2016-09-30")).entry("puma")).isEmpty();
        assertThat(status(history, "puma", "2016-10-01")).isEqualTo(ACTIVE);
        assertThat(status(history, "puma", "2019-08-31")).isEqualTo(ACTIVE);
        assertThat(status(history, "puma", "2020-02-29")).isEqualTo(ENDED);
        assertThat(history.at(day("2020-02-29")).entry("puma").orElseThrow().dates())
                .extracting(EntryDate::what, EntryDate::asPrinted, EntryDate::quality)
                .contains(tuple("end", "31. September 2019", Quality.IMPOSSIBLE_AS_PRINTED));
    }

    @Test
    void aLawIsPlannedUntilItIsInForce() {
        History history = Recording.of(
                        DE,
                        "{type: 'LegalBasisEnacted', stand: '2019-08-15', entry: 'feg', title: {de: 'FEG'}, sections: ['BUND'],"
                                + " dates: [{what: 'promulgated', edtf: '2019-08-15'}, {what: 'in_force', edtf: '2020-03-01'}]}")
                .history();

        assertThat(status(history, "feg", "2020-02-29")).isEqualTo(PLANNED);
        assertThat(status(history, "feg", "2020-03-01")).isEqualTo(ACTIVE);
    }

    @Test
    void neitherAFundingPeriodNorAHorizonNorAPlannedDateDecides() {
        History history = Recording.of(
                        DE_BW,
                        "{type: 'EntryRecorded', stand: '2020-02', entry: 'monitor', title: {de: 'Fachkräftemonitor'}, kind: 'MONITOR',"
                                + " sections: ['WIRTSCHAFT'], dates: [{what: 'funding_period', edtf: '2014/2018'},"
                                + " {what: 'horizon', edtf: '2030'}, {what: 'planned_start', edtf: '2035'}]}")
                .history();

        assertThat(status(history, "monitor", "2020-02-29")).isEqualTo(ACTIVE);
        assertThat(status(history, "monitor", "2040-01-01")).isEqualTo(ACTIVE);
    }

    @Test
    void anUndatedBeginningIsNoReasonForPlannedAndLeavesTheRuntimeItsSay() {
        History history = Recording.of(
                        DE_BW,
                        "{type: 'EntryRecorded', stand: '2020-02', entry: 'p', title: {de: 'p'}, kind: 'PROGRAMME', sections: ['BA'],"
                                + " dates: [{what: 'start', asPrinted: 'seit Jahren'}, {what: 'runtime', edtf: '2021/2022'}]}")
                .history();

        assertThat(status(history, "p", "2020-02-29")).isEqualTo(PLANNED);
        assertThat(status(history, "p", "2021-06-01")).isEqualTo(ACTIVE);
        assertThat(status(history, "p", "2023-01-01")).isEqualTo(ENDED);
    }

    @Test
    void ofCompetingDatesTheEarliestBeginsAndTheLatestEnds() {
        History history = Recording.of(
                        DE_SN,
                        "{type: 'EntryRecorded', stand: '2010', entry: 'pakt', title: {de: 'Pakt'}, kind: 'AGREEMENT', sections: ['ANHANG'],"
                                + " dates: [{what: 'start', edtf: '2011', quality: 'CONFLICTING', source: 'Text'},"
                                + " {what: 'start', edtf: '2011-09-19', quality: 'CONFLICTING', source: 'Anhang'},"
                                + " {what: 'end', edtf: '2015', quality: 'CONFLICTING', source: 'Text'},"
                                + " {what: 'end', edtf: '2016-06', quality: 'CONFLICTING', source: 'URL'}]}")
                .history();

        assertThat(status(history, "pakt", "2010-12-31")).isEqualTo(PLANNED);
        assertThat(status(history, "pakt", "2011-01-01")).isEqualTo(ACTIVE);
        assertThat(status(history, "pakt", "2016-06-30")).isEqualTo(ACTIVE);
        assertThat(status(history, "pakt", "2016-07-01")).isEqualTo(ENDED);
        assertThat(history.at(day("2020-01-01")).entry("pakt").orElseThrow().dates())
                .hasSize(4);
    }

    @Test
    void anOpenEndAmongCompetingOnesKeepsItRunning() {
        History history = Recording.of(
                        DE_SN,
                        "{type: 'EntryRecorded', stand: '2010', entry: 'pakt', title: {de: 'Pakt'}, kind: 'AGREEMENT', sections: ['ANHANG'],"
                                + " dates: [{what: 'runtime', edtf: '2011/2015', quality: 'CONFLICTING'},"
                                + " {what: 'runtime', edtf: '2011/..', quality: 'CONFLICTING'}]}")
                .history();

        assertThat(status(history, "pakt", "2020-01-01")).isEqualTo(ACTIVE);
    }

    @Test
    void aCentralAuthorityIsWhatWasSaidOfItLast() {
        History history = Recording.of(DE_HH, zab("Planned", "2020-02", ", commitment: 'FIRM'"))
                .later("2021-05-01", zab("Established", "2021-04-01", ""))
                .history();

        assertThat(status(history, "zab", "2020-02-29")).isEqualTo(PLANNED);
        assertThat(status(history, "zab", "2021-04-01")).isEqualTo(ACTIVE);
    }

    @Test
    void aRulingOutIsProvisionalOnlyWhileItStands() {
        History history = Recording.of(DE_SN, zab("RuledOut", "2020-02", ", provisional: true"))
                .later("2021-05-01", zab("Planned", "2021-04", ", commitment: 'FIRM'"))
                .later("2022-05-01", zab("Established", "2022-04", ""))
                .history();

        assertThat(authority(history, "2020-02-29"))
                .extracting(Entry::status, Entry::provisional, Entry::commitment)
                .containsExactly(RULED_OUT, true, null);
        assertThat(authority(history, "2021-04-30"))
                .extracting(Entry::status, Entry::provisional, Entry::commitment)
                .containsExactly(PLANNED, null, Commitment.FIRM);
        assertThat(authority(history, "2022-04-30"))
                .extracting(Entry::status, Entry::provisional, Entry::commitment)
                .containsExactly(ACTIVE, null, null);
    }

    @Test
    void aMereMentionIsUnclearAndTakesNothingBackThatWasSaid() {
        assertThat(status(Recording.of(DE_BW, zab("Referenced", "2020-02", "")).history(), "zab", "2020-02-29"))
                .isEqualTo(UNKNOWN);
        assertThat(status(
                        Recording.of(DE_BW, zab("Planned", "2020-01", ""), zab("Referenced", "2020-02", ""))
                                .history(),
                        "zab",
                        "2020-02-29"))
                .isEqualTo(PLANNED);
    }

    @Test
    void theCountOfPlannedAuthoritiesIsKept() {
        History history = Recording.of(
                        DE_RP,
                        zab(
                                "Planned",
                                "2020-02",
                                ", count: {min: 3, max: 4}, dates: [{what: 'planned_start', edtf: '2021'}]"))
                .history();

        assertThat(authority(history, "2021-06-01").count())
                .isEqualTo(new Count(3, 4))
                .hasToString("3–4");
        assertThat(status(history, "zab", "2021-06-01"))
                .as("a planned start that passes realises nothing")
                .isEqualTo(PLANNED);
    }

    @Test
    void mergedProjectsAreSupersededByTheOneThatGoesOn() {
        History history = Recording.of(
                        DE_RP,
                        "{type: 'HSP4ProjectStarted', stand: '2019', entry: 'iq-vernetzt', title: {de: 'IQ vernetzt'}, sections: ['IQ_HSP4']}",
                        "{type: 'HSP4ProjectStarted', stand: '2019', entry: 'iq-service', title: {de: 'IQ Service'}, sections: ['IQ_HSP4']}")
                .later(
                        "2020-07-01",
                        "{type: 'HSP4ProjectsMerged', stand: '2020-07', entry: 'iq-vernetzt', title: {de: 'IQ Pflege'},"
                                + " merged: ['iq-vernetzt', 'iq-service']}")
                .history();

        assertThat(status(history, "iq-service", "2020-06-30")).isEqualTo(ACTIVE);
        assertThat(status(history, "iq-service", "2020-07-01")).isEqualTo(SUPERSEDED);
        assertThat(entry(history, "iq-service", "2020-07-01").supersededBy()).isEqualTo("iq-vernetzt");
        assertThat(entry(history, "iq-vernetzt", "2020-07-01"))
                .extracting(Entry::status, Entry::aliases, Entry::handlungsschwerpunkt)
                .containsExactly(ACTIVE, List.of("IQ vernetzt"), 4);
    }

    @Test
    void whatBeginsAgainIsNotEndedByItsOldEndAndNotSuperseded() {
        Recording ended = Recording.of(DE_BW, PUMA_STARTED, PUMA_ENDED)
                .later(
                        "2021-02-01",
                        "{type: 'ProjectStarted', stand: '2021-01', entry: 'puma', summary: {de: 'Wieder da.'}}");

        assertThat(status(ended.history(), "puma", "2020-12-31")).isEqualTo(ENDED);
        assertThat(status(ended.history(), "puma", "2021-01-01")).isEqualTo(ACTIVE);

        History endsAgain = ended.later(
                        "2022-01-01",
                        "{type: 'RoleAssigned', stand: '2021-06', entry: 'puma', dates: [{what: 'end', edtf: '2021-12'}]}")
                .history();
        assertThat(status(endsAgain, "puma", "2021-12-31")).isEqualTo(ACTIVE);
        assertThat(status(endsAgain, "puma", "2022-01-01")).isEqualTo(ENDED);

        History superseded = Recording.of(
                        DE_BW,
                        PUMA_STARTED,
                        "{type: 'ProjectEnded', stand: '2019-09', entry: 'puma', supersededBy: 'nachfolger'}",
                        "{type: 'ProjectStarted', stand: '2020-01', entry: 'nachfolger', title: {de: 'Nachfolger'}, sections: ['BA']}",
                        "{type: 'ProjectStarted', stand: '2021-01', entry: 'puma'}")
                .history();
        assertThat(status(superseded, "puma", "2019-12-31"))
                .as("its successor has not begun")
                .isEqualTo(ENDED);
        assertThat(status(superseded, "puma", "2020-12-31")).isEqualTo(SUPERSEDED);
        assertThat(status(superseded, "puma", "2021-01-01")).isEqualTo(ACTIVE);
    }

    @Test
    void aSuccessorThatIsGivenUpSupersedesNothing() {
        History history = Recording.of(
                        DE_HH,
                        "{type: 'EntryRecorded', stand: '2019', entry: 'hwc', title: {de: 'Hamburg Welcome Center'},"
                                + " kind: 'CONTACT_POINT', sections: ['BA'], supersededBy: 'hwcp'}",
                        plan("hwcp", "LANDESREGIERUNG", ""))
                .later("2020-10-01", "{type: 'PlanDropped', stand: '2020-09', entry: 'hwcp'}")
                .history();

        assertThat(status(history, "hwc", "2020-02-29")).isEqualTo(ACTIVE);
        assertThat(status(history, "hwc", "2020-09-30")).isEqualTo(ACTIVE);
    }

    @Test
    void aContinuedProgrammeRunsUntilItsNewEnd() {
        History history =
                Recording.of(DE_BW, KUEMMERER_RECORDED, KUEMMERER_CONTINUED).history();

        assertThat(entry(history, "integration-durch-ausbildung", "2019-12-31")
                        .title()
                        .de())
                .endsWith("Geflüchtete");
        assertThat(entry(history, "integration-durch-ausbildung", "2020-01-01")).satisfies(continued -> {
            assertThat(continued.title().de()).endsWith("Zugewanderte");
            assertThat(continued.aliases())
                    .containsExactly("Integration durch Ausbildung – Perspektiven für Geflüchtete");
        });
        assertThat(status(history, "integration-durch-ausbildung", "2021-12-31"))
                .isEqualTo(ACTIVE);
        assertThat(status(history, "integration-durch-ausbildung", "2022-01-01"))
                .isEqualTo(ENDED);
    }

    @Test
    void aPlanIsPlannedHoweverItWasRecordedUntilItIsRealisedOrDropped() {
        History history = Recording.of(
                        DE_HH,
                        plan("hwcp", "LANDESREGIERUNG", ""),
                        plan("servicestelle", "LANDESREGIERUNG", ""),
                        "{type: 'EntryRecorded', stand: '2020-02', entry: 'konzept', title: {de: 'Konzept'}, kind: 'PLAN',"
                                + " commitment: 'FIRM', sections: ['GEPLANT']}")
                .later(
                        "2020-10-01",
                        "{type: 'PlanRealised', stand: '2020-09', entry: 'hwcp', realisedAs: 'hwcp-beratung'}",
                        "{type: 'PlanDropped', stand: '2020-09', entry: 'servicestelle'}",
                        "{type: 'ContactPointOpened', stand: '2020-09', entry: 'konzept'}")
                .history();

        assertThat(status(history, "konzept", "2020-08-31")).isEqualTo(PLANNED);
        assertThat(entry(history, "hwcp", "2020-09-01"))
                .extracting(Entry::status, Entry::realisedAs, Entry::commitment)
                .containsExactly(ENDED, "hwcp-beratung", null);
        assertThat(status(history, "servicestelle", "2020-09-01")).isEqualTo(RULED_OUT);
        assertThat(entry(history, "konzept", "2020-09-01"))
                .extracting(Entry::status, Entry::kind)
                .containsExactly(ACTIVE, Kind.CONTACT_POINT);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static Entry entry(History history, String id, String day) {
        return history.at(day(day)).entry(id).orElseThrow();
    }

    private static Entry authority(History history, String day) {
        return entry(history, "zab", day);
    }

    private static Status status(History history, String id, String day) {
        return entry(history, id, day).status();
    }
}
