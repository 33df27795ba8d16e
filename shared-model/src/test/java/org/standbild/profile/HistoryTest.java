package org.standbild.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.standbild.profile.ProfileCode.DE_BW;
import static org.standbild.profile.SampleChanges.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two clocks: from which day it is so, and since when we know. */
class HistoryTest {

    private static final LocalDate FEBRUARY_2020 = LocalDate.of(2020, 2, 29);

    @Test
    void beforeItWasPublishedNothingWasKnown() {
        History history = Recording.of(DE_BW, OPENED, REGIONALPROGRAMM).history();
        long before = history.positionAt(Recording.PUBLISHED.minusMillis(1));

        assertThat(before).isEqualTo(-1);
        assertThat(history.at(FEBRUARY_2020, before))
                .extracting(Profile::position, Profile::version, Profile::knownAt, Profile::sections)
                .containsExactly(-1L, 0L, null, List.of());
        assertThat(history.positionAt(Recording.PUBLISHED)).isEqualTo(1);
        assertThat(history.at(FEBRUARY_2020).knownAt()).isEqualTo(Recording.PUBLISHED);
    }

    @Test
    void aLaterCorrectionOfAnEarlierStandChangesWhatWeKnowNowNotWhatWeKnewThen() {
        History history = Recording.of(DE_BW, REGIONALPROGRAMM)
                .later("2020-06-01", corrected("regionalprogramm", "2020-01", "title.de", "'Regionalprogramm'"))
                .history();
        long inMay = history.positionAt(Instant.parse("2020-05-01T00:00:00Z"));

        assertThat(title(history.at(FEBRUARY_2020, inMay))).isEqualTo("Regionalprogramm Fachkräftesicherung 2019");
        assertThat(title(history.at(FEBRUARY_2020))).isEqualTo("Regionalprogramm");
        assertThat(title(history.at(LocalDate.of(2019, 12, 31))))
                .as("the correction holds from January 2020")
                .isEqualTo("Regionalprogramm Fachkräftesicherung 2019");
    }

    @Test
    void aChangeOfTheFutureIsKnownNowAndShowsWhenItsDayComes() {
        History history = Recording.of(
                        DE_BW,
                        REGIONALPROGRAMM,
                        "{type: 'EntryRenamed', stand: '2030-01-01', entry: 'regionalprogramm', title: {de: 'Landesprogramm'}}")
                .history();

        assertThat(title(history.at(LocalDate.of(2029, 12, 31)))).startsWith("Regionalprogramm");
        assertThat(title(history.at(LocalDate.of(2030, 1, 1)))).isEqualTo("Landesprogramm");
        assertThat(history.at(FEBRUARY_2020).position()).isEqualTo(1);
    }

    @Test
    void ofTwoChangesTheOneWithTheLaterStandPrevailsWhicheverWasRecordedFirst() {
        History history = Recording.of(
                        DE_BW,
                        REGIONALPROGRAMM,
                        "{type: 'EntryRenamed', stand: '2020-02-20', entry: 'regionalprogramm', title: {de: 'Landesprogramm'}}")
                .later(
                        "2020-06-01",
                        "{type: 'EntryRenamed', stand: '2020-01-20', entry: 'regionalprogramm', title: {de: 'Regionales'}}")
                .history();

        assertThat(title(history.at(FEBRUARY_2020))).isEqualTo("Landesprogramm");
        assertThat(title(history.at(LocalDate.of(2020, 2, 1)))).isEqualTo("Regionales");
        assertThat(history.effective(FEBRUARY_2020, 2))
                .extracting(RecordedChange::position)
                .containsExactly(0L, 2L, 1L);
    }

    @Test
    void aPeriodTakesEffectOnItsFirstDayAndIsImpreciseUntilItsLast() {
        History history = Recording.of(DE_BW, REGIONALPROGRAMM).history();

        assertThat(history.at(LocalDate.of(2018, 12, 31)).entries()).isEmpty();
        assertThat(imprecise(history, "2019-01-01")).isTrue();
        assertThat(imprecise(history, "2019-01-30")).isTrue();
        assertThat(imprecise(history, "2019-01-31")).isFalse();
    }

    @Test
    void beforeTheResearchBeganAProfileIsAReconstruction() {
        History history = Recording.of(DE_BW, PUMA_STARTED).history();

        assertThat(history.at(LocalDate.of(2019, 10, 31)).coverage()).isEqualTo(Coverage.RECONSTRUCTED);
        assertThat(history.at(LocalDate.of(2019, 11, 1)).coverage()).isEqualTo(Coverage.RESEARCHED);
    }

    @Test
    void whatIsRetractedIsGoneFromEveryStandKnownFromThenOn() {
        History history = Recording.of(DE_BW, OPENED, REGIONALPROGRAMM)
                .later("2021-06-15", retraction(1, "2021-06-15"))
                .history();

        assertThat(history.at(FEBRUARY_2020, 1).entries()).hasSize(1);
        assertThat(history.at(FEBRUARY_2020).entries()).isEmpty();
        assertThat(history.at(LocalDate.of(2019, 6, 1)).entries())
                .as("also before the retraction's own Stand")
                .isEmpty();
        assertThat(history.at(LocalDate.of(2022, 1, 1)).entries()).isEmpty();
        assertThat(history.changes()).as("it stays readable").hasSize(3);
    }

    @Test
    void aRetractedRetractionBringsBackWhatItTook() {
        Recording recording = Recording.of(DE_BW, REGIONALPROGRAMM)
                .later("2020-06-01", retraction(0, "2020-06-01"))
                .later("2020-06-02", retraction(1, "2020-06-02"));

        assertThat(recording.history().at(FEBRUARY_2020, 1).entries()).isEmpty();
        assertThat(recording.history().at(FEBRUARY_2020).entries()).hasSize(1);
        assertThat(recording
                        .later("2020-06-03", retraction(2, "2020-06-03"))
                        .history()
                        .at(FEBRUARY_2020)
                        .entries())
                .isEmpty();
    }

    @Test
    void aChangeBeforeTheOneThatBringsTheEntryIntoBeingWaitsForIt() {
        History history = Recording.of(
                        DE_BW,
                        "{type: 'RoleAssigned', stand: '2018', entry: 'aerzte', roles: [{role: 'PARTICIPANT', body: 'Land'}]}",
                        "{type: 'EntryRecorded', stand: '2020-02', entry: 'aerzte', title: {de: 'Ärzte'}, kind: 'PROJECT',"
                                + " sections: ['BA']}")
                .history();

        assertThat(history.at(LocalDate.of(2019, 6, 1)).sections()).isEmpty();
        assertThat(history.at(FEBRUARY_2020).entry("aerzte").orElseThrow().roles())
                .extracting(Role::body)
                .containsExactly("Land");
    }

    @Test
    void aRoleIsAddedWhereOtherChangesReplaceRoles() {
        Recording recording = Recording.of(
                DE_BW,
                REGIONALPROGRAMM,
                "{type: 'RoleAssigned', stand: '2019-06', entry: 'regionalprogramm', roles: [{role: 'FUNDER', body: 'Land'},"
                        + " {role: 'COORDINATOR', body: 'Referat Fachkräftesicherung'}]}");
        assertThat(entry(recording.history()).roles())
                .extracting(Role::body)
                .containsExactly("Referat Fachkräftesicherung", "Land");

        History replaced = recording
                .later(
                        "2020-05-01",
                        "{type: 'ProgrammeContinued', stand: '2020-02', entry: 'regionalprogramm',"
                                + " roles: [{role: 'FUNDER', body: 'Bund'}], locations: ['Ulm']}")
                .history();
        assertThat(entry(replaced).roles()).extracting(Role::body).containsExactly("Bund");
        assertThat(entry(replaced).locations()).containsExactly("Ulm");
    }

    @Test
    void aWiderScopeAddsPlaces() {
        History history = Recording.of(
                        DE_BW,
                        REGIONALPROGRAMM,
                        "{type: 'ScopeExtended', stand: '2020-01', entry: 'regionalprogramm', locations: ['Ulm']}")
                .history();

        assertThat(entry(history).locations()).containsExactly("Stuttgart", "Ulm");
    }

    @Test
    void aDateReplacesThoseOfTheSameKindAndLeavesTheOthers() {
        History history = Recording.of(
                        DE_BW,
                        PUMA_STARTED,
                        "{type: 'ProjectEnded', stand: '2019-09', entry: 'puma', dates: [{what: 'end', edtf: '2019-09-30'}]}")
                .history();

        assertThat(history.at(FEBRUARY_2020).entry("puma").orElseThrow().dates())
                .extracting(EntryDate::what, date -> date.edtf().toString())
                .containsExactlyInAnyOrder(tuple("start", "2016-10-01"), tuple("end", "2019-09-30"));
    }

    @Test
    void whatAChangeDoesNotCarryStays() {
        History history = Recording.of(DE_BW, PUMA_STARTED, PUMA_ENDED).history();

        assertThat(history.at(FEBRUARY_2020).entry("puma").orElseThrow())
                .extracting(entry -> entry.title().de(), Entry::kind, Entry::sections, entry -> entry.summary()
                        .de())
                .containsExactly("PuMA", Kind.PROJECT, List.of(Section.BA), "Nach geringem Erfolg eingestellt.");
    }

    @Test
    void anExplicitNegativeIsContent() {
        History history = Recording.of(DE_BW, OPENED, KEIN_TEILPROJEKT).history();

        assertThat(history.at(FEBRUARY_2020).statements()).singleElement().satisfies(statement -> {
            assertThat(statement.negative()).isTrue();
            assertThat(statement.text().de()).contains("kein Teilprojekt");
        });
        assertThat(history.at(FEBRUARY_2020).entries()).isEmpty();
        assertThat(history.at(LocalDate.of(2018, 12, 31)).statements()).isEmpty();
    }

    @Test
    void anEntryStandsInEverySectionThatMentionsItButIsOneEntry() {
        History history = Recording.of(
                        DE_BW,
                        REGIONALPROGRAMM,
                        "{type: 'EntryMentioned', stand: '2020-02', entry: 'regionalprogramm', sections: ['BA']}")
                .history();

        Profile profile = history.at(FEBRUARY_2020);
        assertThat(profile.sections())
                .extracting(ProfileSection::section)
                .containsExactly(Section.LANDESREGIERUNG, Section.BA);
        assertThat(profile.sections())
                .allSatisfy(section -> assertThat(section.entries()).hasSize(1));
        assertThat(profile.entries()).hasSize(1);
    }

    @Test
    void aSourceIsCitedOnceAndRetiredByTitleOrAddress() {
        String cited =
                "{type: 'SourceCited', stand: '2019-12-02', entry: 'regionalprogramm', sources: [{title: 'Karte', url: 'https://karte'}]}";
        Recording recording = Recording.of(DE_BW, REGIONALPROGRAMM, cited, cited);
        assertThat(entry(recording.history()).sources()).hasSize(1);

        History retired = recording
                .later(
                        "2021-02-01",
                        "{type: 'SourceRetired', stand: '2021-02', entry: 'regionalprogramm', sources: [{title: 'Neue Karte', url: 'https://karte'}]}")
                .history();
        assertThat(entry(retired).sources()).hasSize(1);
        assertThat(retired.at(LocalDate.of(2021, 2, 1))
                        .entry("regionalprogramm")
                        .orElseThrow()
                        .sources())
                .isEmpty();
    }

    @Test
    void aCorrectionSetsItsFieldAndOnlyThat() {
        Recording recording = Recording.of(DE_BW, REGIONALPROGRAMM);
        Entry before = entry(recording.history());
        History history = recording
                .later(
                        "2020-06-01",
                        corrected(
                                "regionalprogramm",
                                "2020-01",
                                "dates.runtime",
                                "[{what: 'runtime', edtf: '2019/2021'}]"),
                        corrected("regionalprogramm", "2020-01", "sections", "['BA']"),
                        corrected("regionalprogramm", "2020-01", "roles", "[]"),
                        corrected("regionalprogramm", "2020-01", "summary.en", "'Takes the aims into the regions.'"),
                        corrected("regionalprogramm", "2020-01", "kind", "'PROJECT'"),
                        corrected("regionalprogramm", "2020-01", "aliases", "['RFS']"))
                .history();

        assertThat(entry(history)).satisfies(after -> {
            assertThat(after.dates()).containsExactly(EntryDate.of("runtime", "2019/2021"));
            assertThat(after.sections()).containsExactly(Section.BA);
            assertThat(after.roles()).isEmpty();
            assertThat(after.summary())
                    .isEqualTo(new Text(
                            "Bringt die Ziele der Allianz in die Regionen.", "Takes the aims into the regions."));
            assertThat(after.kind()).isEqualTo(Kind.PROJECT);
            assertThat(after.aliases()).containsExactly("RFS");
            assertThat(after.title()).isEqualTo(before.title());
            assertThat(after.locations()).isEqualTo(before.locations());
        });
        assertThat(history.at(FEBRUARY_2020).sections())
                .as("the section it left has changed, too, and shows it no more")
                .extracting(
                        ProfileSection::section, section -> section.entries().size())
                .containsExactly(tuple(Section.LANDESREGIERUNG, 0), tuple(Section.BA, 1));
        assertThat(history.at(FEBRUARY_2020).sections())
                .as("left by the change at 2, changed by that at 6")
                .extracting(section -> section.freshness().lastChanged().position())
                .containsExactly(2L, 6L);
    }

    @Test
    void aCorrectionThatCannotBeAppliedIsRefusedAndNeverHidesAProfile() {
        Recording recording = Recording.of(DE_BW, REGIONALPROGRAMM);
        for (String wrong : List.of(
                corrected("regionalprogramm", "2020-01", "colour", "'rot'"),
                corrected("regionalprogramm", "2020-01", "dates.begin", "[]"),
                corrected("regionalprogramm", "2020-01", "dates.end", "[{what: 'start', edtf: '2019'}]"),
                corrected("regionalprogramm", "2020-01", "dates.end", "[{edtf: '2018-2021'}]"),
                corrected("regionalprogramm", "2020-01", "dates", "[{what: 'begin', edtf: '2019'}]"),
                corrected("regionalprogramm", "2020-01", "sections", "[]"),
                corrected("regionalprogramm", "2020-01", "sections", "['VORWORT']"),
                corrected("regionalprogramm", "2020-01", "title", "null"),
                corrected("regionalprogramm", "2020-01", "title.de", "''"),
                corrected("regionalprogramm", "2020-01", "kind", "'THING'"),
                corrected("regionalprogramm", "2020-01", "provisional", "'maybe'"),
                corrected("regionalprogramm", "2020-01", "roles", "['Land']"),
                corrected("regionalprogramm", "2018-01", "summary.en", "'before there is a German one'"))) {
            assertThatThrownBy(() ->
                            recording.history().requireApplicable((EntryCorrected) Recording.change(DE_BW, wrong)))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("org.standbild");

            History withIt = Recording.of(DE_BW, REGIONALPROGRAMM)
                    .later("2020-06-01", wrong)
                    .history();
            assertThat(title(withIt.at(FEBRUARY_2020))).startsWith("Regionalprogramm");
        }
        recording.history().requireApplicable((EntryCorrected)
                Recording.change(DE_BW, corrected("regionalprogramm", "2020-01", "summary.en", "'fine'")));
    }

    @Test
    void whenWhatItCorrectsIsRetractedACorrectionDoesNotHideTheProfile() {
        History history = Recording.of(DE_BW, PUMA_STARTED, REGIONALPROGRAMM)
                .later("2020-06-01", corrected("regionalprogramm", "2020-01", "title.en", "'RFS'"))
                .later("2020-06-02", retraction(1, "2020-06-02"))
                .history();

        assertThat(history.at(FEBRUARY_2020).entries()).extracting(Entry::id).containsExactly("puma");
        assertThat(history.at(FEBRUARY_2020).sections())
                .extracting(ProfileSection::section)
                .containsExactly(Section.BA);
    }

    @Test
    void aSummaryBelongsToTheEntryNamedOrToTheSections() {
        History history = Recording.of(
                        DE_BW,
                        REGIONALPROGRAMM,
                        "{type: 'SummaryRevised', stand: '2020-02', entry: 'regionalprogramm', summary: {de: 'Kürzer.'}}",
                        "{type: 'SummaryRevised', stand: '2020-02', sections: ['BA'], summary: {de: 'Die BA ist beteiligt.'}}")
                .history();

        assertThat(entry(history).summary()).isEqualTo(Text.de("Kürzer."));
        assertThat(history.at(FEBRUARY_2020).sections())
                .extracting(ProfileSection::section, ProfileSection::summary)
                .containsExactly(
                        tuple(Section.LANDESREGIERUNG, null), tuple(Section.BA, Text.de("Die BA ist beteiligt.")));
        assertThat(history.at(FEBRUARY_2020)
                        .sections()
                        .get(0)
                        .freshness()
                        .lastChanged()
                        .type())
                .as("a wording is no change of the section")
                .isEqualTo("ProgrammeStarted");
    }

    @Test
    void aSectionIsDueAYearAfterItWasLastChangedOrChecked() {
        Recording recording = Recording.of(DE_BW, OPENED, KOORDINIERUNGSSTELLEN);

        assertThat(freshness(recording.history(), "2021-02-01", Section.BA).overdue())
                .isFalse();
        assertThat(freshness(recording.history(), "2021-02-02", Section.BA).overdue())
                .isTrue();

        History checked = recording
                .later("2021-03-01", "{type: 'SectionChecked', stand: '2021-03-01', sections: ['BA']}")
                .history();
        assertThat(freshness(checked, "2022-03-01", Section.BA))
                .extracting(Freshness::lastChecked, Freshness::dueOn, Freshness::overdue, Freshness::lastChanged)
                .containsExactly(LocalDate.of(2021, 3, 1), LocalDate.of(2022, 3, 1), false, null);
        assertThat(freshness(checked, "2022-03-02", Section.BA).overdue()).isTrue();
    }

    @Test
    void aCheckDatedWithAMonthIsSaidAsAMonth() {
        History history = Recording.of(DE_BW, OPENED).history();

        assertThat(freshness(history, "2020-03-01", Section.BA).checkedAs()).hasToString("2020-02");
        assertThat(history.at(LocalDate.of(2020, 3, 1)).freshness().checkedAs()).hasToString("2020-02");
    }

    @Test
    void aProfileIsAsFreshAsTheSectionLeftAloneLongest() {
        History history = Recording.of(DE_BW, OPENED, KOORDINIERUNGSSTELLEN)
                .later("2021-03-01", "{type: 'SectionChecked', stand: '2021-03-01', sections: ['BA']}")
                .history();

        assertThat(history.at(LocalDate.of(2021, 3, 2)).freshness())
                .extracting(
                        freshness -> freshness.lastChanged().type(),
                        Freshness::lastChecked,
                        Freshness::dueOn,
                        Freshness::overdue)
                .containsExactly("HSP4ProjectPlanned", LocalDate.of(2020, 2, 1), LocalDate.of(2021, 2, 1), true);
    }

    @Test
    void whatWasReadStaysWhatItWasHoweverTheHistoryGrows() {
        Recording recording = Recording.of(DE_BW, OPENED, REGIONALPROGRAMM);
        History shorter = recording.history();
        Profile asKnownThen = shorter.at(FEBRUARY_2020);

        History longer = shorter.with(recording
                .later("2020-06-01", corrected("regionalprogramm", "2020-01", "title.de", "'RFS'"))
                .changes());

        assertThat(longer.at(FEBRUARY_2020)).isNotEqualTo(asKnownThen);
        assertThat(longer.at(FEBRUARY_2020, 1)).isSameAs(asKnownThen);
        assertThat(shorter.at(FEBRUARY_2020)).isSameAs(asKnownThen);
        assertThat(shorter.changes()).hasSize(2);
        assertThat(longer.version()).isEqualTo(3);
    }

    @Test
    void twoHistoriesGrownFromOneDoNotSeeEachOthersChanges() {
        List<RecordedChange> changes = Recording.of(DE_BW, OPENED, REGIONALPROGRAMM, PUMA_STARTED, PUMA_ENDED)
                .changes();
        History common = History.of(DE_BW);
        for (RecordedChange change : changes.subList(0, 3)) {
            common = common.with(List.of(change));
        }

        History one = common.with(changes.subList(3, 4));
        History other = common.with(
                List.of(Recording.recorded(3, Recording.PUBLISHED, Recording.change(DE_BW, retraction(1, "2020-02")))));

        assertThat(one.changes()).hasSize(4).last().isEqualTo(changes.get(3));
        assertThat(other.changes()).hasSize(4).last().isNotEqualTo(changes.get(3));
        assertThat(one.at(FEBRUARY_2020).entry("regionalprogramm")).isPresent();
        assertThat(other.at(FEBRUARY_2020).entry("regionalprogramm")).isEmpty();
        assertThat(common.changes()).hasSize(3);
    }

    private static Entry entry(History history) {
        return history.at(FEBRUARY_2020).entry("regionalprogramm").orElseThrow();
    }

    private static String title(Profile profile) {
        return profile.entry("regionalprogramm").orElseThrow().title().de();
    }

    private static boolean imprecise(History history, String day) {
        return history.at(LocalDate.parse(day))
                .entry("regionalprogramm")
                .orElseThrow()
                .imprecise();
    }

    private static Freshness freshness(History history, String day, Section section) {
        return history.at(LocalDate.parse(day)).sections().stream()
                .filter(each -> each.section() == section)
                .findFirst()
                .orElseThrow()
                .freshness();
    }
}
