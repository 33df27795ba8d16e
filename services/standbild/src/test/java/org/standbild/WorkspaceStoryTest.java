package org.standbild;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proposed, given back, revised, approved, public: at a desk, on a phone, by keyboard, without JavaScript. Everything happens in Sachsen. */
@BrowserTest
class WorkspaceStoryTest {

    private static final String SCRIPT = "<script>alert('Sachsen')</script>";

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.PHONE})
    void aProgrammeIsProposedGivenBackRevisedApprovedAndThenPublic(int width, Site site) {
        String name = "Willkommenslotsen Sachsen " + width;
        Visit editor = site.visit(width).logIn("editor");
        judged(editor, "desk-" + width);
        Page desk = editor.page();
        desk.locator("a.button").click();
        judged(editor, "land-" + width);
        desk.click("a[href='/redaktion/neu?profil=DE-SN']");
        judged(editor, "what-" + width);
        desk.getByRole(AriaRole.BUTTON, button("Programm angekündigt")).click();
        judged(editor, "form-empty-" + width);

        // nothing at all is a mistake beside each field, and a summary that leads there
        desk.getByRole(AriaRole.BUTTON, button("Weiter")).click();
        assertThat(desk.locator(".summary-of-faults")).containsText("3 Angaben fehlen");
        judged(editor, "form-faults-" + width);
        desk.locator(".summary-of-faults a").first().click();
        assertThat(desk.locator("#f-title")).isFocused();

        desk.fill("#f-title", name);
        desk.fill("#f-stand", "Sommer 2020");
        desk.fill("#f-summary", "Lotsinnen und Lotsen beraten Betriebe. " + SCRIPT);
        assertThat(desk.locator("#u-stand")).containsText("Verstanden: Sommer 2020 (1.6.2020 bis 31.8.2020)");
        desk.check("#f-sections-LANDESREGIERUNG");
        desk.fill("#f-dates-0", "Ende 2020");
        desk.fill("#f-sources", "Pressemitteilung vom 3. Juli 2020");
        assertThat(desk.locator("#vorschau .entry")).containsText(name);
        assertThat(desk.locator("#vorschau")).containsText("eingefügt");
        assertThat(desk.locator("#vorschau")).containsText(SCRIPT);
        assertThat(desk.locator("#u-dates-0")).containsText("ungefähr Dezember 2020");
        judged(editor, "form-" + width);

        // what was typed is still there for somebody whose browser was closed
        desk.reload();
        assertThat(desk.locator("#f-title")).hasValue(name);
        assertThat(desk.locator("main")).containsText("noch nicht gespeichert");
        desk.getByRole(AriaRole.BUTTON, button("Weiter")).click();

        desk.waitForURL(Pattern.compile(".*/vorschlaege/[^/]+$"));
        judged(editor, "draft-" + width);
        desk.getByRole(AriaRole.BUTTON, button("Zur Prüfung einreichen")).click();
        assertThat(desk.locator("#einreichen [role=alert]")).containsText("Es fehlt ein Satz");
        desk.fill("#note", "Neues Programm " + name);
        desk.getByRole(AriaRole.BUTTON, button("Zur Prüfung einreichen")).click();
        assertThat(desk.locator("#pruefen")).containsText("eine zweite Person mit der Rolle REVIEWER");
        assertThat(desk.locator("main")).not().containsText("Freigeben und veröffentlichen");
        judged(editor, "submitted-" + width);

        Visit reviewer = site.visit(width).logIn("reviewer");
        Page review = reviewer.page();
        assertThat(review.locator("main")).containsText("Der älteste wartet seit");
        judged(reviewer, "queue-" + width);
        review.getByText("Neues Programm " + name, exact()).first().click();
        judged(reviewer, "review-" + width);
        assertThat(review.locator("main")).containsText(SCRIPT);
        review.fill("#t-request", "Bitte das Ministerium nennen.");
        review.getByRole(AriaRole.BUTTON, button("Zurückgeben")).click();
        assertThat(review.locator(".state").first()).hasText("zur Überarbeitung");

        editor.open("/redaktion");
        assertThat(desk.locator("main")).containsText("Die Prüfung bittet um Änderungen");
        desk.getByText("Neues Programm " + name, exact()).first().click();
        assertThat(desk.locator(".notice").first()).containsText("Bitte das Ministerium nennen.");
        desk.getByText("Bearbeiten").click();
        desk.locator("details.further > summary").click();
        desk.fill("#f-roles-0-body", "Sächsisches Staatsministerium für Wirtschaft");
        desk.selectOption("#f-roles-0-role", "RESPONSIBLE");
        assertThat(desk.locator("#vorschau .entry")).containsText("Staatsministerium für Wirtschaft");
        desk.getByRole(AriaRole.BUTTON, button("Weiter")).click();
        desk.waitForURL(Pattern.compile(".*/vorschlaege/[^/]+$"));
        desk.getByRole(AriaRole.BUTTON, button("Zur Prüfung einreichen")).click();

        review.reload();
        assertThat(review.locator("#klasse-0")).hasValue("DEVELOPMENT");
        review.getByRole(AriaRole.BUTTON, button("Freigeben und veröffentlichen"))
                .click();
        assertThat(review.locator("main")).containsText("Freigegeben und veröffentlicht.");
        judged(reviewer, "approved-" + width);

        Visit reader = site.visit(width);
        for (String path : new String[] {"/laender/sachsen?stand=2020-09", "/laender/sachsen/zeitleiste"}) {
            reader.open(path);
            assertThat(reader.page().locator("main")).containsText(name);
        }
        assertThat(site.client().get("/feeds/changes.atom?profile=DE-SN").body())
                .contains(name)
                .doesNotContain("<script>alert");
        reader.open("/laender/sachsen?stand=2020-09");
        assertThat(reader.page().locator("main")).containsText(SCRIPT);
        reader.open("/laender/sachsen?stand=2020-02");
        assertThat(reader.page().locator("main")).not().containsText(name);
        editor.nothingWentWrong();
        reviewer.nothingWentWrong();
        reader.nothingWentWrong();
    }

    @Test
    void everythingGoesByKeyboardAlone(Site site) {
        Visit editor = site.visit();
        Page page = editor.page();
        editor.open("/anmelden");
        assertThat(page.locator("#name")).isFocused();
        page.keyboard().type("editor");
        tabTo(page, "#password");
        page.keyboard().type("editor-secret");
        page.keyboard().press("Enter");
        page.waitForURL("**/redaktion*");
        press(page, "a[href='/redaktion/neu']");
        press(page, "a[href='/redaktion/neu?profil=DE-SN']");
        press(page, "button[value=SectionChecked]");
        tabTo(page, "#f-stand");
        page.keyboard().type("1.9.2020");
        tabTo(page, "#f-sections-BA");
        page.keyboard().press("Space");
        tabTo(page, "#f-sources");
        page.keyboard().type("Telefonat mit der Regionaldirektion");
        assertThat(page.locator("#vorschau")).containsText("gelten von diesem Tag an als geprüft");
        press(page, "button[value=weiter]");
        page.waitForURL(Pattern.compile(".*/vorschlaege/[^/]+$"));
        tabTo(page, "#note");
        page.keyboard().type("Agentur für Arbeit durchgesehen");
        press(page, "button[value=einreichen]");
        assertThat(page.locator(".state").first()).hasText("eingereicht");
        tabTo(page, "details > summary:has-text('zurückziehen')");
        page.keyboard().press("Enter");
        press(page, "details button");
        assertThat(page.locator(".state").first()).hasText("zurückgezogen");
        editor.nothingWentWrong();
    }

    @Test
    void withoutJavaScriptTheWholeFormWorks(Site site) {
        Visit editor = site.visit(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        Page page = editor.page();
        editor.logIn("editor").open("/redaktion/neu?profil=DE-SN");
        page.click("button[value=ZentraleAuslaenderbehoerdePlanned]");
        page.fill("#f-title", "Zentrale Stelle ohne Skript");
        page.fill("#f-stand", "irgendwann");
        page.click("button[value=weiter]");
        assertThat(page.locator(".summary-of-faults")).containsText("„irgendwann“ ist als Datum nicht zu verstehen");
        assertThat(page.locator("#f-stand")).hasValue("irgendwann");
        assertThat(page.locator("#f-title")).hasValue("Zentrale Stelle ohne Skript");
        page.fill("#f-stand", "ab Mitte 2020");
        page.check("#f-sections-GEPLANT");
        page.click("button[value=speichern]");
        assertThat(page.locator("main")).containsText("Im Entwurf gespeichert.");
        assertThat(page.locator("#u-stand")).containsText("ungefähr Juni 2020");
        assertThat(page.locator("#vorschau .entry")).containsText("Zentrale Stelle ohne Skript");
        page.click("button[value=weiter]");
        assertThat(page.locator(".summary")).hasText("1 Eintrag neu.");
    }

    @Test
    void twoPeopleOnOneDraftAreToldOfEachOtherAndNeitherOverwritesTheOther(Site site) {
        Visit editor = site.visit().logIn("editor");
        Page one = editor.page();
        editor.open("/redaktion/neu?profil=DE-SN");
        one.click("button[value=PortalLaunched]");
        one.fill("#f-title", "Portal von zweien");
        one.fill("#f-stand", "2020");
        one.check("#f-sections-WIRTSCHAFT");
        one.click("button[value=speichern]");
        assertThat(one.locator("main")).containsText("Im Entwurf gespeichert.");
        String form = one.url().replaceAll("\\?.*", "").replace(site.origin(), "");

        Visit reviewer = site.visit().logIn("reviewer");
        Page other = reviewer.page();
        reviewer.open(form);
        assertThat(other.locator("#others")).containsText("Gerade auch geöffnet von editor");
        other.fill("#f-title", "Portal der anderen");
        assertThat(other.locator("#vorschau")).containsText("Portal der anderen");
        one.fill("#f-title", "Portal der einen");
        one.fill("#f-stand", "Herbst 2020");
        assertThat(one.locator("#vorschau")).containsText("Portal der einen");
        assertThat(one.locator("#others")).containsText("Gerade auch geöffnet von reviewer");
        other.click("button[value=speichern]");
        assertThat(other.locator("main")).containsText("Im Entwurf gespeichert.");

        one.click("button[value=speichern]");
        assertThat(one.locator(".clashes")).containsText("Portal der anderen");
        assertThat(one.locator(".clashes")).containsText("Portal der einen");
        editor.isAccessible().screenshot("workspace-clash");
        one.check("#c-title-t");
        one.click("button[value=speichern]");
        assertThat(one.locator("#f-title")).hasValue("Portal der anderen");
        assertThat(one.locator("#f-stand")).hasValue("Herbst 2020");
        editor.nothingWentWrong();
        reviewer.nothingWentWrong();
    }

    @Test
    void whatWasRecordedMeanwhileStandsBesideHersAndSheChooses(Site site) {
        assertThat(site.client().record("DE-SN", """
                                [{"type":"ProgrammeStarted","stand":{"edtf":"2020-03"},"entry":"streitfall","title":{"de":"Streitfall"},
                                  "sections":["WIRTSCHAFT"],"dates":[{"what":"end","edtf":"2021"}],"sources":[{"title":"Probe"}]}]""").status()).isEqualTo(201);
        Visit editor = site.visit().logIn("editor");
        Page page = editor.page();
        editor.open("/redaktion/neu?profil=DE-SN");
        page.click("button[value=ProgrammeContinued]");
        page.selectOption("#f-entry", "streitfall");
        page.fill("#f-stand", "1.10.2020");
        page.fill("[name='dates.1.typed']", "Ende 2022");
        page.fill("#f-sources", "Haushaltsplan");
        page.click("button[value=weiter]");
        page.waitForURL(Pattern.compile(".*/vorschlaege/[^/]+$"));
        assertThat(site.client().record("DE-SN", """
                                [{"type":"ProgrammeContinued","stand":{"edtf":"2020-10-01"},"entry":"streitfall",
                                  "dates":[{"what":"end","edtf":"2023"}],"sources":[{"title":"Probe"}]}]""").status()).isEqualTo(201);
        page.fill("#note", "Verlängert");
        page.click("button[value=einreichen]");
        Locator conflict = page.locator("#abgleich");
        assertThat(conflict).containsText("2021");
        assertThat(conflict).containsText("2023");
        assertThat(conflict).containsText("Ende 2022");
        editor.isAccessible().fitsTheWindow().screenshot("workspace-conflict");
        page.click("#abgleich button");
        assertThat(conflict).containsText("Wählen Sie bei jedem Feld aus");
        for (Locator mine : page.locator("#abgleich input[value=MINE]").all()) {
            mine.check();
        }
        page.click("#abgleich button");
        assertThat(page.locator("#abgleich")).hasCount(0);
        assertThat(page.locator(".change")).containsText("Ende 2022");
        page.click("button[value=einreichen]");
        assertThat(page.locator(".state").first()).hasText("eingereicht");
        editor.nothingWentWrong();
    }

    private static void judged(Visit visit, String name) {
        visit.isAccessible().fitsTheWindow().wholePage("workspace-" + name);
        assertThat(visit.page().locator("body").textContent()).doesNotContain("??");
    }

    private static Page.GetByTextOptions exact() {
        return new Page.GetByTextOptions().setExact(true);
    }

    /** Tabs until that is focused. */
    private static void tabTo(Page page, String selector) {
        page.locator(selector).first().waitFor();
        for (int i = 0; i < 250; i++) {
            boolean there = (Boolean) page.locator(selector).first().evaluate("e => document.activeElement === e");
            if (there) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError(selector + " cannot be reached by keyboard on " + page.url());
    }

    private static void press(Page page, String selector) {
        tabTo(page, selector);
        page.keyboard().press("Enter");
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
