package org.standbild.view.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;
import org.standbild.eventstore.CanonicalDocument;
import org.standbild.profile.Status;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = SamplePages.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "axon.axonserver.enabled=false")
class DocumentPageTest {

    private static final String POINT = "?stand=2020-02&knownAt=2020-07-01";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Test
    void everyFormatTellsTheSameEntriesTitlesAndStatuses() throws Exception {
        List<String> json = inJson(as("application/json"));
        assertThat(json).hasSizeGreaterThan(8).anyMatch(fact -> fact.contains("<script>"));
        assertThat(inCsv(as("text/csv"))).containsExactlyInAnyOrderElementsOf(json);
        assertThat(inMarkdown(as("text/markdown"))).containsExactlyInAnyOrderElementsOf(json);
        assertThat(inHtml(page("/dokument" + POINT))).containsExactlyInAnyOrderElementsOf(json);
    }

    @Test
    void thePageIsTheReportWithContentsProfilesAnnexAndSources() throws Exception {
        String page = page("/dokument" + POINT);
        assertThat(page)
                .contains("Stand 29. Februar 2020")
                .contains("nach Wissen vom 1. Juli 2020")
                .contains("href=\"#hessen\"")
                .contains("id=\"strategien\"")
                .contains("id=\"quellen\"")
                .contains("/api/document/entries.csv?stand=2020-02-29&amp;knownAt=2020-07-01")
                .doesNotContain("??")
                .doesNotContain("<script>");
        Matcher link = Pattern.compile("href=\"#([^\"]+)\"").matcher(page);
        while (link.find()) {
            assertThat(page).contains("id=\"" + link.group(1) + "\"");
        }
        assertThat(page.indexOf("id=\"hessen\""))
                .isBetween(page.indexOf("id=\"bund\""), page.indexOf("id=\"strategien\""));
    }

    @Test
    void theDocumentIsQuotedByAnAddressWithBothClocksAndTheHashOfWhatLiesThere() throws Exception {
        for (String point : List.of("", POINT, "?stand=2020-02")) {
            Matcher quoted = Pattern.compile(
                            "<blockquote>Standbild: Fachkräfteeinwanderung in den Ländern\\. Stand [^<]*, bekannt am"
                                    + " [^<]* (http://localhost:" + port + "/dokument\\?stand=[^<]+)</blockquote>")
                    .matcher(page("/dokument" + point));
            assertThat(quoted.find()).as(point).isTrue();
            String address = HtmlUtils.htmlUnescape(quoted.group(1));
            String json = CLIENT.send(
                            HttpRequest.newBuilder(URI.create(address.replace("/dokument", "/api/document")))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            assertThat(page("/dokument" + point))
                    .contains(
                            "<code class=\"hash\">" + CanonicalDocument.sha256(json.getBytes(StandardCharsets.UTF_8)));
            assertThat(page(address.substring(address.indexOf("/dokument"))))
                    .contains(quoted.group(1) + "</blockquote>");
        }
        assertThat(page("/dokument?knownAt=2019")).doesNotContain("zitieren");
    }

    @Test
    void whatCannotBeReadIsExplainedBesideItsField() throws Exception {
        HttpResponse<String> answer = SamplePages.get(port, "/dokument?stand=2018-2021&knownAt=gestern");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("id=\"stand-fault\"")
                .contains("id=\"knownAt-fault\"")
                .contains("value=\"gestern\"");
    }

    @Test
    void nothingKnownIsSaidAndEnglishReadersReadEnglish() throws Exception {
        assertThat(page("/dokument?knownAt=2019")).contains("ist von keinem Profil etwas bekannt");
        assertThat(page("/dokument?lang=en"))
                .contains("Contents")
                .contains(">Hesse<")
                .doesNotContain("??");
    }

    private static List<String> inJson(String body) {
        List<String> facts = new ArrayList<>();
        for (JsonNode profile : JsonMapper.builder().build().readTree(body).get("profiles")) {
            for (JsonNode section : profile.get("sections")) {
                for (JsonNode entry : section.get("entries")) {
                    String fact = fact(
                            profile.get("code").asString(),
                            entry.get("id").asString(),
                            entry.get("title").get("de").asString(),
                            entry.get("status").asString());
                    if (!facts.contains(fact)) {
                        facts.add(fact);
                    }
                }
            }
        }
        return facts;
    }

    private static List<String> inCsv(String body) throws Exception {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser table = CSVParser.parse(body, format)) {
            return table.stream()
                    .map(row -> fact(row.get("profile"), row.get("entry"), row.get("title"), row.get("status")))
                    .toList();
        }
    }

    private static List<String> inMarkdown(String body) {
        Matcher match = Pattern.compile(
                        "^## .* \\((.*)\\)$|^- \\*\\*(.*)\\*\\* · .* · (.*) · `(.*)`$", Pattern.MULTILINE)
                .matcher(body);
        List<String> facts = new ArrayList<>();
        String profile = "";
        while (match.find()) {
            if (match.group(1) != null) {
                profile = match.group(1);
            } else {
                String title = match.group(2).replaceAll("\\\\(.)", "$1");
                facts.add(fact(profile, match.group(4), title, status(match.group(3))));
            }
        }
        return facts;
    }

    private static String status(String label) {
        for (Status status : Status.values()) {
            if (status.label().de().equals(label)) {
                return status.name();
            }
        }
        throw new AssertionError(label);
    }

    private static List<String> inHtml(String page) {
        Matcher match = Pattern.compile(
                        "id=\"entry-(DE(?:-[A-Z]{2})?)-([^\"]+)\"><strong[^>]*>(.*?)</strong>.*?status-([A-Z_]+)\"")
                .matcher(page);
        List<String> facts = new ArrayList<>();
        while (match.find()) {
            facts.add(fact(match.group(1), match.group(2), HtmlUtils.htmlUnescape(match.group(3)), match.group(4)));
        }
        return facts;
    }

    private static String fact(String profile, String entry, String title, String status) {
        return profile + " " + entry + " " + title + " " + status;
    }

    private String as(String type) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/document" + POINT))
                                .header("Accept", type)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private String page(String path) throws Exception {
        HttpResponse<String> answer = SamplePages.get(port, path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
