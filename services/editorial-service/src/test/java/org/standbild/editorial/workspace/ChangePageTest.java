package org.standbild.editorial.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.standbild.editorial.EditorialTest;
import org.standbild.editorial.Http;
import org.standbild.editorial.workspace.Visitor.Page;
import org.standbild.profile.ChangeExamples;
import org.standbild.profile.ChangeType;
import tools.jackson.databind.JsonNode;

@EditorialTest
class ChangePageTest {

    @LocalServerPort
    int port;

    private static Stream<ChangeType> offered() {
        return Arrays.stream(ChangeType.values()).filter(Offer::includes);
    }

    @Test
    void everyTypeThatPeopleRecordIsOffered() {
        assertThat(Arrays.stream(ChangeType.values()).filter(type -> !Offer.includes(type)))
                .containsExactlyInAnyOrder(
                        ChangeType.PROFILE_OPENED, ChangeType.EDITION_PUBLISHED, ChangeType.EDITION_SIGNED_OFF);
    }

    @Test
    void everythingAChangeTakesIsAskedForOrKnown() {
        offered().forEach(type -> Arrays.stream(type.event().getRecordComponents())
                .filter(component -> !Field.NOT_ASKED.contains(component.getName()))
                .forEach(component -> assertThat(Arrays.stream(Field.values()).map(Field::member))
                        .as(type + " takes " + component.getName())
                        .contains(component.getName())));
    }

    @TestFactory
    Stream<DynamicTest> theFormOfEveryTypeShowsItsExampleInBothLanguages() {
        return offered()
                .map(type -> DynamicTest.dynamicTest(type.typeName(), () -> {
                    Visitor editor = Visitor.loggedIn(port, "editor");
                    String example = ChangeExamples.json(type);
                    String id = Http.at(port)
                            .as("editor")
                            .post("/api/proposals", "{profile: 'DE-HE', changes: [" + example + "]}")
                            .json()
                            .get("id")
                            .asString();
                    String form = "/redaktion/vorschlaege/" + id + "/aenderungen/0";
                    for (String language : new String[] {"de", "en"}) {
                        Page page = editor.open(form + "?pruefen=ja&lang=" + language);
                        assertThat(page.status()).as(page.html()).isEqualTo(200);
                        assertThat(page.html()).doesNotContain("??");
                        assertThat(editor.open("/redaktion/vorschlaege/" + id).status())
                                .isEqualTo(200);
                    }
                    assertThat(editor.open("/redaktion/vorschlaege/" + id + "?lang=de")
                                    .html())
                            .doesNotContain("??");
                }));
    }

    @Test
    void anEmptyFormSaysWhatIsMissingAllAtOnce() {
        Visitor editor = Visitor.loggedIn(port, "editor");
        Page form = begin(editor, "PlanAnnounced");
        Page judged = editor.send(form.path(), "tun", "weiter", "stand", "", "title.de", "", "entry", "");
        assertThat(judged.path()).endsWith("?pruefen");
        assertThat(judged.html())
                .contains("4 Angaben fehlen oder sind zu berichtigen")
                .contains("href=\"#f-title\"", "href=\"#f-stand\"", "href=\"#f-sections\"", "href=\"#f-commitment\"");
    }

    @Test
    void whatIsTypedBecomesTheChangeAndNothingIsLost() {
        Visitor editor = Visitor.loggedIn(port, "editor");
        Page form = begin(editor, "ProgrammeAnnounced");
        Page saved = editor.send(
                form.path(),
                "tun",
                "weiter",
                "title.de",
                "Fachkräfte für Sachsen – größer <b>",
                "title.en",
                "Skilled people",
                "stand",
                "Sommer 2020",
                "dates.0.what",
                "planned_start",
                "dates.0.typed",
                "Ende 2020",
                "dates.1.what",
                "planned_end",
                "dates.1.typed",
                "",
                "dates.2.what",
                "funding_period",
                "dates.2.typed",
                "2020-2022",
                "sections",
                "LANDESREGIERUNG",
                "sections",
                "BA",
                "roles.0.body",
                "Freistaat Sachsen",
                "roles.0.role",
                "FUNDER",
                "roles.0.funding",
                "LAND",
                "locations",
                "Dresden, Leipzig",
                "own.0.title",
                "Pressemitteilung",
                "own.0.published",
                "3. Juli 2020");
        String id = form.find("vorschlaege/(proposal-[^/]+)/");
        assertThat(saved.path()).isEqualTo("/redaktion/vorschlaege/" + id);
        assertThat(saved.html()).contains("größer &lt;b&gt;").doesNotContain("größer <b>");
        JsonNode change =
                Http.at(port).as("editor").get("/api/proposals/" + id).json().at("/changes/0");
        assertThat(change).isEqualTo(Http.json("""
                {type: 'ProgrammeAnnounced', title: {de: 'Fachkräfte für Sachsen – größer <b>', en: 'Skilled people'},
                 stand: {edtf: '2020-22', asPrinted: 'Sommer 2020'},
                 dates: [{what: 'planned_start', edtf: '2020-12~', asPrinted: 'Ende 2020'},
                         {what: 'funding_period', edtf: '2020/2022', asPrinted: '2020-2022'}],
                 sections: ['LANDESREGIERUNG', 'BA'],
                 sources: [{title: 'Pressemitteilung', published: '2020-07-03'}],
                 roles: [{role: 'FUNDER', body: 'Freistaat Sachsen', funding: 'LAND'}],
                 locations: ['Dresden', 'Leipzig'],
                 entry: 'fachkraefte-fuer-sachsen-groesser-b'}"""));
    }

    @Test
    void theSlugOfANewEntryFollowsItsTitleUntilSomebodyHasChosenIt() {
        Visitor editor = Visitor.loggedIn(port, "editor");
        String id = proposed("""
                [{type: 'ProgrammeAnnounced', stand: {edtf: '2020-06'}, entry: 'welcome-nord', title: {de: 'Welcome Nord'}, sections: ['BA']},
                 {type: 'ProgrammeStarted', stand: {edtf: '2020-09'}, entry: 'welcome-nord', sections: ['BA']},
                 {type: 'PortalLaunched', stand: {edtf: '2020-06'}, entry: 'von-hand-gewaehlt', title: {de: 'Portal'}, sections: ['BA']}]""");
        retitle(editor, id, 0, "Welcome Süd");
        assertThat(changes(id).at("/0/entry").asString()).isEqualTo("welcome-sued");
        assertThat(changes(id).at("/1/entry").asString())
                .as("what speaks of it goes along")
                .isEqualTo("welcome-sued");
        retitle(editor, id, 2, "Portal Süd");
        assertThat(changes(id).at("/2/entry").asString()).isEqualTo("von-hand-gewaehlt");
    }

    private void retitle(Visitor editor, String id, int index, String title) {
        editor.send(
                "/redaktion/vorschlaege/" + id + "/aenderungen/" + index,
                "tun",
                "speichern",
                "entry",
                "",
                "title.de",
                title,
                "stand",
                "Juni 2020",
                "sections",
                "BA");
    }

    @Test
    void aPreviewThatArrivesAfterItsFormWasSavedBringsNothingBack() {
        Visitor editor = Visitor.loggedIn(port, "editor");
        Page form = begin(editor, "PortalLaunched");
        String address = form.path().replaceAll("\\?.*", "");
        String shown = form.find("name=\"form\" value=\"([^\"]+)\"");
        String[] saved = {"form", shown, "tun", "speichern", "title.de", "Portal Nord", "stand", "2020"};
        String[] late = {"form", shown, "title.de", "Portal N", "stand", "2020"};

        editor.send(address + "/vorschau", late);
        assertThat(editor.open(address).html()).as("kept while she types").contains("Portal N\"");
        editor.send(address, saved);
        editor.send(address + "/vorschau", late);
        Page again = editor.open(address);
        assertThat(again.html()).contains("Portal Nord").doesNotContain("Portal N\"");

        editor.send(
                address + "/vorschau",
                "form",
                again.find("name=\"form\" value=\"([^\"]+)\""),
                "title.de",
                "Portal Süd");
        assertThat(editor.open(address).html()).as("kept from the next form").contains("Portal Süd");
    }

    @Test
    void aCorrectionSaysWhatStoodThereAtItsStand() {
        Visitor editor = Visitor.loggedIn(port, "editor");
        Page form = begin(editor, "EntryCorrected");
        String title = "Gesamtkonzept Fachkräftesicherung";
        Page saved = editor.send(
                form.path(),
                "tun",
                "speichern",
                "entry",
                "gesamtkonzept-fachkraeftesicherung",
                "field",
                "title.de",
                "after",
                "Anders",
                "stand",
                "Februar 2020",
                "reason",
                "Probe");
        assertThat(saved.html()).contains("Bisher steht dort: " + title);
        String id = form.find("vorschlaege/(proposal-[^/]+)/");
        assertThat(changes(id).at("/0/before").asString()).isEqualTo(title);
        assertThat(changes(id).at("/0/after").asString()).isEqualTo("Anders");
    }

    private String proposed(String changes) {
        return Http.at(port)
                .as("editor")
                .post("/api/proposals", "{profile: 'DE-HE', changes: " + changes + "}")
                .json()
                .get("id")
                .asString();
    }

    private JsonNode changes(String id) {
        return Http.at(port).as("editor").get("/api/proposals/" + id).json().get("changes");
    }

    @Test
    void aDateThatNobodyUnderstandsStaysAsItWasTyped() {
        Visitor editor = Visitor.loggedIn(port, "editor");
        Page form = begin(editor, "SectionChecked");
        editor.send(form.path(), "tun", "speichern", "stand", "nach Ostern <i>", "sections", "BA");
        Page again = editor.open(form.path() + "?pruefen=ja");
        assertThat(again.html())
                .contains("value=\"nach Ostern &lt;i&gt;\"")
                .contains("ist als Datum nicht zu verstehen")
                .doesNotContain("<i>");
    }

    @Test
    void nobodyApprovesHerOwnProposalHoweverSheAsks() {
        Visitor reviewer = Visitor.loggedIn(port, "reviewer");
        Page form = begin(reviewer, "SectionChecked");
        reviewer.send(form.path(), "tun", "weiter", "stand", "1.6.2020", "sections", "BA", "own.0.title", "Telefonat");
        String id = form.find("vorschlaege/(proposal-[^/]+)/");
        Page submitted = reviewer.send(
                "/redaktion/vorschlaege/" + id + "/einreichen",
                "note",
                "Durchgesehen",
                "version",
                version(id),
                "tun",
                "einreichen");
        assertThat(submitted.html())
                .contains("Darum entscheiden Sie nicht selbst")
                .doesNotContain("Freigeben und veröffentlichen");
        Page refused = reviewer.send("/redaktion/vorschlaege/" + id + "/freigeben", "version", version(id));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.html()).contains("own-proposal", "das tut eine zweite Person");

        Visitor editor = Visitor.loggedIn(port, "editor");
        Page notHers = editor.send("/redaktion/vorschlaege/" + id + "/freigeben", "version", version(id));
        assertThat(notHers.status()).isEqualTo(403);
        assertThat(notHers.html()).contains("not-a-reviewer");
    }

    private String version(String id) {
        JsonNode proposal =
                Http.at(port).as("editor").get("/api/proposals/" + id).json();
        return proposal.path("version").asString("0");
    }

    private static Page begin(Visitor visitor, String type) {
        return visitor.send("/redaktion/vorschlaege", "profil", "DE-HE", "art", type);
    }
}
