package org.standbild.view.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = PagesTest.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "axon.axonserver.enabled=false")
class TimelinePageTest {

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aRuntimeIsDrawnAsFarAsItIsKnownAndSaidInWords() throws Exception {
        String page = page("/laender/baden-wuerttemberg/zeitleiste?stand=2020-02");
        assertThat(page)
                .contains("Regionalprogramm Fachkräftesicherung 2019</a>")
                .contains("„Januar 2019-März 2020“")
                .contains("„31. September 2019“ = September 2019, so gedruckt, aber kein gültiges Datum")
                .containsPattern("run-ACTIVE.*class=\"vague\".*class=\"firm\".*class=\"now\".*class=\"stand\"")
                .contains("Der feine senkrechte Strich ist heute, 1.9.2020.")
                .contains("Ein Eintrag nennt weder Beginn noch Ende");
    }

    @Test
    void eachChangeSaysBothItsTimesItsClassAndWhatBecameOfWhat() throws Exception {
        String page = page("/laender/hessen/zeitleiste");
        assertThat(change(page, 15))
                .contains("Sachstand geändert")
                .contains("aufgenommen am 15. Juni 2020, 10:30 Uhr")
                .contains("ohne zweite Prüfung")
                .contains("<ins><span class=\"op\">eingefügt</span> verschoben</ins>");
        assertThat(change(page, 5)).doesNotContain("ohne zweite Prüfung");
    }

    @Test
    void theTwoClocksOrderDifferently() throws Exception {
        String late = "Nachgetragenes Programm";
        String planned = "Ausweitung der Koordinierungsstelle";
        String byStand = list(page("/laender/hessen/zeitleiste"));
        String byRecording = list(page("/laender/hessen/zeitleiste?clock=recorded"));
        assertThat(byStand.indexOf(planned)).isBetween(0, byStand.indexOf(late));
        assertThat(byRecording.indexOf(late)).isBetween(0, byRecording.indexOf(planned));
    }

    @Test
    void whatWasTakenBackStaysStruckWithItsReason() throws Exception {
        assertThat(change(page("/laender/hamburg/zeitleiste"), 16))
                .contains("<s>Fachkräftenetzwerk Hamburg</s>")
                .contains("Zurückgenommen am 15.6.2020:")
                .contains("Verwechselt.");
    }

    @Test
    void filtersNarrowTheListAndSayWhenNothingIsLeft() throws Exception {
        assertThat(page("/laender/hessen/zeitleiste?section=IQ_HSP4&kind=PROJECT&class=DEVELOPMENT"))
                .contains("2 von 10 Änderungen")
                .containsPattern("<option value=\"IQ_HSP4\" selected");
        assertThat(page("/laender/hessen/zeitleiste?class=CHECKED")).contains("Keine Änderung passt");
        assertThat(page("/laender/saarland/zeitleiste"))
                .contains("Von diesem Profil ist noch nichts festgehalten.")
                .contains("nennt hier kein Eintrag");
    }

    @Test
    void whatCannotBeReadIsExplainedBesideItsField() throws Exception {
        HttpResponse<String> answer = get("/laender/hessen/zeitleiste?kind=%3Cb%3E&stand=irgendwann");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("id=\"kind-fault\"")
                .contains("„&lt;b&gt;“ gibt es hier nicht.")
                .contains("id=\"stand-fault\"")
                .contains("value=\"irgendwann\"")
                .contains("10 von 10 Änderungen");
        assertThat(get("/laender/hesse/zeitleiste").statusCode()).isEqualTo(404);
    }

    @Test
    void theProfileLeadsThereAndEnglishReadersReadEnglish() throws Exception {
        assertThat(page("/laender/hessen?stand=2020-02"))
                .contains("href=\"/laender/hessen/zeitleiste?stand=2020-02-29\"");
        assertThat(page("/laender/hessen/zeitleiste?lang=en"))
                .contains("Hesse: timeline")
                .doesNotContain("??");
        assertThat(page("/laender/baden-wuerttemberg/zeitleiste"))
                .doesNotContain("??")
                .doesNotContain("<script");
    }

    private static String list(String page) {
        return page.substring(page.indexOf("id=\"aenderungen\""));
    }

    private static String change(String page, long position) {
        int begin = page.indexOf("id=\"c-" + position + "\"");
        assertThat(begin).as("change " + position).isPositive();
        return page.substring(begin, page.indexOf("</li>", begin));
    }

    private String page(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
