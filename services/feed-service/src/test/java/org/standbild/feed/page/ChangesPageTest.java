package org.standbild.feed.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.standbild.eventstore.Histories;
import org.standbild.feed.Http;
import org.standbild.feed.Log;
import org.standbild.feed.SampleChanges;
import org.standbild.feed.TestServer;
import org.standbild.profile.ChangeRetracted;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Stand;

@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class ChangesPageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Histories histories;

    private Http http;
    private Log log;

    @BeforeEach
    void connect() {
        http = new Http(port);
        log = new Log(histories);
    }

    @Test
    void anEmptyLogSaysSo() {
        assertThat(page("/aenderungen"))
                .contains("Noch ist keine Änderung festgehalten.")
                .doesNotContain("??");
        assertThat(page("/aenderungen?lang=en"))
                .contains("No change has been recorded yet.")
                .doesNotContain("??");
    }

    @Test
    void theNewestChangeComesFirstWithItsDifferenceInWords() {
        log.record(SampleChanges.hamburgOpened());
        log.record(SampleChanges.zabPlannedInHamburg());
        log.record(SampleChanges.zabInHamburgIsOnlyIntended());
        String page = page("/aenderungen");

        assertThat(positions(page)).containsExactly(2L, 1L, 0L);
        String newest = item(page, 2);
        assertThat(newest)
                .contains("1 Feld geändert.")
                .contains("Korrektur")
                .contains("Der Text spricht von einer Absicht.")
                .containsPattern("<del><span class=\"op\">entfernt</span> fest")
                .containsPattern("<ins><span class=\"op\">eingefügt</span> beabsichtigt")
                .contains("erfasst am 30. April 2020, 12:02 Uhr")
                .contains("ohne zweite Prüfung")
                .contains(
                        "/laender/hamburg?stand=2020-02-01&amp;knownAt=2020-04-30T10:02:00Z#entry-" + SampleChanges.ZAB)
                .contains("/laender/hamburg/vergleich?fromStand=2020-02-01");
        assertThat(item(page, 1)).contains("Ländersteckbriefe, Stand Ende Februar 2020");
        assertThat(page("/aenderungen?lang=en"))
                .contains("1 field changed.")
                .contains("<span class=\"op\">removed</span>")
                .doesNotContain("??");
    }

    @Test
    void ofAWordingOnlyTheWordsThatDifferAreMarked() {
        log.record(SampleChanges.hamburgOpened());
        log.record(SampleChanges.zabPlannedInHamburg());
        log.record(SampleChanges.small(1));
        log.record(SampleChanges.small(2));
        assertThat(item(page("/aenderungen"), 3))
                .contains("<span>Entsteht in der Innenbehörde,</span>")
                .contains("<del><span class=\"op\">entfernt</span> 1.</del>")
                .contains("<ins><span class=\"op\">eingefügt</span> 2.</ins>")
                .contains("<span>Fassung.</span>");
    }

    @Test
    void aRetractedChangeIsMarkedWithTheReasonAndWhatReplacesIt() {
        log.record(SampleChanges.hamburgOpened());
        RecordedChange wrong = log.record(SampleChanges.zabPlannedInHamburg());
        RecordedChange right = log.record(SampleChanges.zabEstablishedInHamburg());
        log.record(new ChangeRetracted(
                wrong.change().profile(),
                Stand.of("2020-02"),
                wrong.eventId(),
                "Verwechselt <b>mit</b> Bremen",
                right.eventId(),
                List.of(),
                null));
        String page = page("/aenderungen");
        assertThat(item(page, 1))
                .contains("Zurückgenommen am 30.4.2020.")
                .contains("Verwechselt &lt;b&gt;mit&lt;/b&gt; Bremen")
                .contains("href=\"/aenderungen/3\"")
                .contains("href=\"/aenderungen/2\"");
        assertThat(item(page, 3)).contains("href=\"/aenderungen/1\"");
        assertThat(page("/aenderungen/1")).contains("Änderung 1").contains("Zurückgenommen am");
        assertThat(http.get("/aenderungen/99").statusCode()).isEqualTo(404);
    }

    @Test
    void everyFilterNarrowsTheListAndHasItsOwnFeeds() {
        log.record(SampleChanges.hamburgOpened());
        log.record(SampleChanges.zabPlannedInHamburg());
        log.record(SampleChanges.zabRuledOutInHessen());
        log.record(SampleChanges.hamburgChecked("2020-03-01"));

        assertThat(positions(page("/aenderungen?profile=DE-HE"))).containsExactly(2L);
        assertThat(positions(page("/aenderungen?section=GEPLANT&profile=DE-HH")))
                .containsExactly(3L, 1L, 0L);
        assertThat(positions(page("/aenderungen?kind=ZAB"))).containsExactly(2L, 1L);
        assertThat(positions(page("/aenderungen?class=CHECKED"))).containsExactly(3L);
        assertThat(positions(page("/aenderungen?type=ProfileOpened"))).containsExactly(0L);
        assertThat(positions(page("/aenderungen?entry=" + SampleChanges.ZAB))).containsExactly(2L, 1L);
        assertThat(positions(page("/aenderungen?to=2020-04-29"))).isEmpty();
        assertThat(positions(page("/aenderungen?from=2020-04-30&to=2020-04-30")))
                .hasSize(4);
        assertThat(positions(page("/aenderungen?from=2020-05-01"))).isEmpty();

        assertThat(page("/aenderungen?class=CORRECTION&class=DEVELOPMENT&profile=DE-HH"))
                .contains("href=\"/feeds/changes.atom?profile=DE-HH&amp;class=DEVELOPMENT&amp;class=CORRECTION\"")
                .contains("href=\"/feeds/changes.json?profile=DE-HH&amp;class=DEVELOPMENT&amp;class=CORRECTION\"")
                .contains("href=\"/feeds/changes/stream?profile=DE-HH&amp;class=DEVELOPMENT&amp;class=CORRECTION\"")
                .contains("<link rel=\"canonical\" href=\"http://localhost:" + port
                        + "/aenderungen?profile=DE-HH&amp;class=DEVELOPMENT&amp;class=CORRECTION\"")
                .containsPattern(
                        "rel=\"alternate\" type=\"application/atom\\+xml\"[^>]*href=\"/feeds/changes.atom\\?profile=DE-HH&amp;class=DEVELOPMENT");
        assertThat(page("/aenderungen?profile=DE-HH&lang=en"))
                .contains("/feeds/changes.atom?profile=DE-HH&amp;lang=en");
    }

    @Test
    void whatCannotBeReadIsSaidAtItsFieldAndLeftOut() {
        log.record(SampleChanges.hamburgOpened());
        HttpResponse<String> answer = http.get("/aenderungen?profile=DE-XX&entry=Gro%C3%9F&from=gestern&class=CHECKED");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("id=\"profile-fault\"")
                .contains("id=\"entry-fault\"")
                .contains("id=\"from-fault\"")
                .contains("value=\"Groß\"")
                .contains("„gestern“ ist kein Tag");
        assertThat(http.get("/aenderungen?before=x").statusCode()).isEqualTo(400);
    }

    @Test
    void aFilterThatCouldNotBeReadIsNotOfferedToSubscribe() {
        log.record(SampleChanges.hamburgOpened());

        assertThat(http.get("/aenderungen?profile=DE-XX").body())
                .contains("berichtigen")
                .doesNotContain("aria-labelledby=\"feeds\"");
        assertThat(http.get("/aenderungen?profile=DE-HH&from=gestern").body())
                .doesNotContain("berichtigen")
                .contains("href=\"/feeds/changes.atom?profile=DE-HH\"");
    }

    @Test
    void followingOlderFromTheNewestShowsEveryChangeOnceAndNewerLeadsBack() {
        log.record(SampleChanges.hamburgOpened());
        log.record(SampleChanges.zabPlannedInHamburg());
        for (int n = 0; n < 3 * Listings.SIZE; n++) {
            log.record(SampleChanges.small(n));
            log.recordNothingPublic();
        }
        List<Long> seen = new ArrayList<>();
        String address = "/aenderungen";
        String last = address;
        while (address != null) {
            String page = page(address);
            seen.addAll(positions(page));
            last = page;
            address = link(page, "next");
            // Somebody records meanwhile: a page that is named by a position does not shift.
            log.record(SampleChanges.small(1000 + seen.size()));
        }
        assertThat(seen)
                .hasSize(2 + 3 * Listings.SIZE)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((one, other) -> Long.compare(other, one));
        assertThat(positions(page(link(last, "prev"))))
                .hasSize(Listings.SIZE)
                .doesNotContainAnyElementsOf(positions(last));
    }

    @Test
    void theScriptIsOurOwnAndOnlyWhereThePageCanGrow() {
        log.record(SampleChanges.hamburgOpened());
        Matcher script = Pattern.compile("<script defer src=\"(/aenderungen/live.js\\?v=[0-9a-f]{8})\"")
                .matcher(page("/aenderungen"));
        assertThat(script.find()).isTrue();
        HttpResponse<String> source = http.get(script.group(1));
        assertThat(source.statusCode()).isEqualTo(200);
        assertThat(source.headers().firstValue("Content-Type").orElseThrow()).contains("javascript");
        assertThat(source.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(page("/aenderungen?to=2020-05-01")).doesNotContain("<script");
    }

    private String page(String path) {
        return http.get(path, "Accept", "text/html").body();
    }

    private static List<Long> positions(String page) {
        return Pattern.compile("id=\"c-(\\d+)\"")
                .matcher(page)
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .toList();
    }

    private static String item(String page, long position) {
        int start = page.indexOf("id=\"c-" + position + "\"");
        assertThat(start).isPositive();
        int next = page.indexOf("<li class=\"told\"", start);
        return page.substring(start, next < 0 ? page.length() : next);
    }

    private static String link(String page, String relation) {
        Matcher link =
                Pattern.compile("<a rel=\"" + relation + "\" href=\"([^\"]+)\"").matcher(page);
        return link.find() ? link.group(1).replace("&amp;", "&") : null;
    }
}
