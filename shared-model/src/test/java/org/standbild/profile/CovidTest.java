package org.standbild.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.standbild.profile.CaveatLayer.DOCUMENT;
import static org.standbild.profile.CaveatLayer.HSP4_FOOTNOTE;
import static org.standbild.profile.CaveatLayer.INTRODUCTION;
import static org.standbild.profile.ProfileCode.DE_BW;
import static org.standbild.profile.ProfileCode.DE_NI;
import static org.standbild.profile.ProfileCode.DE_RP;
import static org.standbild.profile.SampleChanges.*;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Under which reservation plans stand, and what became of them. */
class CovidTest {

    private static final String REVISED = """
            {type: 'PlansRevisedDueToCovid', stand: '2020-05', sections: ['IQ_HSP4', 'GEPLANT'],
             summary: {de: 'Eine Stelle kommt später, eine gar nicht.'}, sources: [{title: 'Auskunft der Koordination'}],
             plans: [{entry: 'koordinierungsstellen', outcome: 'POSTPONED', dates: [{what: 'planned_start', edtf: '2021'}]},
                     {entry: 'servicestelle-handwerk', outcome: 'DROPPED', summary: {de: 'Kommt nicht.'}}]}
            """;

    private final History revised = Recording.of(
                    DE_BW, FOOTNOTE, KOORDINIERUNGSSTELLEN, plan("servicestelle-handwerk", "GEPLANT", ""))
            .later("2020-05-20", REVISED)
            .history();

    @Test
    void aRevisedPlanDiffersBetweenFebruaryAndJune() {
        assertThat(entry(revised, "koordinierungsstellen", "2020-02-29"))
                .extracting(Entry::status, Entry::revision, Entry::dates)
                .containsExactly(
                        Status.PLANNED,
                        null,
                        List.of(new EntryDate("planned_start", Edtf.of("2020"), "Im Jahr 2020", Quality.EXACT, null)));
        assertThat(entry(revised, "koordinierungsstellen", "2020-06-30")).satisfies(postponed -> {
            assertThat(postponed.status()).isEqualTo(Status.PLANNED);
            assertThat(postponed.commitment()).isEqualTo(Commitment.INTENDED);
            assertThat(postponed.dates()).containsExactly(EntryDate.of("planned_start", "2021"));
            assertThat(postponed.revision()).isEqualTo(new Revision(PlanOutcome.POSTPONED, Stand.of("2020-05"), 3));
            assertThat(postponed.sources()).extracting(Source::title).containsExactly("Auskunft der Koordination");
        });
        assertThat(entry(revised, "servicestelle-handwerk", "2020-02-29").status())
                .isEqualTo(Status.PLANNED);
        assertThat(entry(revised, "servicestelle-handwerk", "2020-06-30"))
                .extracting(Entry::status, Entry::commitment, dropped -> dropped.summary()
                        .de())
                .containsExactly(Status.RULED_OUT, null, "Kommt nicht.");
    }

    @Test
    void aRevisionIsAChangeOfTheSectionsInWhichItsPlansStand() {
        assertThat(revised.at(LocalDate.of(2020, 6, 30)).sections())
                .extracting(
                        ProfileSection::section,
                        section -> section.freshness().lastChanged().type())
                .containsExactly(
                        tuple(Section.IQ_HSP4, "PlansRevisedDueToCovid"),
                        tuple(Section.GEPLANT, "PlansRevisedDueToCovid"));
    }

    @Test
    void thePlanOfASectionWithAFootnoteStandsUnderTheFootnote() {
        History history = Recording.of(
                        DE_RP, FOOTNOTE, plan("zusammenfuehrung", "IQ_HSP4", ""), plan("stellen", "GEPLANT", ""))
                .history();

        assertThat(caveats(history, "zusammenfuehrung")).containsExactly(HSP4_FOOTNOTE);
        assertThat(caveats(history, "stellen")).containsExactly(DOCUMENT);
        assertThat(history.at(LocalDate.of(2020, 2, 29)).sections().get(0).caveats())
                .extracting(Caveat::layer, Caveat::printed)
                .containsExactly(tuple(HSP4_FOOTNOTE, "Fußnote 6"));
    }

    /** Niedersachsen plans in section 4 and has no footnote there: the one real gap. */
    @Test
    void aPlanInHandlungsschwerpunkt4WithoutAFootnoteStandsUnderTheIntroduction() {
        History history = Recording.of(
                        DE_NI,
                        plan("standort-hannover", "IQ_HSP4", ""),
                        "{type: 'HSP4ProjectPlanned', stand: '2020-02', entry: 'strukturprojekt', title: {de: 'S'}, sections: ['GEPLANT']}",
                        plan("ausbau-des-projekts", "GEPLANT", ", concerns: 'strukturprojekt'"),
                        plan("portal", "LANDESREGIERUNG", ""))
                .history();

        assertThat(caveats(history, "standort-hannover")).containsExactly(INTRODUCTION);
        assertThat(caveats(history, "strukturprojekt")).containsExactly(INTRODUCTION);
        assertThat(caveats(history, "ausbau-des-projekts")).containsExactly(INTRODUCTION);
        assertThat(caveats(history, "portal")).containsExactly(DOCUMENT);
    }

    @Test
    void onlyAPlanHasACaveat() {
        History history = Recording.of(
                        DE_BW,
                        FOOTNOTE,
                        KEIN_TEILPROJEKT,
                        "{type: 'HSP4ProjectStarted', stand: '2019', entry: 'laeuft', title: {de: 'Läuft'}, sections: ['IQ_HSP4']}",
                        plan("umgesetzt", "IQ_HSP4", ""),
                        "{type: 'PlanRealised', stand: '2020-02-15', entry: 'umgesetzt'}",
                        plan("aufgegeben", "IQ_HSP4", ""),
                        "{type: 'PlanDropped', stand: '2020-02-15', entry: 'aufgegeben'}")
                .history();

        assertThat(history.at(LocalDate.of(2020, 2, 29)).entries())
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry.caveats()).isEmpty());
    }

    @Test
    void aCaveatFallsWhenThePlanIsRevisedOrMadeAnewAndNotWhenItIsOnlyTouched() {
        assertThat(caveats(revised, "koordinierungsstellen")).containsExactly(HSP4_FOOTNOTE);
        assertThat(entry(revised, "koordinierungsstellen", "2020-06-30").caveats())
                .isEmpty();

        Recording touched = Recording.of(DE_BW, FOOTNOTE, KOORDINIERUNGSSTELLEN)
                .later(
                        "2020-07-01",
                        "{type: 'SourceCited', stand: '2020-06', entry: 'koordinierungsstellen', sources: [{title: 'Karte'}]}");
        assertThat(entry(touched.history(), "koordinierungsstellen", "2020-06-30")
                        .caveats())
                .containsExactly(HSP4_FOOTNOTE);

        History inTheCourseOfTheYear = Recording.of(DE_BW, FOOTNOTE, KOORDINIERUNGSSTELLEN)
                .later(
                        "2020-12-01",
                        "{type: 'PlansRevisedDueToCovid', stand: '2020-02-10/2020-11', plans: [{entry: 'koordinierungsstellen',"
                                + " outcome: 'REALIGNED'}]}")
                .history();
        assertThat(caveats(inTheCourseOfTheYear, "koordinierungsstellen")).isEmpty();

        History anew = touched.later(
                        "2020-08-01", KOORDINIERUNGSSTELLEN.replace("stand: '2020-02'", "stand: '2020-08'"))
                .history();
        assertThat(entry(anew, "koordinierungsstellen", "2020-08-01").caveats()).isEmpty();
    }

    private static List<CaveatLayer> caveats(History history, String id) {
        return entry(history, id, "2020-02-29").caveats();
    }

    private static Entry entry(History history, String id, String day) {
        return history.at(LocalDate.parse(day)).entry(id).orElseThrow();
    }
}
