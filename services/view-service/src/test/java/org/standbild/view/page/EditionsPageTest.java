package org.standbild.view.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = SamplePages.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "axon.axonserver.enabled=false")
class EditionsPageTest {

    @LocalServerPort
    private int port;

    private static final String SHA256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @Test
    void theListNamesDayKnowledgePositionAndTheWholeHash() throws Exception {
        assertThat(page("/ausgaben"))
                .contains("href=\"/ausgaben/stand-2020-02\"")
                .contains("bis einschließlich 29. Februar 2020")
                .contains("vom 30. April 2020, 12:00 Uhr")
                .contains("<dd>13</dd>")
                .contains(SHA256)
                .contains("Noch hat kein Landesnetzwerk geantwortet.");
    }

    @Test
    void anEditionTellsHowToVerifyItWithoutTrustingUs() throws Exception {
        assertThat(page("/ausgaben/stand-2020-02"))
                .contains("curl -s http://localhost:" + port + "/api/editions/stand-2020-02/document | sha256sum")
                .contains("href=\"/api/editions/stand-2020-02/document\"")
                .contains("href=\"/laender/hessen?stand=2020-02-29&amp;knownAt=2020-04-30T10:00:00Z\"");
    }

    @Test
    void anEditionThatNoLongerHasItsHashSaysSoInWords() throws Exception {
        assertThat(page("/ausgaben/stand-2020-02"))
                .contains("Abweichung!")
                .doesNotContain("Unverändert.")
                .containsPattern("<code>(?!" + SHA256 + ")[0-9a-f]{64}</code>");
    }

    @Test
    void anEditionThatIsAsItWasPublishedSaysSoAndWhoAnsweredForIt() throws Exception {
        assertThat(page("/ausgaben/stand-2020-02-sachsen"))
                .contains("Unverändert.")
                .doesNotContain("Abweichung!")
                .contains("IQ Netzwerk Sachsen")
                .contains("stimmt zu, mit Anmerkungen")
                .contains("&lt;b&gt;Mit&lt;/b&gt; Dank.");
    }

    @Test
    void anUnknownEditionNamesTheKnownOnes() throws Exception {
        HttpResponse<String> answer = SamplePages.get(port, "/ausgaben/stand-1999");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("„stand-1999“ ist keine Ausgabe. Es gibt: stand-2020-02, stand-2020-02-sachsen.");
    }

    @Test
    void englishReadersReadEnglish() throws Exception {
        assertThat(page("/ausgaben/stand-2020-02?lang=en"))
                .contains("As of the end of February 2020")
                .contains("Mismatch!");
    }

    private String page(String path) throws Exception {
        HttpResponse<String> answer = SamplePages.get(port, path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("??").doesNotContain(" style=").doesNotContain("th:");
        return answer.body();
    }
}
