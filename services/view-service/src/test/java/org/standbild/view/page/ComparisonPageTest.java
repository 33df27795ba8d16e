package org.standbild.view.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = SamplePages.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "axon.axonserver.enabled=false")
class ComparisonPageTest {

    @LocalServerPort
    private int port;

    @Test
    void aComparisonBeginsWithItsSentence() throws Exception {
        assertThat(page("/laender/sachsen/vergleich"))
                .contains("<strong id=\"kurz\">1 Eintrag geändert.</strong>")
                .contains(">Stand 29. Februar 2020</a>")
                .contains(">Stand 1. September 2020</a>");
    }

    @Test
    void everyFieldSaysInWordsWhatWasRemovedAndWhatWasInserted() throws Exception {
        String entry = entry(page("/laender/sachsen/vergleich"), "zab");
        assertThat(entry)
                .containsPattern("<del><span class=\"op\">entfernt</span> ausgeschlossen</del>")
                .containsPattern("<ins><span class=\"op\">eingefügt</span> geplant</ins>")
                .containsPattern("<ins><span class=\"op\">eingefügt</span> beabsichtigt</ins>")
                .containsPattern("<dt>geplanter Beginn</dt>.*Januar 2021")
                .containsPattern("<span>Eine zentrale Stelle </span>")
                .contains("eingefügt</span> &lt;i&gt;")
                .contains("eingefügt</span> Dresden &lt;b&gt;</ins>")
                .doesNotContain("<i>");
    }

    @Test
    void aDifferenceNamesTheChangeBehindItAndThatNobodyCheckedIt() throws Exception {
        assertThat(entry(page("/laender/sachsen/vergleich"), "zab"))
                .contains("Stand Juni 2020")
                .contains("Sachstand geändert")
                .contains("aufgenommen am 15.6.2020")
                .contains(">ohne zweite Prüfung<");
    }

    @Test
    void whatOnlyTimeHasChangedSaysSo() throws Exception {
        assertThat(entry(
                        page("/laender/baden-wuerttemberg/vergleich?fromStand=2020-02&toStand=2020-04"),
                        "regionalprogramm-fachkraeftesicherung-2019"))
                .contains("Hier wurde nichts festgehalten: Zwischen den beiden Tagen liegt ein Termin")
                .contains("beendet</ins>");
    }

    @Test
    void whatBecameKnownLaterIsNewBetweenTwoStatesOfKnowledge() throws Exception {
        String page = page("/laender/hessen/vergleich?fromStand=2020-02&fromKnownAt=1.5.2020&toStand=2020-02");
        assertThat(page).contains("1 Eintrag neu").contains("nach Wissen vom 1. Mai 2020");
        assertThat(entry(page, "nachtrag")).contains("Nachgetragenes Programm").contains(">Neu<");
    }

    @Test
    void withoutADifferenceThePageSaysSo() throws Exception {
        assertThat(page("/laender/sachsen/vergleich?toStand=2020-02"))
                .contains("Kein Unterschied.")
                .contains("unterscheidet sich in diesem Profil nichts");
    }

    @Test
    void anEditionMayStandForAPointAndOutranksTheDay() throws Exception {
        String page = page("/laender/sachsen/vergleich?fromStand=2019&fromEdition=stand-2020-02-sachsen");
        assertThat(page)
                .contains("<strong id=\"kurz\">1 Eintrag geändert.</strong>")
                .contains("<option value=\"stand-2020-02-sachsen\" selected=\"selected\">")
                .contains("href=\"/ausgaben/stand-2020-02-sachsen\"")
                .contains(
                        "/laender/sachsen/vergleich?fromEdition=stand-2020-02-sachsen&amp;toStand=2020-09-01&amp;toKnownAt=");
        HttpResponse<String> unknown = SamplePages.get(port, "/vergleich?toEdition=stand-1999");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body())
                .contains("id=\"toEdition-fault\"")
                .contains("Die Ausgabe „stand-1999“ gibt es nicht.");
    }

    @Test
    void oneEntryIsComparedAlone() throws Exception {
        String all = page("/laender/hessen/vergleich?fromStand=2020-02&fromKnownAt=2020-05-01");
        String one = page("/laender/hessen/vergleich?fromStand=2020-02&fromKnownAt=2020-05-01&entry=nachtrag");
        assertThat(all).contains("1 Eintrag geändert, 1 neu");
        assertThat(one)
                .contains("<strong id=\"kurz\">1 Eintrag neu.</strong>")
                .contains("<input type=\"hidden\" name=\"entry\" value=\"nachtrag\">")
                .doesNotContain("entry-iq-informationsstellen");
        assertThat(page("/laender/hessen/vergleich?fromStand=2020-02&toStand=2020-02&entry=hihk"))
                .contains("Dieser Eintrag ist an beiden Punkten derselbe");
        assertThat(SamplePages.get(port, "/laender/hessen/vergleich?entry=gibt-es-nicht")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theWholeDocumentIsComparedProfileByProfile() throws Exception {
        String page = page("/vergleich?fromStand=2020-02&fromKnownAt=2020-05-01");
        assertThat(page)
                .contains("<strong id=\"kurz\">In 3 Profilen: 3 Einträge geändert, 1 neu.</strong>")
                .contains("id=\"entry-hessen-nachtrag\"")
                .contains("id=\"entry-sachsen-zab\"")
                .contains("Unverändert (14)")
                .contains("href=\"/dokument?stand=2020-02-29&amp;knownAt=2020-05-01");
        assertThat(page("/vergleich?toStand=2020-02")).contains("unterscheidet sich im ganzen Dokument nichts");
    }

    @Test
    void aPointThatCannotBeReadStaysInItsFieldWithWhatWouldBeRight() throws Exception {
        HttpResponse<String> answer = SamplePages.get(port, "/laender/sachsen/vergleich?fromKnownAt=gestern\"><b>");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("value=\"gestern&quot;&gt;&lt;b&gt;\"")
                .contains("aria-describedby=\"fromKnownAt-fault fromKnownAt-hint\"")
                .doesNotContain("id=\"toKnownAt-fault\"");
        assertThat(SamplePages.get(port, "/laender/nirgends/vergleich").statusCode())
                .isEqualTo(404);
    }

    @Test
    void englishReadersReadEnglish() throws Exception {
        assertThat(page("/laender/sachsen/vergleich?lang=en"))
                .contains("1 entry changed.")
                .contains("removed</span> ruled out</del>")
                .contains("without second review");
    }

    private String page(String path) throws Exception {
        HttpResponse<String> answer = SamplePages.get(port, path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("??").doesNotContain(" style=").doesNotContain("th:");
        return answer.body();
    }

    private static String entry(String page, String entry) {
        int begin = page.indexOf("id=\"entry-" + entry + "\"");
        assertThat(begin).as(entry).isPositive();
        return page.substring(begin, page.indexOf("</article>", begin));
    }
}
