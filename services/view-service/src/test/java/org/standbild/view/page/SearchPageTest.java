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
class SearchPageTest {

    @LocalServerPort
    private int port;

    @Test
    void aHitIsMarkedAndLeadsToTheEntryAtTheSamePoint() throws Exception {
        assertThat(page("/suche?q=auslaenderbehoerde&stand=2020-02&knownAt=2020-05-01"))
                .contains("2 Treffer")
                .contains("Zentrale <mark>Ausländerbehörde</mark> in Hessen")
                .contains(
                        "href=\"/laender/hessen?stand=2020-02-29&amp;knownAt=2020-05-01T21:59:59.999999999Z#entry-zentrale-auslaenderbehoerde\"")
                .contains("status-RULED_OUT")
                .contains("Sachsen (1)")
                .doesNotContain("??");
    }

    @Test
    void statementsAndOtherNamesAreFoundToo() throws Exception {
        assertThat(page("/suche?q=Anpassungsmaßnahme&stand=2020-02"))
                .contains("Ein Treffer")
                .contains("Fehlanzeige:")
                .contains("<mark>Anpassungsmaßnahmen</mark>")
                .contains("#entry-kein-weiterer-partner");
        assertThat(page("/suche?q=RFS&stand=2020-02")).contains("anderer Name").contains("<mark>RFS</mark>");
    }

    @Test
    void whatWasTypedIsNeverMarkup() throws Exception {
        assertThat(page("/suche?q=<script>alert(1)</script>\" onfocus=x"))
                .doesNotContain("<script>alert")
                .contains("value=\"&lt;script&gt;");
        assertThat(page("/suche?q=Fachkräfteallianz&stand=2020-02"))
                .contains("<mark>Fachkräfteallianz</mark> &lt;script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void nothingFoundHelpsOn() throws Exception {
        assertThat(page("/suche?q=Auslenderbehörde&stand=2020-02&kind=ZAB"))
                .contains("Kein Treffer")
                .contains("Meinten Sie")
                .contains(">Ausländerbehörde</a>");
        assertThat(page("/suche?q=Nachgetragenes&stand=2019-11"))
                .contains("Heute, nach heutigem Wissen: ein Treffer")
                .contains("href=\"/suche?q=Nachgetragenes\"");
        assertThat(page("/suche?q=Ausländerbehörde&stand=2020-02&kind=NETWORK")).contains("Ohne die Filter: 2 Treffer");
    }

    @Test
    void beforeAnythingIsTypedThereAreExamplesAndNoSecondBox() throws Exception {
        String page = page("/suche");
        assertThat(page).contains("Zum Beispiel").contains("href=\"/suche?q=Gesundheitsberuf\"");
        assertThat(page.split("type=\"search\"", -1)).hasSize(2);
        assertThat(page("/dokument?stand=2020-02"))
                .contains("class=\"find\"")
                .contains("action=\"/suche\"")
                .contains("<input type=\"hidden\" name=\"stand\" value=\"2020-02\">")
                .doesNotContain("<input type=\"hidden\" name=\"knownAt\"");
    }

    @Test
    void aFaultIsExplainedBesideItsFieldAndAFilterThatThereIsNotIsIgnored() throws Exception {
        HttpResponse<String> answer = SamplePages.get(port, "/suche?q=zab&stand=gestern");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("id=\"stand-fault\"").contains("value=\"gestern\"");
        assertThat(page("/suche?q=zab&kind=X&profile=Y&page=0")).contains("id=\"treffer\"");
    }

    @Test
    void englishReadersReadEnglish() throws Exception {
        assertThat(page("/suche?q=skills programme&stand=2020-02&lang=en"))
                .contains("One hit")
                .contains("Regional <mark>skills</mark> <mark>programme</mark> 2019")
                .doesNotContain("??");
    }

    private String page(String path) throws Exception {
        HttpResponse<String> answer = SamplePages.get(port, path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
