package org.standbild;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.standbild.Client.Answer;
import org.standbild.profile.ProfileCode;
import tools.jackson.databind.JsonNode;

/** The table that the export gives, edited and uploaded again, becomes a proposal with one change for each difference. */
@BrowserTest
class UploadPageTest {

    private static final String ENTRY = "unterfoehring-welcome";

    @Test
    void theTableOfEveryProfileUploadedAsItIsDiffersInNothing(Site site) {
        for (ProfileCode code : ProfileCode.values()) {
            Answer tried = upload(site, code.code(), table(site, code.code(), ""), "&dryRun=true");
            assertThat(tried.status()).as(code + ": " + tried.body()).isEqualTo(200);
            assertThat(tried.json().get("changes")).as(code.code()).isEmpty();
            assertThat(tried.json().get("unresolved")).as(code.code()).isEmpty();
            assertThat(tried.json().get("onlyInProfile")).as(code.code()).isEmpty();
        }
        assertThat(upload(site, "DE-BW", table(site, "DE-BW", "&stand=2020-02"), "&dryRun=true&stand=2020-02")
                        .json()
                        .get("changes"))
                .isEmpty();
    }

    @Test
    void eachEditedCellIsOneChangeAndANewRowIsANewEntry(Site site) {
        contactPoint(site, ENTRY, "=Welcome Center");
        String table = table(site, "DE-BY", "");
        assertThat(row(table, ENTRY)).as("kept from running as a formula").contains(",'=Welcome Center,");
        String edited = table.replace(
                        row(table, ENTRY),
                        row(table, ENTRY)
                                .replace("'=Welcome Center", "'=Welcome Centre")
                                .replace("München", "München | Augsburg")
                                .replace(
                                        "start=2020-06 EXACT",
                                        "\"start=2020-07 (im Juli 2020) EXACT | end=2022 EXACT\""))
                + "DE-BY,Bayern,neuer-eintrag,PORTAL,,Neues Portal,New portal,Berät online.,LANDESREGIERUNG,start=2021 EXACT,"
                + "CARRIER=Freistaat Bayern (LAND),München,,2021-01,,,,Pressemitteilung <https://example.org/portal>\r\n";
        Answer tried = upload(site, "DE-BY", edited, "&dryRun=true");
        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        assertThat(fields(tried.json()))
                .containsExactly("title.de", "dates.start", "dates.end", "locations", "EntryRecorded");
        assertThat(tried.json().get("mistakes")).isEmpty();
        assertThat(tried.json().get("changes").get(0).get("after").asString()).isEqualTo("=Welcome Centre");
        assertThat(tried.json()
                        .get("changes")
                        .get(1)
                        .get("after")
                        .get("asPrinted")
                        .asString())
                .isEqualTo("im Juli 2020");
        assertThat(tried.json().has("proposal")).isFalse();

        Answer drafted = upload(site, "DE-BY", ("\ufeff" + edited).replace("\r\n", "\n"), "");
        assertThat(drafted.status()).as(drafted.body()).isEqualTo(201);
        String proposal = "/api/proposals/" + drafted.json().get("proposal").asString();
        assertThat(site.client()
                        .send("editor", "POST", proposal + "/submission", "", "If-Match", "\"1\"")
                        .status())
                .isEqualTo(200);
        Answer approved = site.client().send("reviewer", "POST", proposal + "/approval", "{}", "If-Match", "\"2\"");
        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
        String now = table(site, "DE-BY", "");
        assertThat(row(now, ENTRY))
                .contains("'=Welcome Centre", "München | Augsburg", "start=2020-07 (im Juli 2020) EXACT");
        assertThat(row(now, "neuer-eintrag")).contains("Neues Portal", "CARRIER=Freistaat Bayern (LAND)");
    }

    @Test
    void whatWasRecordedAfterTheTableWasMadeIsNotUndoneByIt(Site site) {
        contactPoint(site, "spaeter-geaendert", "Beratung");
        String made = table(site, "DE-BY", "");
        Answer meanwhile = site.client().record("DE-BY", """
                [{"type":"EntryCorrected","stand":{"edtf":"2020-06"},"entry":"spaeter-geaendert","field":"title.de","after":"Beratung neu","reason":"anders"}]""");
        assertThat(meanwhile.status()).isEqualTo(201);

        assertThat(upload(site, "DE-BY", made, "&dryRun=true").json().get("changes"))
                .isEmpty();
        JsonNode tried = upload(site, "DE-BY", made.replace(",Beratung,", ",Beratung alt,"), "&dryRun=true")
                .json();
        assertThat(fields(tried)).containsExactly("title.de");
        Answer drafted = upload(site, "DE-BY", made.replace(",Beratung,", ",Beratung alt,"), "");
        assertThat(site.client()
                        .send(
                                "editor",
                                "POST",
                                "/api/proposals/"
                                        + drafted.json().get("proposal").asString() + "/submission",
                                "",
                                "If-Match",
                                "\"1\"")
                        .json()
                        .get("rule")
                        .asString())
                .as("both moved the same field")
                .isEqualTo("conflicting");
    }

    @Test
    void mistakesAreNamedWithLineAndCell(Site site) {
        String table = """
                profile,entry,kind,dates,sections,title
                DE-BY,eins,PORTAL,start=2021,LANDESREGIERUNG,"Zeile
                zwei"
                DE-BY,zwei,PORTALE,beginn=2021,KELLER,
                DE-HE,drei,PORTAL,,LANDESREGIERUNG,Drei
                DE-BY,vier
                """;
        Answer refused = upload(site, "DE-BY", table, "");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(places(refused)).containsExactly("5:1", "6:2");
        Answer next = upload(site, "DE-BY", table.replaceAll("DE-HE.*\n", "").replaceAll("DE-BY,vier\n", ""), "");
        assertThat(places(next)).contains("4:3", "4:4", "4:5", "4:6");
        assertThat(next.body()).contains("PORTALE", "beginn", "KELLER");
        assertThat(places(upload(site, "DE-BY", "profile,entry,farbe\n", ""))).containsExactly("1:3");
        assertThat(places(upload(site, "DE-BY", "\n", ""))).containsExactly("1:1");
        assertThat(places(upload(site, "DE-BY", "entry;title\nx;\"offen\n", "")))
                .isNotEmpty();
    }

    @Test
    void anEditorSeesFirstWhatATableWouldChangeAndThenHasADraft(Site site) {
        contactPoint(site, "auf-der-seite", "<b>Anlaufstelle</b>");
        Visit editor = site.visit(Visit.PHONE).logIn("editor");
        Page page = editor.page();
        editor.open("/redaktion/hochladen?profil=DE-BY");
        editor.isAccessible().fitsTheWindow();
        page.setInputFiles("#datei", file("kaputt.csv", "entry,kind\nauf-der-seite,PORTALE\n"));
        page.click("button:text-is('Erst ansehen, was sich ändern würde')");
        assertThat(page.locator("table").innerText()).contains("„PORTALE“ ist keines von");
        editor.isAccessible().fitsTheWindow();

        page.setInputFiles(
                "#datei",
                file("bayern.csv", table(site, "DE-BY", "").replace("<b>Anlaufstelle</b>", "<b>Anlaufstelle</b> Süd")));
        page.click("button:text-is('Erst ansehen, was sich ändern würde')");
        assertThat(page.locator("h2").first().innerText()).isEqualTo("Bayern: 1 Änderung");
        assertThat(page.locator("ol.answers").innerText()).contains("<b>Anlaufstelle</b> Süd");
        editor.isAccessible().fitsTheWindow().screenshot("hochladen");
        page.fill("#note", "Namen vervollständigt");
        page.click("button:text-is('Als Entwurf anlegen')");
        assertThat(page.url()).contains("/redaktion/vorschlaege/proposal-");
        JsonNode proposal = site.client()
                .as("editor", "GET", "/api/proposals/" + page.url().replaceFirst(".*/", ""))
                .json();
        assertThat(proposal.get("note").asString()).isEqualTo("Namen vervollständigt");
        assertThat(proposal.get("state").asString()).isEqualTo("DRAFT");
        assertThat(proposal.get("changes").get(0).get("after").asString()).isEqualTo("<b>Anlaufstelle</b> Süd");
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8));
    }

    private static void contactPoint(Site site, String entry, String title) {
        Answer recorded = site.client().record("DE-BY", """
                [{"type":"ContactPointOpened","stand":{"edtf":"2020-06"},"entry":"%s","title":{"de":"%s"},"summary":{"de":"Berät."},
                  "sections":["BA"],"locations":["München"],"dates":[{"what":"start","edtf":"2020-06"}],"sources":[{"title":"Meldung"}]}]""".formatted(entry, title));
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
    }

    private static String table(Site site, String profile, String more) {
        return site.client()
                .get("/api/document/entries.csv?profile=" + profile + more)
                .body();
    }

    private static String row(String table, String entry) {
        return table.lines()
                .filter(line -> line.contains("," + entry + ","))
                .findFirst()
                .orElseThrow();
    }

    private static Answer upload(Site site, String profile, String table, String more) {
        return site.client().upload("editor", "/api/proposals/import?profile=" + profile + more, "text/csv", table);
    }

    private static List<String> fields(JsonNode uploaded) {
        return uploaded.get("changes")
                .valueStream()
                .map(change -> change.has("field")
                        ? change.get("field").asString()
                        : change.get("type").asString())
                .toList();
    }

    private static List<String> places(Answer refused) {
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        return refused.json()
                .get("mistakes")
                .valueStream()
                .map(mistake -> mistake.get("line").asInt() + ":"
                        + mistake.get("column").asInt())
                .collect(Collectors.toList());
    }
}
