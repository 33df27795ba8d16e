package org.standbild;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** An administrator looks after accounts in a browser. */
@BrowserTest
class AccountsPageTest {

    @Test
    void anAccountIsCreatedUsedChangedAndErased(Site site) {
        Visit admin = site.visit().logIn("admin");
        admin.open("/redaktion/konten");
        Page page = admin.page();
        admin.isAccessible().fitsTheWindow();
        page.fill("#name", "Frau Muster");
        page.click("button:text-is('Konto anlegen')");
        assertThat(page.locator("#name-fault").innerText()).contains("Kleinbuchstaben");
        assertThat(page.inputValue("#name")).isEqualTo("Frau Muster");
        admin.isAccessible();

        page.fill("#name", "m.muster");
        page.fill("#anzeige", "M. <b>Muster</b>");
        page.check("#laender-nur");
        page.check("#land-DE-SL");
        page.click("button:text-is('Konto anlegen')");
        String password = page.inputValue("#password");
        assertThat(password).hasSizeGreaterThan(15);
        admin.isAccessible().fitsTheWindow().screenshot("konto");
        admin.open("/redaktion/konten/m.muster");
        assertThat(page.locator("#password").count()).as("told once").isZero();
        admin.open("/redaktion/konten");
        assertThat(page.locator("main").innerText()).contains("M. <b>Muster</b>", "Saarland");

        Visit muster = site.visit();
        muster.open("/anmelden");
        muster.page().fill("#name", "m.muster");
        muster.page().fill("#password", password);
        muster.page().click("main form button");
        muster.open("/redaktion/geprueft");
        assertThat(muster.page().locator("main").innerText())
                .contains("Saarland")
                .doesNotContain("Thüringen");

        admin.open("/redaktion/konten/m.muster");
        page.check("#land-DE-TH");
        page.click("button:text-is('Speichern')");
        assertThat(page.locator("[role=status]").innerText()).contains("Sitzungen");
        muster.open("/redaktion/geprueft");
        assertThat(muster.page().url()).as("the session has ended").contains("/anmelden");

        page.click("button:text-is('Löschen')");
        assertThat(page.locator("#sicher-fault").innerText()).contains("bestätigen");
        page.check("#sicher");
        page.click("button:text-is('Löschen')");
        assertThat(page.locator("main").innerText()).contains("gelöscht").doesNotContain("m.muster", "Muster");
        admin.isAccessible().nothingWentWrong();
    }

    @Test
    void theWholeOfItFitsAPhoneAndIsForAdministratorsOnly(Site site) {
        Visit admin = site.visit(Visit.PHONE).logIn("admin");
        for (String path : new String[] {"/redaktion/konten", "/redaktion/konten/reviewer"}) {
            admin.open(path);
            admin.isAccessible().fitsTheWindow().nothingWentWrong();
        }
        admin.inEnglish().open("/redaktion/konten/editor");
        assertThat(admin.page().locator("h2").first().innerText()).isEqualTo("What the account may do");
        Visit reviewer = site.visit().logIn("reviewer");
        assertThat(reviewer.open("/redaktion/konten").status()).isEqualTo(403);
    }
}
