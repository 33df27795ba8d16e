package org.standbild;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of changes and what leads on from it. */
@BrowserTest
class ChangesPagesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "changes,           200, /aenderungen",
        "changes-of-a-land, 200, /aenderungen?profile=DE-HH&class=DEVELOPMENT",
        "changes-none,      200, /aenderungen?to=2019-01-01",
        "changes-fault,     400, /aenderungen?entry=Gro%C3%9F&from=gestern",
        "change,            200, /aenderungen/1",
        "subscribe,         200, /aenderungen/abonnieren?profile=DE-HH",
        "mine-find,         200, /abos"
    })
    void everybodyCanReadIt(String name, int status, String path, Site site) {
        for (String language : new String[] {"de", "en"}) {
            for (int width : new int[] {Visit.DESK, Visit.PHONE}) {
                boolean dark = (width == Visit.PHONE) == language.equals("de");
                Visit visit = site.visit(new Browser.NewContextOptions()
                                .setViewportSize(width, 900)
                                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT))
                        .in(language);
                Response response = visit.open(path);
                assertThat(response.status()).isEqualTo(status);
                visit.wholePage(name + "-" + language + "-" + width);
                assertThat(visit.page().locator("h1").count()).isOne();
                assertThat(visit.page().content()).doesNotContain("??");
                visit.fitsTheWindow().nothingWentWrong().isAccessible();
                visit.close();
            }
        }
    }

    @Test
    void aPageThatIsOpenSaysThatThereIsMoreAndMovesNothingByItself(Site site) {
        Visit visit = site.visit();
        visit.open("/aenderungen?profile=DE-MV");
        Locator items = visit.page().locator("#changes > li");
        String first = items.first().getAttribute("id");
        assertThat(visit.page().locator("#live").innerText()).isEmpty();

        record(site, "DE-MV", "Kam dazu, während jemand las.");
        record(site, "DE-ST", "Gehört nicht zur Auswahl.");
        record(site, "DE-MV", "Und noch etwas.");
        Locator more = visit.page().locator("#live a");
        more.getByText("2 neue Änderungen – anzeigen").waitFor();
        assertThat(items.first().getAttribute("id")).isEqualTo(first);
        visit.isAccessible().fitsTheWindow();

        more.click();
        visit.page().waitForCondition(() -> !first.equals(items.first().getAttribute("id")));
        assertThat(items.first().innerText()).contains("Und noch etwas.").contains("Felder neu.");
        assertThat(items.nth(1).innerText()).contains("Kam dazu, während jemand las.");
        assertThat(items.nth(2).getAttribute("id")).isEqualTo(first);
        assertThat(visit.page().evaluate("document.activeElement.closest('li')?.id"))
                .isEqualTo(items.first().getAttribute("id"));
        assertThat(more.count()).isZero();
        visit.isAccessible().fitsTheWindow().nothingWentWrong();
    }

    @Test
    void withoutJavaScriptEverythingIsThere(Site site) {
        Visit visit = site.visit(
                new Browser.NewContextOptions().setViewportSize(Visit.DESK, 900).setJavaScriptEnabled(false));
        visit.open("/aenderungen");
        Page page = visit.page();
        page.click("summary:has-text('Land')");
        page.check("input[name=profile][value=DE-HH]");
        page.check("input[name=class][value=DEVELOPMENT]");
        page.click("button:has-text('Ansehen')");
        assertThat(page.url()).contains("profile=DE-HH").contains("class=DEVELOPMENT");
        assertThat(page.locator("#changes > li").count()).isPositive();
        assertThat(page.locator("#changes > li").first().innerText())
                .contains("Hamburg")
                .contains("eingefügt");
        page.click("a[rel=next]");
        assertThat(page.url()).contains("before=");
        page.click("a[rel=prev]");
        assertThat(page.locator("#changes > li").count()).isPositive();
    }

    @Test
    void whatIsTypedWrongIntoTheFormIsSaidBesideItsField(Site site) {
        Visit visit = site.visit(Visit.PHONE);
        visit.open("/aenderungen?profile=DE-HH");
        visit.page().fill("#url", "http://127.0.0.1:9/intern");
        visit.page().click("form:has(#url) button");
        assertThat(visit.page().locator("#url-fault").innerText()).isNotEmpty();
        assertThat(visit.page().inputValue("#url")).isEqualTo("http://127.0.0.1:9/intern");
        assertThat(visit.page().locator("input[name=profile]").first().getAttribute("value"))
                .isEqualTo("DE-HH");
        visit.isAccessible().fitsTheWindow();
    }

    @Test
    void feedReadersFindTheFeedOfAPageByItself(Site site) {
        Visit visit = site.visit();
        visit.open("/laender/hamburg");
        assertThat(visit.page()
                        .locator("link[rel=alternate][type='application/atom+xml']")
                        .getAttribute("href"))
                .isEqualTo("/feeds/changes.atom?profile=DE-HH");
        visit.open("/matrix/strategies");
        assertThat(visit.page()
                        .locator("link[rel=alternate][type='application/feed+json']")
                        .getAttribute("href"))
                .isEqualTo("/feeds/changes.json");
        visit.open("/anmelden");
        assertThat(visit.page().locator("link[rel=alternate][type]").count()).isZero();
    }

    private static void record(Site site, String profile, String words) {
        Client.Answer answer =
                site.client().record(profile, """
                [{"type":"StatementRecorded","stand":{"edtf":"2020-06"},"entry":"live-%s","summary":{"de":"%s"},"sections":["BA"]}]""".formatted(Integer.toHexString(words.hashCode()), words));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }
}
