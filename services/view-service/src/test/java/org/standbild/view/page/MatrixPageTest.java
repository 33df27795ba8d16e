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
class MatrixPageTest {

    @LocalServerPort
    private int port;

    @Test
    void twoDaysStandSideBySideAndWhatChangedIsSaidInWords() throws Exception {
        String page = page("/matrix/zentrale-auslaenderbehoerde");
        assertThat(page)
                .contains("Stand 29. Februar 2020")
                .contains("Stand 1. September 2020")
                .contains("In einem von 16 Ländern hat sich etwas geändert: <a href=\"#sachsen\">Sachsen</a>.");
        assertThat(land(page, "sachsen"))
                .contains(">vorerst ausgeschlossen<")
                .contains(">geplant<")
                .contains(">Dresden &lt;b&gt;<")
                .containsPattern("Januar 2021.*?<span class=\"mark\">geändert</span>");
        assertThat(land(page, "hessen"))
                .contains(">ausgeschlossen<")
                .contains("href=\"/laender/hessen?stand=2020-02-29#entry-zentrale-auslaenderbehoerde\"")
                .doesNotContain("geändert");
        assertThat(land(page, "bayern")).contains(">nicht erwähnt<");
    }

    @Test
    void whatWasNotKnownYetIsNoChange() throws Exception {
        String page = page("/matrix/zentrale-auslaenderbehoerde?knownAt=2020-05-01");
        assertThat(page).contains("in keinem Land etwas geändert");
        assertThat(land(page, "sachsen")).doesNotContain("geplant").contains("knownAt=2020-05-01");
    }

    @Test
    void anEmptySecondDayShowsTheFirstAlone() throws Exception {
        assertThat(page("/matrix/zentrale-auslaenderbehoerde?stand=2020-02&vergleichStand="))
                .contains("Stand 29. Februar 2020")
                .doesNotContain("1. September 2020")
                .contains("vergleichStand=heute");
    }

    @Test
    void theOtherTopicsNameTheirEntriesAndWhatIsNotThere() throws Exception {
        String hsp4 = page("/matrix/hsp4");
        assertThat(land(hsp4, "hessen"))
                .contains("IQ Informationsstellen Fachkräfteeinwanderung")
                .contains("Fehlanzeige:")
                .contains("geändert");
        assertThat(page("/matrix/strategies")).contains("aria-current=\"page\">Fachkräftestrategien<");
    }

    @Test
    void aDayThatCannotBeReadStaysInItsFieldWithWhatWouldBeRight() throws Exception {
        HttpResponse<String> answer =
                SamplePages.get(port, "/matrix/zentrale-auslaenderbehoerde?vergleichStand=2018-2021\"><b>");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("value=\"2018-2021&quot;&gt;&lt;b&gt;\"")
                .contains("aria-describedby=\"vergleichStand-fault vergleichStand-hint\"")
                .doesNotContain("id=\"stand-fault\"");
    }

    @Test
    void anUnknownTopicNamesTheKnownOnes() throws Exception {
        HttpResponse<String> answer = SamplePages.get(port, "/matrix/wetter");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("zentrale-auslaenderbehoerde, strategies, hsp4");
    }

    @Test
    void englishReadersReadEnglish() throws Exception {
        assertThat(page("/matrix/zentrale-auslaenderbehoerde?lang=en"))
                .contains("Something changed in one of 16 Länder: <a href=\"#sachsen\">Saxony</a>.")
                .contains(">ruled out for now<")
                .doesNotContain("??");
    }

    private String page(String path) throws Exception {
        HttpResponse<String> answer = SamplePages.get(port, path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("??").doesNotContain(" style=").doesNotContain("th:");
        return answer.body();
    }

    private static String land(String page, String slug) {
        int begin = page.indexOf("<tr id=\"" + slug + "\"");
        assertThat(begin).as(slug).isPositive();
        return page.substring(begin, page.indexOf("</tr>", begin));
    }
}
