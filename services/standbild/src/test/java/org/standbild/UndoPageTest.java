package org.standbild;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.standbild.Client.Answer;

/** A change is taken back or corrected from the timeline, and the old one stays readable. */
@BrowserTest
class UndoPageTest {

    private static final String TIMELINE = "/laender/bremen/zeitleiste?clock=recorded";

    @Test
    void anEditorProposesARetractionAndItsApprovalTakesTheChangeOutOfEveryStand(Site site) {
        long position = recorded(site, "irrtum-vom-amt", "Irrtum vom Amt");
        Visit editor = site.visit().logIn("editor");
        Page page = editor.page();
        editor.open(TIMELINE);
        editor.isAccessible();
        item(page, position)
                .locator("a:text-is('Zurücknehmen oder berichtigen')")
                .click();
        assertThat(page.url()).endsWith("/redaktion/zuruecknehmen?position=" + position);
        assertThat(page.locator("main").innerText()).contains("Irrtum vom Amt", "Gelöscht wird nichts");
        assertThat(page.locator("#weg-direkt").count()).as("an editor proposes").isZero();
        assertThat(page.inputValue("#quelle")).isEqualTo("Pressemitteilung");
        editor.isAccessible().fitsTheWindow().screenshot("zuruecknehmen");
        page.fill("#grund", " ");
        page.click("main form.form button");
        assertThat(page.locator("#grund-fault").innerText()).contains("warum");

        page.fill("#grund", "Verwechselt mit <i>Bremerhaven</i>");
        page.click("main form.form button");
        assertThat(page.url()).contains("/redaktion/vorschlaege/proposal-");
        String id = page.url().replaceFirst(".*/", "");
        assertThat(entries(site)).contains("irrtum-vom-amt");

        Answer approved =
                site.client().send("reviewer", "POST", "/api/proposals/" + id + "/approval", "{}", "If-Match", "\"2\"");
        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
        assertThat(approved.json().get("classes").get(0).asString()).isEqualTo("CORRECTION");
        assertThat(entries(site)).doesNotContain("irrtum-vom-amt");
        assertThat(site.client()
                        .get("/api/profiles/DE-HB?stand=2020-07&knownAt=" + knownBefore(approved))
                        .body())
                .as("what was known before")
                .contains("irrtum-vom-amt");

        editor.open(TIMELINE);
        assertThat(item(page, position).innerText())
                .contains("Irrtum vom Amt", "Verwechselt mit <i>Bremerhaven</i>")
                .doesNotContain("Zurücknehmen oder berichtigen");
        editor.open("/redaktion/zuruecknehmen?position=" + position);
        assertThat(page.locator("main").innerText()).contains("schon zurückgenommen");
        editor.isAccessible();
    }

    @Test
    void aReviewerCorrectsOneFieldAtOnceAndTheChangeSaysThatNobodyElseLooked(Site site) {
        long position = recorded(site, "tippfehler", "Welcome Centre Bremen");
        Visit reviewer = site.visit(Visit.PHONE).logIn("reviewer");
        Page page = reviewer.page();
        reviewer.open("/redaktion/zuruecknehmen?position=" + position);
        reviewer.isAccessible().fitsTheWindow();
        page.check("#art-berichtigung");
        page.selectOption("#feld", "title.de");
        page.fill("#wert", "Welcome Centre Bremen");
        page.fill("#grund", "Schreibweise");
        page.check("#weg-direkt");
        page.click("main form.form button");
        assertThat(page.locator("#wert-fault").innerText()).contains("steht dort schon");
        assertThat(page.isChecked("#weg-direkt")).isTrue();
        reviewer.isAccessible().fitsTheWindow();

        page.fill("#wert", "Welcome Center Bremen");
        page.click("main form.form button");
        assertThat(page.url()).contains("/laender/bremen/zeitleiste");
        assertThat(entries(site)).contains("Welcome Center Bremen");
        assertThat(page.locator("main").innerText()).contains("ohne zweite Prüfung", "Welcome Centre Bremen");
        reviewer.nothingWentWrong();
    }

    private static Locator item(Page page, long position) {
        return page.locator("#c-" + position);
    }

    private static String entries(Site site) {
        return site.client().get("/api/profiles/DE-HB?stand=2020-07").body();
    }

    private static String knownBefore(Answer approved) {
        return java.time.Instant.parse(
                        approved.json().get("history").get(2).get("at").asString())
                .minusNanos(1)
                .toString();
    }

    private static long recorded(Site site, String entry, String title) {
        Answer recorded = site.client().record("DE-HB", """
                [{"type":"ContactPointOpened","stand":{"edtf":"2020-06"},"entry":"%s","title":{"de":"%s"},"sections":["BA"],
                  "sources":[{"title":"Pressemitteilung"}]}]""".formatted(entry, title));
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        return recorded.json().get("position").asLong();
    }
}
