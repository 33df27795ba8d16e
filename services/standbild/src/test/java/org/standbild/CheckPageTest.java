package org.standbild;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.standbild.Client.Answer;

/** An editor says of a section that it is still right. */
@BrowserTest
class CheckPageTest {

    private static final String BUTTON = "form.check button";

    @Test
    void oneClickBesideASectionProposesThatItIsStillRight(Site site) {
        Visit editor = site.visit().logIn("editor");
        editor.open("/laender/saarland");
        Locator section = editor.page()
                .locator("section.section")
                .filter(new Locator.FilterOptions()
                        .setHas(editor.page().locator("h2:text-is('Aktivitäten der Wirtschaft')")));
        editor.isAccessible();
        section.locator(BUTTON).click();

        assertThat(editor.page().locator("main").innerText())
                .contains("Saarland", "Geprüft, unverändert: Aktivitäten der Wirtschaft", "zweite Person");
        editor.isAccessible().fitsTheWindow().nothingWentWrong();
        String id = editor.page().url().replaceFirst(".*vorschlag=", "");

        editor.open("/laender/saarland");
        section.locator(BUTTON).click();
        assertThat(editor.page().url()).endsWith(id);

        Answer approved =
                site.client().send("reviewer", "POST", "/api/proposals/" + id + "/approval", "{}", "If-Match", "\"2\"");
        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
        assertThat(approved.json().get("classes").get(0).asString()).isEqualTo("CHECKED");
        editor.open("/laender/saarland");
        LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneId.of("Europe/Berlin"));
        assertThat(section.innerText())
                .contains("zuletzt geprüft: " + today.getDayOfMonth() + ".")
                .contains("" + today.getYear());
        assertThat(site.client()
                        .get("/api/profiles/DE-SL/timeline?class=CHECKED")
                        .body())
                .contains("SectionChecked");
    }

    @Test
    void whatWasRecordedAfterThePageWasOpenedIsNotCheckedUnseen(Site site) {
        Visit editor = site.visit(Visit.PHONE).logIn("editor");
        editor.open("/redaktion/geprueft?profil=DE-SL");
        editor.isAccessible().fitsTheWindow().nothingWentWrong();
        Answer recorded = site.client().record("DE-SL", """
                [{"type":"StatementRecorded","stand":{"edtf":"2020-06"},"entry":"unbesehen","summary":{"de":"Kam dazwischen."},"sections":["BA"]}]""");
        assertThat(recorded.status()).isEqualTo(201);

        editor.page().click("form:has(input[value=BA]) button");

        assertThat(editor.page().locator("[role=alert]").innerText()).contains("noch nicht gesehen");
        assertThat(site.client()
                        .as("reviewer", "GET", "/api/proposals?profile=DE-SL")
                        .body())
                .doesNotContain("Bundesagentur");
        editor.isAccessible().fitsTheWindow();
    }

    @Test
    void whoIsNotAssignedToTheLandSeesNoSuchButtonAndIsToldWhomToAsk(Site site) {
        Answer created = site.client().send("admin", "POST", "/api/admin/accounts", """
                {"name":"nur-hessen","displayName":"Nur Hessen","roles":["EDITOR"],"profiles":["DE-HE"]}""");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        Visit editor = site.visit();
        editor.open("/anmelden");
        editor.page().fill("#name", "nur-hessen");
        editor.page().fill("#password", created.json().get("password").asString());
        editor.page().click("main form button");
        editor.open("/laender/hessen");
        assertThat(editor.page().locator(BUTTON).count()).isPositive();
        editor.open("/laender/saarland");
        assertThat(editor.page().locator(BUTTON).count()).isZero();
        editor.open("/redaktion/geprueft?profil=DE-SL");
        assertThat(editor.page().locator("[role=alert]").innerText()).contains("wer die Konten verwaltet");
        assertThat(editor.page().locator("main .answers button").count()).isZero();
        editor.isAccessible().nothingWentWrong();
    }

    @Test
    void whoOnlyReadsSeesNoSuchButton(Site site) {
        Visit reader = site.visit();
        reader.open("/laender/saarland");
        assertThat(reader.page().locator(BUTTON).count()).isZero();
        reader.page().navigate(site.origin() + "/redaktion/geprueft");
        assertThat(reader.page().url()).contains("/anmelden");
    }
}
