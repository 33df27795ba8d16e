package org.standbild;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbild.profile.ProfileCode;

/** What everybody may open: on a desk and on a phone, in both languages, by day and in the dark. */
@BrowserTest
class PublicPagesTest {

    /** What a page makes a browser fetch at once: styles, script, faces, icon. */
    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/frame/[^\"]+)\"");

    private static final List<String> WEIGHED = List.of(
            "/",
            "/laender/nordrhein-westfalen",
            "/laender/bund",
            "/laender/hessen/zeitleiste",
            "/laender/hessen/vergleich?fromStand=2018&toStand=2020-04",
            "/vergleich?fromStand=2018&toStand=2020-04",
            "/dokument",
            "/dokument?" + Site.AS_PUBLISHED,
            "/matrix/zentrale-auslaenderbehoerde",
            "/matrix/strategies",
            "/matrix/hsp4",
            "/ausgaben",
            "/ausgaben/stand-2020-02",
            "/bestand",
            "/suche?q=Fachkraft",
            "/aenderungen",
            "/anmelden");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "overview,     200, /",
        "profile,      200, /laender/hessen?stand=2020-02&knownAt=2020-05-01",
        "today,        200, /laender/baden-wuerttemberg",
        "federal,      200, /laender/bund",
        "before,       200, /laender/hessen?stand=2010",
        "future,       200, /laender/bayern?stand=2030",
        "fault,        400, /laender/hessen?stand=gestern&knownAt=morgen",
        "timeline,     200, /laender/baden-wuerttemberg/zeitleiste?stand=2020-02",
        "comparison,   200, /laender/baden-wuerttemberg/vergleich?fromStand=2020-02&toStand=2020-04",
        "one-entry,    200, /laender/baden-wuerttemberg/vergleich?toStand=2020-04&entry=regionalprogramm-fachkraeftesicherung-2019",
        "all-compared, 200, /vergleich?fromEdition=stand-2020-02&toStand=2020-09",
        "document,     200, /dokument?stand=2020-02&knownAt=2020-05-01",
        "authorities,  200, /matrix/zentrale-auslaenderbehoerde",
        "strategies,   200, /matrix/strategies",
        "hsp4,         200, /matrix/hsp4",
        "editions,     200, /ausgaben",
        "edition,      200, /ausgaben/stand-2020-02",
        "inventory,    200, /bestand?stand=2020-02",
        "search,       200, /suche?q=Gesundheitsberuf&stand=2020-02",
        "changes,      200, /aenderungen",
        "no-hit,       200, /suche?q=Auslenderbehörde&stand=2020-02&knownAt=2020-05-01",
        "search-start, 200, /suche",
        "login,        200, /anmelden",
        "missing,      404, /laender/hesen",
        "unreadable,   400, /bestand?stand=gestern"
    })
    void everybodyCanReadIt(String name, int status, String path, Site site) {
        for (String language : new String[] {"de", "en"}) {
            for (int width : new int[] {Visit.DESK, Visit.PHONE}) {
                boolean dark = width == Visit.PHONE;
                Visit visit = site.visit(new Browser.NewContextOptions()
                                .setViewportSize(width, 900)
                                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT))
                        .in(language);
                Response response = visit.open(path);
                assertThat(response.status()).isEqualTo(status);
                visit.wholePage(name + "-" + language + "-" + width);
                assertThat(visit.page().locator("html").getAttribute("lang")).isEqualTo(language);
                assertThat(visit.page().title()).contains("Standbild");
                assertThat(visit.page().locator("h1").count()).isOne();
                visit.fitsTheWindow().nothingWentWrong();
                if (dark == language.equals("en")) {
                    visit.isAccessible() // which takes longer than all the rest: each language once, both lights
                            .isAccessibleIn(dark ? ColorScheme.LIGHT : ColorScheme.DARK);
                }
                visit.page().setViewportSize(320, 900); // as at four times the size on a desk (WCAG 1.4.10)
                visit.fitsTheWindow();
                visit.close();
            }
        }
    }

    @Test
    void theKeyboardAloneLeadsFromTheMapThroughBothClocksToTheComparison(Site site) {
        Visit visit = site.visit();
        Page page = visit.page();
        visit.open("/");
        tabTo(page, ".tiles a[href$='/hessen']");
        page.keyboard().press("Enter");
        page.waitForURL("**/laender/hessen");

        tabTo(page, "#tag");
        String today = page.inputValue("#tag");
        page.keyboard().press("Home");
        assertThat(Long.parseLong(page.inputValue("#tag"))).isLessThan(Long.parseLong(today));
        assertThat(page.getAttribute("#tag", "aria-valuetext")).isEqualTo("1. Januar 2013");
        page.keyboard().press("Enter");
        page.waitForURL("**/laender/hessen?stand=2013-01-01");

        tabTo(page, ".clock details:first-of-type summary");
        page.keyboard().press("Enter");
        tabTo(page, "#knownAt");
        page.keyboard().type("1.5.2020");
        page.keyboard().press("Enter");
        page.waitForURL("**/laender/hessen?stand=2013-01-01&knownAt=1.5.2020");
        assertThat(page.innerText(".point")).contains("1. Januar 2013", "nach Wissen vom 1. Mai 2020");

        tabTo(page, "a[href*='/vergleich']");
        page.keyboard().press("Enter");
        page.waitForURL("**/laender/hessen/vergleich**");
        assertThat(page.inputValue("#fromKnownAt")).isEqualTo("1.5.2020");
        visit.nothingWentWrong();
    }

    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < 200; i++) {
            page.keyboard().press("Tab");
            if ((boolean) page.evaluate("wanted => document.activeElement.matches(wanted)", selector)) {
                return;
            }
        }
        throw new AssertionError("The keyboard does not lead to " + selector + " on " + page.url());
    }

    @Test
    void withoutJavaScriptFieldAndSliderWorkAllTheSame(Site site) {
        Visit visit = site.visit(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        Page page = visit.page();
        visit.open("/laender/baden-wuerttemberg");
        page.fill("#stand", "Februar 2020");
        page.click(".clock form button");
        assertThat(page.innerText(".point")).contains("Stand 29. Februar 2020");
        page.focus("#tag");
        page.keyboard().press("Home");
        page.click(".clock form button");
        assertThat(page.url()).endsWith("/laender/baden-wuerttemberg?stand=2011-01-01");
        page.click(".menu summary");
        page.click(".menu a[href$='/sachsen']");
        assertThat(page.innerText("h1")).isEqualTo("Sachsen");
    }

    @Test
    void onPaperTheDocumentHasAllChaptersAndNoControls(Site site) throws Exception {
        Visit visit = site.visit();
        visit.open("/dokument?" + Site.AS_PUBLISHED);
        Path pdf = Path.of("target/screenshots/document.pdf").toAbsolutePath();
        Files.createDirectories(pdf.getParent());
        visit.page().pdf(new Page.PdfOptions().setFormat("A4").setPath(pdf));
        Path pdftotext = Path.of("/usr/bin/pdftotext");
        Assumptions.assumeTrue(Files.isExecutable(pdftotext), "There is no pdftotext to read the print with.");
        Process reading = new ProcessBuilder(pdftotext.toString(), "-layout", pdf.toString(), "-").start();
        String text = new String(reading.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text).contains("Stand 29. Februar 2020", "Inhalt", "Quellen").doesNotContain("Ansehen", "English");
        for (ProfileCode code : ProfileCode.values()) {
            assertThat(text.lines().map(String::strip)).contains(code.label().de());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/laender/hessen?" + Site.AS_PUBLISHED,
                "/laender/hessen/zeitleiste",
                "/vergleich?fromEdition=stand-2020-02",
                "/matrix/hsp4",
                "/dokument?" + Site.AS_PUBLISHED
            })
    void aFirstVisitTransfersLessThanAHundredKilobytes(String path, Site site) {
        Visit visit = site.visit();
        List<Request> finished = new ArrayList<>();
        visit.page().onRequestFinished(finished::add);
        visit.open(path);
        visit.page().waitForLoadState(LoadState.NETWORKIDLE);
        long transferred = finished.stream()
                .map(Request::sizes)
                .mapToLong(sizes -> sizes.responseHeadersSize + sizes.responseBodySize)
                .sum();
        assertThat(finished).hasSizeGreaterThan(1);
        assertThat(transferred).as("bytes of " + path).isBetween(10_000L, 100_000L);
    }

    @Test
    void thatGoesForEveryPageInBothLanguages(Site site) throws Exception {
        Map<String, Integer> sizes = new HashMap<>();
        for (String path : WEIGHED) {
            for (String language : List.of("de", "en")) {
                String page = new String(
                        new GZIPInputStream(new ByteArrayInputStream(packed(site, path, language, sizes)))
                                .readAllBytes(),
                        StandardCharsets.UTF_8);
                int all = sizes.get(path + language);
                for (MatchResult file : FILE.matcher(page).results().toList()) {
                    if (!sizes.containsKey(file.group(1) + language)) {
                        packed(site, file.group(1), language, sizes);
                    }
                    all += sizes.get(file.group(1) + language);
                }
                assertThat(all).as("bytes of " + path + " in " + language).isBetween(20_000, 100_000);
            }
        }
    }

    /** With a kilobyte for the headers of both ways. */
    private static byte[] packed(Site site, String path, String language, Map<String, Integer> sizes) throws Exception {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(site.origin() + path))
                                .header("Accept-Encoding", "gzip")
                                .header("Cookie", "standbild.lang=" + language)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        sizes.put(path + language, answer.body().length + 1_000);
        return answer.body();
    }

    @Test
    void theDocsShowHowItLooks(Site site) {
        Visit desk = site.visit();
        desk.open("/");
        desk.screenshotForTheDocs("overview");
        desk.open("/laender/hessen?" + Site.AS_PUBLISHED);
        desk.screenshotForTheDocs("profile");
        desk.open("/laender/baden-wuerttemberg/zeitleiste?stand=2020-02");
        desk.screenshotForTheDocs("timeline");
        Visit phone = site.visit(Visit.PHONE);
        phone.open("/laender/baden-wuerttemberg/vergleich?fromEdition=stand-2020-02&toStand=2020-04");
        phone.screenshotForTheDocs("comparison-phone");
    }
}
