package org.standbild.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.standbild.profile.Difference.Move.ADDED;
import static org.standbild.profile.Difference.Move.CHANGED;
import static org.standbild.profile.Difference.Move.REMOVED;
import static org.standbild.profile.ProfileCode.DE_BW;
import static org.standbild.profile.ProfileCode.DE_RP;
import static org.standbild.profile.SampleChanges.*;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    @Test
    void aDateThatMerelyPassedChangesTheStatusAndHasNoCause() {
        History history = Recording.of(DE_BW, REGIONALPROGRAMM).history();

        assertThat(between(history, "2020-02-29", "2020-04-30")).singleElement().satisfies(ended -> {
            assertThat(ended.move()).isEqualTo(CHANGED);
            assertThat(ended.fields()).containsExactly(new FieldDifference("status", Status.ACTIVE, Status.ENDED));
            assertThat(ended.causes()).isEmpty();
        });
    }

    @Test
    void whatCameIsAddedWithItsCauseAndWhatWasNeverTrueIsRemovedWithBothOfThem() {
        History history = Recording.of(DE_BW, REGIONALPROGRAMM, KOORDINIERUNGSSTELLEN)
                .later("2020-06-15", retraction(0, "2020-06-15"))
                .history();

        assertThat(between(history, "2019-12-31", 1, "2020-02-29", 1))
                .extracting(Difference::entry, Difference::move, Difference::fields, DifferenceTest::causes)
                .containsExactly(tuple("koordinierungsstellen", ADDED, List.of(), List.of("HSP4ProjectPlanned")));
        assertThat(between(history, "2020-02-29", 1, "2020-02-29", 2))
                .extracting(Difference::entry, Difference::move, Difference::kind, DifferenceTest::causes)
                .containsExactly(tuple(
                        "regionalprogramm", REMOVED, Kind.PROGRAMME, List.of("ProgrammeStarted", "ChangeRetracted")));
        assertThat(between(history, "2020-02-29", 2, "2020-02-29", 1))
                .extracting(Difference::entry, Difference::move)
                .containsExactly(tuple("regionalprogramm", ADDED));
    }

    @Test
    void aContinuedProgrammeSaysWhichFieldsAndWhy() {
        History history = Recording.of(
                        DE_BW,
                        KUEMMERER_RECORDED,
                        KUEMMERER_CONTINUED,
                        KOORDINIERUNGSSTELLEN.replace("stand: '2020-02'", "stand: '2019-11-01'"),
                        "{type: 'SourceCited', stand: '2020-02', entry: 'koordinierungsstellen', sources: [{title: 'Karte'}]}")
                .history();

        List<Difference> differences = between(history, "2019-12-31", "2020-02-29");

        assertThat(differences)
                .extracting(Difference::entry)
                .containsExactlyInAnyOrder("integration-durch-ausbildung", "koordinierungsstellen");
        assertThat(differences.get(0)).satisfies(continued -> {
            assertThat(continued.fields())
                    .containsExactly(
                            new FieldDifference(
                                    "title.de",
                                    "Integration durch Ausbildung – Perspektiven für Geflüchtete",
                                    "Integration durch Ausbildung – Perspektiven für Zugewanderte"),
                            new FieldDifference(
                                    "dates.end",
                                    null,
                                    new EntryDate(
                                            "end",
                                            Edtf.of("2021-12-31"),
                                            "bis 31. Dezember 2021",
                                            Quality.EXACT,
                                            null)),
                            new FieldDifference(
                                    "aliases",
                                    null,
                                    List.of("Integration durch Ausbildung – Perspektiven für Geflüchtete")));
            assertThat(causes(continued)).containsExactly("ProgrammeContinued");
        });
    }

    @Test
    void anEntryThatMovesToAnotherSectionIsChangedNotDeleted() {
        History history = Recording.of(DE_BW, REGIONALPROGRAMM)
                .later("2020-06-01", corrected("regionalprogramm", "2020-01", "sections", "['BA']"))
                .history();

        assertThat(between(history, "2020-02-29", 0, "2020-02-29", 1))
                .singleElement()
                .satisfies(moved -> {
                    assertThat(moved.move()).isEqualTo(CHANGED);
                    assertThat(moved.fields())
                            .containsExactly(new FieldDifference(
                                    "sections", List.of(Section.LANDESREGIERUNG), List.of(Section.BA)));
                    assertThat(moved.sections()).containsExactly(Section.BA);
                    assertThat(causes(moved)).containsExactly("EntryCorrected");
                });
    }

    @Test
    void plansRevisedDueToCovidAreTheCauseOfWhatTheyRevise() {
        History history = Recording.of(
                        DE_RP,
                        FOOTNOTE,
                        plan("pflege", "GEPLANT", ", dates: [{what: 'planned_start', edtf: '2020'}]"),
                        plan("handwerk", "GEPLANT", ""))
                .later(
                        "2020-05-20",
                        "{type: 'PlansRevisedDueToCovid', stand: '2020-05', plans: [{entry: 'pflege', outcome: 'POSTPONED',"
                                + " dates: [{what: 'planned_start', edtf: '2021'}]}, {entry: 'handwerk', outcome: 'DROPPED'}]}")
                .history();

        List<Difference> differences = between(history, "2020-02-29", "2020-06-30");

        assertThat(differences)
                .extracting(Difference::entry, DifferenceTest::causes)
                .containsExactly(
                        tuple("pflege", List.of("PlansRevisedDueToCovid")),
                        tuple("handwerk", List.of("PlansRevisedDueToCovid")));
        assertThat(differences.get(0).fields())
                .containsExactly(
                        new FieldDifference(
                                "dates.planned_start",
                                EntryDate.of("planned_start", "2020"),
                                EntryDate.of("planned_start", "2021")),
                        new FieldDifference("revision", null, PlanOutcome.POSTPONED));
        assertThat(differences.get(1).fields())
                .extracting(FieldDifference::field)
                .containsExactlyInAnyOrder("status", "commitment", "revision");
    }

    @Test
    void aMergerIsTheCauseAtTheMergedAsWell() {
        History history = Recording.of(
                        DE_RP,
                        "{type: 'HSP4ProjectStarted', stand: '2019', entry: 'a', title: {de: 'A'}, sections: ['IQ_HSP4']}",
                        "{type: 'HSP4ProjectStarted', stand: '2019', entry: 'b', title: {de: 'B'}, sections: ['IQ_HSP4']}",
                        "{type: 'HSP4ProjectsMerged', stand: '2020-07', entry: 'c', title: {de: 'C'}, sections: ['IQ_HSP4'],"
                                + " merged: ['a', 'b']}")
                .history();

        assertThat(between(history, "2020-06-30", "2020-07-31"))
                .extracting(Difference::entry, Difference::move, DifferenceTest::causes)
                .containsExactlyInAnyOrder(
                        tuple("a", CHANGED, List.of("HSP4ProjectsMerged")),
                        tuple("b", CHANGED, List.of("HSP4ProjectsMerged")),
                        tuple("c", ADDED, List.of("HSP4ProjectsMerged")));
    }

    @Test
    void competingDatesAreComparedAsOneField() {
        String conflicting = "{what: 'adopted', edtf: '2011', quality: 'CONFLICTING', source: 'Text'}";
        History history = Recording.of(
                        DE_BW,
                        "{type: 'StrategyAdopted', stand: '2011', entry: 's', title: {de: 'S'}, sections: ['ANHANG'], dates: ["
                                + conflicting + "]}",
                        "{type: 'SourceCited', stand: '2019', entry: 's', sources: [{title: 'Anhang'}]}",
                        corrected(
                                "s",
                                "2020-02",
                                "dates.adopted",
                                "[" + conflicting + ", "
                                        + conflicting
                                                .replace("2011", "2011-09-19")
                                                .replace("Text", "Anhang") + "]"))
                .history();

        assertThat(between(history, "2019-12-31", "2020-02-29").get(0).fields())
                .singleElement()
                .satisfies(field -> {
                    assertThat(field.field()).isEqualTo("dates.adopted");
                    assertThat(field.before()).isInstanceOf(EntryDate.class);
                    assertThat(field.after())
                            .asInstanceOf(InstanceOfAssertFactories.LIST)
                            .hasSize(2);
                });
    }

    @Test
    void aStatementIsComparedLikeAnEntry() {
        History history = Recording.of(DE_BW, KEIN_TEILPROJEKT)
                .later("2020-06-01", corrected("kein-hsp4-teilprojekt-2019", "2020-01", "text.de", "'Keines.'"))
                .history();

        assertThat(between(history, "2018-12-31", "2019-06-30"))
                .extracting(Difference::entry, Difference::kind, Difference::move)
                .containsExactly(tuple("kein-hsp4-teilprojekt-2019", Kind.STATEMENT, ADDED));
        assertThat(between(history, "2019-06-30", "2020-06-30").get(0).fields())
                .containsExactly(new FieldDifference(
                        "text.de", "Für 2019 gab es in diesem Handlungsschwerpunkt kein Teilprojekt.", "Keines."));
    }

    @Test
    void aSectionsSummaryItsCaveatsAndItsLastCheckAreComparedApartFromItsEntries() {
        History history = Recording.of(
                        DE_BW,
                        "{type: 'ProfileOpened', stand: '2020-02', name: {de: 'BW'}, sections: ['BA', 'IQ_HSP4']}",
                        "{type: 'SummaryRevised', stand: '2020-03', sections: ['BA'], summary: {de: 'Die BA ist beteiligt.'}}",
                        "{type: 'CovidCaveatRecorded', stand: '2020-04', layer: 'HSP4_FOOTNOTE', sections: ['IQ_HSP4'], summary: {de: 'Vor der Pandemie geplant.'}}",
                        "{type: 'SectionChecked', stand: '2020-05-04', sections: ['BA']}")
                .history();
        Profile february = history.at(LocalDate.of(2020, 2, 29));
        Profile june = history.at(LocalDate.of(2020, 6, 30));

        assertThat(Difference.ofSections(february, june))
                .containsExactly(
                        entry(
                                Section.BA,
                                List.of(
                                        new FieldDifference("summary.de", null, "Die BA ist beteiligt."),
                                        new FieldDifference("lastChecked", Edtf.of("2020-02"), Edtf.of("2020-05-04")))),
                        entry(
                                Section.IQ_HSP4,
                                List.of(new FieldDifference(
                                        "caveats",
                                        null,
                                        List.of(new Fields.Reservation(
                                                CaveatLayer.HSP4_FOOTNOTE, Text.de("Vor der Pandemie geplant.")))))));
        assertThat(Difference.ofSections(june, june)).isEmpty();
    }

    @Test
    void whatARetractionIsAboutIsFoundThroughRetractionsOfRetractions() {
        List<RecordedChange> changes = Recording.of(DE_BW, REGIONALPROGRAMM)
                .later("2020-06-15", retraction(0, "2020-06-15"))
                .later("2020-06-16", retraction(1, "2020-06-16"))
                .changes();

        assertThat(changes)
                .extracting(change -> Target.of(change, eventId -> changes.stream()
                                .filter(other -> other.eventId().equals(eventId))
                                .findFirst()
                                .orElse(null))
                        .orElseThrow())
                .containsExactly(
                        new Target(changes.get(0), false),
                        new Target(changes.get(0), true),
                        new Target(changes.get(0), false));
        assertThat(Target.of(changes.get(1), unknown -> null)).isEmpty();
    }

    private static List<String> causes(Difference difference) {
        return difference.causes().stream().map(LastChange::type).toList();
    }

    private static List<Difference> between(History history, String from, String to) {
        return between(history, from, Long.MAX_VALUE, to, Long.MAX_VALUE);
    }

    private static List<Difference> between(History history, String from, long known, String to, long knownTo) {
        LocalDate first = LocalDate.parse(from);
        LocalDate second = LocalDate.parse(to);
        return Difference.between(
                history.at(first, known),
                history.effective(first, known),
                history.at(second, knownTo),
                history.effective(second, knownTo));
    }
}
