package org.standbild.webframe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class FrameTest {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({WebFrame.class, Broken.class})
    static class Application {}

    @Controller
    static class Broken {
        @GetMapping("/kaputt")
        String fails() {
            throw new IllegalStateException("Kennwort: geheim");
        }

        @GetMapping("/faden")
        @ResponseBody
        String thread() {
            return Thread.currentThread().toString();
        }
    }

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void anUnknownPageLeadsToAllSeventeenProfiles() throws Exception {
        HttpResponse<String> page = get("/gibt-es-nicht");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body())
                .contains("Diese Seite gibt es nicht")
                .contains("href=\"/laender/bund\"")
                .contains("href=\"/laender/thueringen\"")
                .doesNotContain("??");
    }

    @Test
    void aMisspeltLandIsGuessed() throws Exception {
        assertThat(get("/laender/hesen").body())
                .contains("Meinten Sie")
                .contains("href=\"/laender/hessen\">Hessen</a>?");
        assertThat(get("/laender/de-sn").body()).contains("href=\"/laender/sachsen\">Sachsen</a>?");
        assertThat(get("/laender/th%C3%BCringen").body()).contains("href=\"/laender/thueringen\">Thüringen</a>?");
        assertThat(get("/laender/Baden-W%C3%BCrttemberg").body()).contains("Baden-Württemberg</a>?");
        assertThat(get("/laender/bavaria").body()).contains("href=\"/laender/bayern\">Bayern</a>?");
    }

    @Test
    void aFailureShowsItsNumberAndNothingElse() throws Exception {
        HttpResponse<String> page = get("/kaputt");
        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body())
                .containsPattern("Nummer des Vorfalls: <strong class=\"code\">[0-9a-f]{8}</strong>")
                .doesNotContain("geheim")
                .doesNotContain("IllegalState")
                .doesNotContain("\tat ");
    }

    @Test
    void aProgramIsToldOfAnUnknownAddressAndOfAFailureInAProblemDetail() throws Exception {
        HttpResponse<String> unknown = get("/api/gibt-es-nicht", "Accept", "*/*");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(unknown.body())
                .contains("\"type\":\"urn:standbild:problem:no-such-resource\"")
                .contains("\"status\":404")
                .contains("\"instance\":\"/api/gibt-es-nicht\"");

        HttpResponse<String> failure = get("/kaputt", "Accept", "application/json");
        assertThat(failure.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(failure.body())
                .contains("urn:standbild:problem:internal-error")
                .containsPattern("\"reference\":\"[0-9a-f]{8}\"")
                .doesNotContain("geheim")
                .doesNotContain("timestamp");
    }

    @Test
    void aMethodThatIsNotThereIsRefusedWithThoseThatAre() throws Exception {
        HttpResponse<String> refused = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/kaputt"))
                        .DELETE()
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow")).contains("GET");
        assertThat(refused.body()).contains("urn:standbild:problem:method-not-allowed");
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void requestsRunOnVirtualThreadsWhereThereAreSome() throws Exception {
        assertThat(get("/faden", "Accept", "*/*").body()).startsWith("VirtualThread");
    }

    @Test
    void theChosenLanguageIsRemembered() throws Exception {
        HttpResponse<String> english = get("/gibt-es-nicht?lang=en");
        assertThat(english.body()).contains("<html lang=\"en\"").contains("There is no such page");
        String cookie = english.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax");
        assertThat(get("/gibt-es-nicht", "Cookie", cookie.substring(0, cookie.indexOf(';')))
                        .body())
                .contains("There is no such page");
        assertThat(get("/gibt-es-nicht?lang=fr").body()).contains("<html lang=\"de\"");
    }

    @Test
    void theLanguageSwitchKeepsTheAddressAndNeverLeavesTheHost() throws Exception {
        assertThat(get("/laender/nirgends?stand=2020-02&lang=de").body())
                .contains("href=\"/laender/nirgends?stand=2020-02&amp;lang=en\"");
        assertThat(new Frame(new Words("de"), "//boese.example/x?stand=1", "", false).in("en"))
                .isEqualTo("/boese.example/x?stand=1&lang=en");
    }

    @Test
    void theStylesheetIsKeptByTheBrowserAndItsAddressChangesWithItsContent() throws Exception {
        assertThat(get("/x").body()).containsPattern("href=\"/frame/standbild.css\\?v=[0-9a-f]{8}\"");
        HttpResponse<String> styles = get("/frame/standbild.css?v=1");
        assertThat(styles.statusCode()).isEqualTo(200);
        assertThat(styles.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("immutable"));
    }

    @Test
    void noRuleOfTheStylesheetIsLeftOpen() throws Exception {
        String styles = get("/frame/standbild.css?v=1").body();
        int depth = 0;
        for (String line : styles.split("\n")) {
            for (char each : line.toCharArray()) {
                depth += each == '{' ? 1 : each == '}' ? -1 : 0;
            }
            assertThat(depth).as(line).isBetween(0, 2);
            // At the margin stand only rules of the first level.
            if (line.startsWith(".") && !line.endsWith("{")) {
                assertThat(depth).as(line).isZero();
            }
        }
        assertThat(depth).isZero();
    }

    @Test
    void noForeignCodeRunsAndNothingIsInline() throws Exception {
        HttpResponse<String> page = get("/gibt-es-nicht");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).startsWith("default-src 'none'").doesNotContain("unsafe"));
        assertThat(page.body())
                .doesNotContain("<script")
                .doesNotContain(" style=")
                .doesNotContain("<style");
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .setHeader("Accept", "text/html");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
