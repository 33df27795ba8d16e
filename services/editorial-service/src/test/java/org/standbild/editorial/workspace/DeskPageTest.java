package org.standbild.editorial.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.standbild.editorial.EditorialTest;
import org.standbild.editorial.Http;
import org.standbild.editorial.workspace.Visitor.Page;

@EditorialTest
class DeskPageTest {

    @LocalServerPort
    int port;

    @Test
    void everyWordOfTheWorkspaceHasAnEnglishOne() {
        assertThat(ResourceBundle.getBundle("messages/workspace_en", Locale.ROOT)
                        .keySet())
                .isEqualTo(ResourceBundle.getBundle("messages/workspace", Locale.ROOT)
                        .keySet());
    }

    @Test
    void whoIsLoggedInIsToldSoAndFindsHerWorkInTheNavigation() {
        Page desk = Visitor.loggedIn(port, "editor").open("/redaktion");
        assertThat(desk.html())
                .contains("Angemeldet als", "<strong>editor</strong>", "Abmelden", "Meine Entwürfe")
                .contains("href=\"/redaktion\" aria-current=\"page\">Redaktion</a>")
                .doesNotContain("/redaktion/pruefliste")
                .doesNotContain("??");
    }

    @Test
    void aProposalStandsInTheListOfItsAuthorWithWhatIsToBeDoneNext() {
        Http editor = Http.at(port).as("editor");
        editor.post("/api/proposals", "{profile: 'DE-TH', note: 'Liste & Entwurf <b>'}");
        Visitor visitor = Visitor.loggedIn(port, "editor");
        assertThat(visitor.open("/redaktion").html())
                .contains("Liste &amp; Entwurf &lt;b&gt;", "Noch nicht eingereicht")
                .doesNotContain("<b>");
        assertThat(visitor.open("/redaktion?lang=en").html())
                .contains("Not handed in yet", "Thuringia")
                .doesNotContain("??");
    }

    @Test
    void aReviewerSeesTheQueueAndHowLongTheOldestHasWaited() {
        Http editor = Http.at(port).as("editor");
        Http.Answer drafted = editor.post("/api/proposals", """
                {profile: 'DE-TH', note: 'Wartet auf Prüfung', changes: [
                  {type: 'SectionChecked', stand: {edtf: '2020-06'}, sections: ['BA'], sources: [{title: 'Telefonat'}]}]}""");
        String id = drafted.json().get("id").asString();
        assertThat(editor.ifMatch(1)
                        .post("/api/proposals/" + id + "/submission", null)
                        .status())
                .isEqualTo(200);
        Visitor reviewer = Visitor.loggedIn(port, "reviewer");
        for (String path : new String[] {"/redaktion", "/redaktion/pruefliste"}) {
            assertThat(reviewer.open(path).html())
                    .contains("Wartet auf Prüfung", "wartet seit weniger als einer Minute", "Der älteste wartet seit")
                    .contains("Geprüft, unverändert")
                    .doesNotContain("??");
        }
    }

    @Test
    void anAdministratorIsToldThatOthersWrite() {
        Page desk = Visitor.loggedIn(port, "admin").open("/redaktion");
        assertThat(desk.status()).isEqualTo(200);
        assertThat(desk.html()).contains("Mit diesem Konto verwalten Sie").doesNotContain("Änderung vorschlagen");
    }

    @Test
    void anAgeIsSaidInItsLargestUnit() {
        assertThat(Age.of(Duration.ofHours(73)).de()).isEqualTo("3 Tagen");
        assertThat(Age.of(Duration.ofHours(1)).de()).isEqualTo("1 Stunde");
        assertThat(Age.of(Duration.ofMinutes(2)).en()).isEqualTo("2 minutes");
    }
}
