package org.standbild;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What an administrator sees of the service and can do, in a browser. */
@BrowserTest
class OperationPageTest {

    private static final String PAGE = "/redaktion/betrieb";

    @Test
    void anAdministratorComparesAndRebuildsWithoutJavaScript(Site site) {
        Visit visit = site.visit(new Browser.NewContextOptions().setJavaScriptEnabled(false))
                .logIn("admin");
        visit.open(PAGE);
        Page page = visit.page();
        assertThat(page.locator("h1").innerText()).isEqualTo("Betrieb");
        assertThat(page.locator(".desk-bar nav a[aria-current]").innerText()).isEqualTo("Betrieb");
        assertThat(page.locator("main").innerText())
                .contains(
                        site.client().get("/api/audit/head").json().get("hash").asString());

        page.locator("form[action$='/changes/pruefung'] button").click();
        assertThat(page.locator("[role=status]").innerText()).contains("Alles stimmt mit dem Protokoll überein");
        assertThat(page.locator("main").innerText()).contains("jede Ausgabe hat ihre Prüfsumme");

        page.locator("form[action$='/changes/neuaufbau'] button").click();
        assertThat(page.locator("[role=status]").innerText()).contains("hat begonnen");
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            visit.open(PAGE);
            return page.locator("main").innerText().contains("Neu aufgebaut am");
        });
        visit.nothingWentWrong();
    }

    @Test
    void thePageIsAccessibleAndFitsAPhoneInBothLanguages(Site site) {
        for (String language : new String[] {"de", "en"}) {
            for (int width : new int[] {Visit.DESK, Visit.PHONE}) {
                Visit visit = site.visit(width).in(language).logIn("admin");
                assertThat(visit.open(PAGE).status()).isEqualTo(200);
                visit.isAccessible().fitsTheWindow().nothingWentWrong();
                visit.screenshot("betrieb-" + language + "-" + width);
            }
        }
    }

    @Test
    void onlyAdministratorsComeHere(Site site) {
        assertThat(site.visit().logIn("reviewer").open(PAGE).status()).isEqualTo(403);
        assertThat(site.client().get("/api/admin/projections").status()).isEqualTo(401);
    }

    @Test
    void aCheckIsCalledOverTheApiAndTheAnswerOfTheProjectionsHasIt(Site site) {
        Client client = site.client();
        assertThat(client.as("reviewer", "POST", "/api/admin/projections/changes/check")
                        .status())
                .isEqualTo(403);
        assertThat(client.as("admin", "POST", "/api/admin/projections/proposals/check")
                        .status())
                .isEqualTo(404);
        assertThat(client.as("admin", "POST", "/api/admin/projections/changes/check")
                        .json()
                        .get("verdict")
                        .asString())
                .isEqualTo("SAME");
        assertThat(client.as("admin", "GET", "/api/admin/projections")
                        .json()
                        .get(0)
                        .get("check")
                        .get("verdict")
                        .asString())
                .isEqualTo("SAME");
        assertThat(client.as("admin", "GET", "/actuator/health").body()).contains("\"check\":\"SAME\"");
    }
}
