package org.standbild.view.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.standbild.eventstore.Histories;
import org.standbild.view.answer.PublicAddress;
import org.standbild.view.edition.Editions;
import org.standbild.view.point.Points;
import org.standbild.view.timeline.Timelines;
import org.standbild.webframe.WebFrame;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"axon.axonserver.enabled=false", "standbild.public-url=https://standbild.example/"})
class PagesTest {

    @SpringBootConfiguration
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
                "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
                "org.axonframework.springboot.autoconfig.AxonAutoConfiguration"
            })
    @Import({
        WebFrame.class,
        OverviewPage.class,
        ProfilePage.class,
        TimelinePage.class,
        Timelines.class,
        Points.class,
        PublicAddress.class,
        Editions.class
    })
    static class Application {
        @Bean
        Histories histories() {
            return SampleProfiles.histories();
        }

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2020-09-01T10:00:00Z"), ZoneOffset.UTC);
        }
    }

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void whatWasTakenBackIsToldWithItsReasonAtTheAddressOfTheEntry() throws Exception {
        String page = page("/laender/hamburg?stand=2020-02");
        String gone = page.substring(page.indexOf("id=\"entry-netzwerk\""));
        assertThat(gone)
                .contains("<s>Fachkräftenetzwerk Hamburg</s>")
                .contains("Verwechselt.")
                .contains("/laender/hamburg/zeitleiste#c-");
        assertThat(page("/laender/hamburg?stand=2012")).doesNotContain("entry-netzwerk");
    }

    @Test
    void theSliderLeadsToItsDayWhenItWasMovedAndTheFieldOtherwise() throws Exception {
        String form = "/laender/hessen?vorher=18321&stand=2020-02&knownAt=1.5.2020&tag=";
        assertThat(location(form + "18687")).endsWith("/laender/hessen?stand=2021-03-01&knownAt=1.5.2020");
        assertThat(location(form + "18321")).endsWith("/laender/hessen?stand=2020-02&knownAt=1.5.2020");
        assertThat(location("/laender/hessen?tag=übermorgen&stand=gestern")).endsWith("/laender/hessen?stand=gestern");
    }

    @Test
    void aDayWithinAnImpreciseDateSaysWhatImpreciseMeans() throws Exception {
        String meaning = "Der gewählte Tag liegt in dem Zeitraum, für den die Änderung belegt ist";
        assertThat(page("/laender/hessen?stand=2020-02-10")).contains("<strong>ungenau</strong>: " + meaning);
        assertThat(page("/laender/hessen?stand=2020-02-29")).doesNotContain("<strong>ungenau</strong>");
    }

    @Test
    void aReaderStepsFromOneDayOfChangeToTheNext() throws Exception {
        assertThat(page("/laender/baden-wuerttemberg?stand=2018"))
                .contains("‹ vorige Änderung: 1.10.2016 (1)</a>")
                .contains("nächste Änderung: 1.1.2019 (1) ›</a>")
                .contains("type=\"range\"")
                .contains("aria-valuetext=\"31. Dezember 2018\"");
    }

    @Test
    void aProgrammeIsActiveWhileItRunsAndEndedTheDayAfter() throws Exception {
        String february =
                card(page("/laender/baden-wuerttemberg?stand=2020-02"), "regionalprogramm-fachkraeftesicherung-2019");
        String april =
                card(page("/laender/baden-wuerttemberg?stand=2020-04"), "regionalprogramm-fachkraeftesicherung-2019");
        assertThat(february).contains("status-ACTIVE").contains(">aktiv<");
        assertThat(april).contains("status-ENDED").contains(">beendet<");
    }

    @Test
    void aDateIsShownAsPrintedWithWhatIsWrongWithIt() throws Exception {
        assertThat(card(page("/laender/baden-wuerttemberg"), "puma"))
                .contains(">31. September 2019<")
                .contains("= September 2019")
                .contains("so gedruckt, aber kein gültiges Datum");
    }

    @Test
    void competingDatesStandSideBySideWithTheirSources() throws Exception {
        assertThat(card(page("/laender/baden-wuerttemberg"), "allianz"))
                .contains(">im Jahr 2011<")
                .contains(">19. September 2011<")
                .contains("steht so: Anhang")
                .contains("widersprüchlich belegt");
    }

    @Test
    void whatAnEditorTypedIsNeverCode() throws Exception {
        assertThat(page("/laender/baden-wuerttemberg"))
                .doesNotContain("<script>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("javascript:");
    }

    @Test
    void anEntryIsToldOnceAndLinkedFromItsOtherSections() throws Exception {
        String page = page("/laender/hessen");
        assertThat(page).containsOnlyOnce("id=\"entry-zip-hessen\"");
        assertThat(section(page, "iq-hsp4")).contains("href=\"#entry-zip-hessen\"");
        assertThat(card(page, "zip-hessen")).contains("href=\"#iq-hsp4\"");
    }

    @Test
    void whatIsNotThereIsSaidInWords() throws Exception {
        String page = page("/laender/hessen?stand=2020-02");
        assertThat(section(page, "iq-hsp4")).contains("Fehlanzeige:").contains("Unter Corona-Vorbehalt.");
        assertThat(card(page, "zentrale-auslaenderbehoerde")).contains(">ausgeschlossen<");
        assertThat(card(page, "ausweitung-mittelhessen"))
                .contains("erwogen")
                .contains("ungefähr März 2021")
                .contains("erschlossen")
                .contains("href=\"#entry-iq-informationsstellen-fachkraefteeinwanderung\"");
    }

    @Test
    void whatWasRecordedLaterIsMissingFromEarlierKnowledge() throws Exception {
        String today = page("/laender/hessen?stand=2020-02");
        assertThat(today).contains("nach heutigem Wissen").contains("Nachgetragenes Programm");
        assertThat(card(today, "nachtrag")).contains("ohne zweite Prüfung");
        String then = page("/laender/hessen?stand=2020-02&knownAt=2020-05-01");
        assertThat(then)
                .contains("nach Wissen vom 1. Mai 2020")
                .contains("2 Änderungen kamen seither hinzu")
                .doesNotContain("Nachgetragenes Programm");
    }

    @Test
    void aPlanRevisedBecauseOfThePandemicSaysSoFromItsDayOn() throws Exception {
        String plan = "iq-informationsstellen-fachkraefteeinwanderung";
        assertThat(card(page("/laender/hessen?stand=2020-02"), plan)).doesNotContain("verschoben");
        assertThat(card(page("/laender/hessen?stand=2020-06"), plan))
                .contains("Wegen der Pandemie verschoben, Stand Mai 2020.");
        assertThat(card(page("/laender/hessen?stand=2020-05-10"), plan)).contains(">ungenau<");
    }

    @Test
    void daysBeforeTheResearchAndInTheFutureAreMarked() throws Exception {
        assertThat(page("/laender/hessen?stand=2019-10-31")).contains("Rekonstruktion:");
        assertThat(page("/laender/hessen?stand=2019-11-01")).doesNotContain("Rekonstruktion:");
        assertThat(page("/laender/hessen?stand=2021")).contains("liegt in der Zukunft");
    }

    @Test
    void thePermalinkNamesBothClocks() throws Exception {
        assertThat(page("/laender/hessen?stand=Februar 2020"))
                .contains("rel=\"canonical\" href=\"https://standbild.example"
                        + "/laender/hessen?stand=2020-02-29&amp;knownAt=2020-06-15T08:30:00Z\"")
                .contains(
                        "Stand 29. Februar 2020, bekannt am 15. Juni 2020, 10:30 Uhr. https://standbild.example/laender/hessen?");
        assertThat(page("/laender/hessen?stand=2020-02-29&knownAt=2020-06-15T08:30:00Z"))
                .contains("Nachgetragenes Programm");
    }

    @Test
    void aStandThatCannotBeReadKeepsTheWordsAndSaysWhatWouldBeRight() throws Exception {
        HttpResponse<String> answer = get("/laender/hessen?stand=2018-2021\"><b>");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("value=\"2018-2021&quot;&gt;&lt;b&gt;\"")
                .contains("lässt sich nicht als Tag")
                .contains("aria-describedby=\"stand-fault stand-hint\"")
                .contains("Gezeigt wird vorerst der Stand 1. September 2020")
                .contains("id=\"entry-zip-hessen\"");
        assertThat(get("/laender/hessen?stand=2020-02-31").statusCode()).isEqualTo(400);
        assertThat(get("/laender/hessen?knownAt=gestern").statusCode()).isEqualTo(400);
        assertThat(get("/laender/hessen?stand=2019/..").statusCode()).isEqualTo(400);
    }

    @Test
    void anUnknownLandLeadsToTheKnownOnes() throws Exception {
        HttpResponse<String> answer = get("/laender/hesse");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("„hesse“ ist keines der 17 Profile.")
                .contains("Meinten Sie")
                .contains("href=\"/laender/hessen\"");
    }

    @Test
    void aProfileWithoutEntriesSaysSo() throws Exception {
        assertThat(page("/laender/saarland")).contains("noch nichts bekannt");
        assertThat(page("/laender/hessen?stand=2010"))
                .contains("Für den 31. Dezember 2010 ist hier noch nichts festgehalten.")
                .contains("/laender/hessen?stand=2018-06-13");
    }

    @Test
    void theOverviewShowsEveryProfileTheNewestChangesAndTheEdition() throws Exception {
        String page = page("/");
        assertThat(page).contains("href=\"/laender/bund\"").contains("href=\"/laender/schleswig-holstein\"");
        assertThat(page.indexOf("#entry-iq-informationsstellen-fachkraefteeinwanderung"))
                .isBetween(0, page.indexOf("Nachgetragenes Programm"));
        assertThat(page)
                .contains("href=\"/laender/hessen#entry-nachtrag\"")
                .contains("Sachstand geändert")
                .contains("Stand: Ende Februar 2020")
                .contains("0123456789ab…");
    }

    @Test
    void englishReadersReadEnglish() throws Exception {
        assertThat(page("/laender/hessen?stand=2020-02&lang=en"))
                .contains("<html lang=\"en\"")
                .contains(">Hesse</h1>")
                .contains("As of 29 February 2020")
                .contains(">ruled out<")
                .contains("lang=\"de\">ZIP Hessen<");
        assertThat(page("/?lang=en")).contains("Latest records").contains("Bavaria");
    }

    @Test
    void everyLinkWithinAPageLeadsSomewhereAndEveryWordIsKnown() throws Exception {
        for (String path :
                new String[] {"/", "/laender/hessen", "/laender/baden-wuerttemberg?lang=en", "/laender/bund"}) {
            String page = page(path);
            assertThat(page)
                    .doesNotContain("??")
                    .doesNotContain("<style")
                    .doesNotContain(" style=")
                    .doesNotContain("th:");
            Set<String> ids = new HashSet<>();
            Matcher id = Pattern.compile(" id=\"([^\"]+)\"").matcher(page);
            while (id.find()) {
                assertThat(ids.add(id.group(1)))
                        .as("%s twice in %s", id.group(1), path)
                        .isTrue();
            }
            Matcher link = Pattern.compile("href=\"#([^\"]+)\"").matcher(page);
            while (link.find()) {
                assertThat(ids).as(path).contains(link.group(1));
            }
        }
    }

    private String page(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private String location(String path) throws IOException, InterruptedException {
        return get(path).headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        String address = Pattern.compile("=([^&]*)")
                .matcher(path)
                .replaceAll(value -> "=" + URLEncoder.encode(value.group(1), StandardCharsets.UTF_8));
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String card(String page, String entry) {
        return between(page, "<article class=\"entry[^>]*id=\"entry-" + entry + "\"", "</article>");
    }

    private static String section(String page, String anchor) {
        return between(page, "<section class=\"section\" id=\"" + anchor + "\"", "</section>");
    }

    private static String between(String page, String begin, String end) {
        Matcher match = Pattern.compile(begin + ".*?" + end, Pattern.DOTALL).matcher(page);
        assertThat(match.find()).as(begin).isTrue();
        return match.group();
    }
}
