package org.standbild;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What everybody may open: on a desk and on a phone, in both languages, by day and in the dark. */
@BrowserTest
class PublicPagesTest {

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
                    visit.isAccessible(); // which takes longer than all the rest: each language once, each light once
                }
                visit.close();
            }
        }
    }
}
