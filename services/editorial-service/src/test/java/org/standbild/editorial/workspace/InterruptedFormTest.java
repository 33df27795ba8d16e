package org.standbild.editorial.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.standbild.editorial.EditorialTest;
import org.standbild.editorial.workspace.Visitor.Page;

/** A session that ends while somebody types costs her nothing of what she has typed. */
@EditorialTest
class InterruptedFormTest {

    private static final String TYPED = "Mühsam getippt <b>, ein ganzer Absatz";

    @LocalServerPort
    int port;

    @Test
    void whatArrivesWithoutASessionIsSentAgainAfterTheLogIn() {
        Visitor editor = Visitor.loggedIn(port, "editor");
        Page form = editor.send("/redaktion/vorschlaege", "profil", "DE-SH", "art", "ProgrammeAnnounced");
        editor.loseSession();

        Page login = editor.send(form.path(), "tun", "speichern", "summary.de", TYPED);
        assertThat(login.path()).isEqualTo("/anmelden?unterbrochen");
        assertThat(login.html()).contains("Was Sie abgeschickt haben, ist noch da");
        Page resume = editor.send("/anmelden", "name", "editor", "password", "editor-secret");
        assertThat(resume.path()).isEqualTo("/redaktion/fortsetzen");
        assertThat(resume.html())
                .contains("action=\"" + form.path() + "\"")
                .contains("name=\"summary.de\" value=\"Mühsam getippt &lt;b&gt;, ein ganzer Absatz\"")
                .doesNotContain("<b>");
        assertThat(editor.open(form.path()).html())
                .as("nothing was sent for her")
                .doesNotContain("Mühsam");

        assertThat(editor.send("/redaktion/fortsetzen").path()).isEqualTo("/redaktion");
        assertThat(editor.open("/redaktion/fortsetzen").path())
                .as("thrown away")
                .isEqualTo("/redaktion");
    }

    @Test
    void aFormFromBeforeTheLogInIsNoForgery() {
        Visitor editor = Visitor.loggedIn(port, "editor");
        Page form = editor.send("/redaktion/vorschlaege", "profil", "DE-SH", "art", "ProgrammeAnnounced");
        Page resume = editor.sendWith("von gestern", form.path(), "tun", "speichern", "summary.de", TYPED);
        assertThat(resume.path()).isEqualTo("/redaktion/fortsetzen");
        assertThat(resume.html()).contains("Mühsam getippt");
        assertThat(editor.open(form.path()).html()).doesNotContain("Mühsam");
    }

    @Test
    void nothingIsKeptOfWhomNobodyKnowsAndWhoHasNoToken() {
        Visitor stranger = Visitor.loggedIn(port, "nobody");
        Page refused = stranger.sendWith("geraten", "/redaktion/vorschlaege", "profil", "DE-SH");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(stranger.open("/redaktion/fortsetzen").path()).startsWith("/anmelden");
    }
}
