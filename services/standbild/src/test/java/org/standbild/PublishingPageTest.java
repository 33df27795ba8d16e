package org.standbild;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A reviewer publishes an edition in a browser and has a Land agree to it. */
@BrowserTest
class PublishingPageTest {

    @Test
    void aStandIsSeenFirstThenPublishedAndSignedOffByPersonalLink(Site site) {
        String open =
                site.client().send("editor", "POST", "/api/proposals", """
                        {"profile":"DE-MV","note":"Noch nicht fertig","changes":[{"type":"SectionChecked","stand":{"edtf":"2020-06"},"sections":["BA"]}]}""").header("Location");
        site.client().send("editor", "POST", open + "/submission", "", "If-Match", "\"1\"");
        Visit reviewer = site.visit().logIn("reviewer");
        Page page = reviewer.page();
        reviewer.open("/redaktion/ausgaben");
        reviewer.isAccessible().fitsTheWindow();
        page.fill("#stand", "Sommerferien");
        page.click("main .form button");
        assertThat(page.locator("#stand-fault").innerText()).contains("Sommerferien", "Februar 2020");
        reviewer.isAccessible();

        page.fill("#stand", "Juli 2020");
        page.click("main .form button");
        assertThat(page.locator("main").innerText())
                .contains(
                        "Noch ist nichts veröffentlicht", "31. Juli 2020", "Noch nicht fertig", "Nicht abgestimmt: 16");
        String hash = page.locator("code.hash").innerText();
        reviewer.isAccessible().fitsTheWindow().screenshot("ausgabe-vorher");
        assertThat(site.client().get("/api/editions/stand-2020-07").status()).isEqualTo(404);

        page.click("button:text-is('Jetzt veröffentlichen')");
        assertThat(page.url()).contains("/redaktion/ausgaben/stand-2020-07");
        assertThat(page.locator("main").innerText()).contains("ändert sich nicht mehr", hash);
        JsonNode verification =
                site.client().get("/api/editions/stand-2020-07/verification").json();
        assertThat(verification.get("verified").asBoolean()).isTrue();
        assertThat(verification.get("computed").asString()).isEqualTo(hash);

        page.selectOption("#profil", "DE-MV");
        page.fill("#koordination", "IQ Netzwerk Mecklenburg-Vorpommern");
        page.fill("#tage", "400");
        page.click("button:text-is('Persönlichen Link anlegen')");
        assertThat(page.locator("#tage-fault").innerText()).contains("90");
        page.fill("#tage", "14");
        page.click("button:text-is('Persönlichen Link anlegen')");
        String link = page.inputValue("#link");
        assertThat(link).startsWith(site.origin() + "/abstimmung/stand-2020-07.");
        reviewer.isAccessible().fitsTheWindow().screenshot("abstimmung-angelegt");
        page.reload();
        assertThat(page.locator("#link").count()).as("shown once").isZero();
        assertThat(page.content()).doesNotContain(link.substring(link.indexOf('.') + 1));

        Visit coordination = site.visit(
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(390, 844));
        Page form = coordination.page();
        form.navigate(link);
        assertThat(form.locator("main").innerText())
                .contains("Mecklenburg-Vorpommern: Abstimmung", "31. Juli 2020", "IQ Netzwerk Mecklenburg-Vorpommern");
        form.check("#antwort-AGREED_WITH_REMARKS");
        form.click("button:text-is('Antwort absenden')");
        assertThat(form.locator("#antwort-fault").innerText()).contains("was zu ändern ist");
        assertThat(form.isChecked("#antwort-AGREED_WITH_REMARKS")).isTrue();
        form.fill("#anmerkungen", "<script>alert(1)</script> Bitte Telefonnummer ergänzen");
        form.click("button:text-is('Antwort absenden')");
        assertThat(form.locator("main").innerText())
                .contains("Vielen Dank", "stimmt mit Anmerkungen zu", "<script>alert(1)</script>");
        assertThat(form.navigate(link).status()).isEqualTo(410);
        assertThat(form.locator("main").innerText()).contains("schon geantwortet", "Telefonnummer");

        Visit reader = site.visit(Visit.PHONE);
        reader.open("/ausgaben/stand-2020-07");
        assertThat(reader.page().locator("main").innerText())
                .contains("Mecklenburg-Vorpommern", "<script>alert(1)</script>");
        reviewer.open("/redaktion/ausgaben/stand-2020-07");
        assertThat(page.locator("tr:has-text('Mecklenburg')").innerText()).contains("stimmt mit Anmerkungen zu");
        reviewer.nothingWentWrong();
        reader.nothingWentWrong();
    }

    @Test
    void aLinkThatLeadsNowhereSaysWhatToDo(Site site) {
        Visit reviewer = site.visit(Visit.PHONE).logIn("reviewer");
        reviewer.open("/redaktion/ausgaben/stand-2020-02");
        Page page = reviewer.page();
        page.selectOption("#profil", "DE-MV");
        page.fill("#koordination", "IQ Schwerin");
        page.click("button:text-is('Persönlichen Link anlegen')");
        String link = page.inputValue("#link");
        Visit coordination = site.visit(Visit.PHONE);
        coordination.page().navigate(link);
        coordination.isAccessible().fitsTheWindow().nothingWentWrong().screenshot("abstimmung");

        page.click("button:text-is('Link zurücknehmen')");
        reviewer.isAccessible().fitsTheWindow().nothingWentWrong();
        assertThat(coordination.page().navigate(link).status()).isEqualTo(410);
        assertThat(coordination.page().locator("h1").innerText()).isEqualTo("Dieser Link wurde zurückgenommen");
        coordination.isAccessible().fitsTheWindow();
        assertThat(coordination.open("/abstimmung/abgeschnitten").status()).isEqualTo(404);
        assertThat(coordination.page().locator("main").innerText()).contains("vollständig");
        coordination.isAccessible();
        assertThat(site.visit().logIn("editor").open("/redaktion/ausgaben").status())
                .isEqualTo(403);
    }
}
