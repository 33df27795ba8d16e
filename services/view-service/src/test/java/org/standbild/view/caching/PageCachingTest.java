package org.standbild.view.caching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.util.HtmlUtils;
import org.standbild.eventstore.Histories;
import org.standbild.view.Reading;
import org.standbild.view.ViewService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What browsers, caches and crawlers are told, over HTTP. */
@SpringBootTest(
        classes = PageCachingTest.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"axon.axonserver.enabled=false", "server.compression.enabled=true"})
class PageCachingTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String SETTLED = "/laender/hessen?stand=2020-02&knownAt=2020-05-01";

    @LocalServerPort
    private int port;

    @Autowired
    private Reading reading;

    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
                "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
                "org.axonframework.springboot.autoconfig.AxonAutoConfiguration"
            })
    @Import(ViewService.class)
    static class Application {

        @Bean
        Reading reading() {
            Reading reading = Reading.theDocument();
            reading.published("""
                    {type: 'EditionPublished', profile: 'DE', stand: {edtf: '2020-02'}, edition: 'stand-2020-02', position: 10,
                     title: {de: 'Ausgabe </script><b>'}, sha256: '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'}""");
            return reading;
        }

        @Bean
        Histories histories(Reading reading) {
            return reading.histories();
        }

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2021-06-15T10:00:00Z"), ZoneOffset.UTC);
        }
    }

    @Test
    void aPageThatABrowserHasIsNotSentAgainUntilSomethingIsRecorded() throws Exception {
        for (String path :
                List.of("/", "/laender/hessen", "/dokument", "/matrix/hsp4", "/ausgaben", "/bestand", "/suche?q=zab")) {
            HttpResponse<byte[]> page = get(path);
            String etag = page.headers().firstValue("ETag").orElseThrow();
            assertThat(page.headers().firstValue("Cache-Control")).as(path).hasValue("no-cache, private");
            assertThat(get(path, "If-None-Match", etag).statusCode()).as(path).isEqualTo(304);
            assertThat(get(path, "If-None-Match", etag, "Cookie", "standbild.lang=en")
                            .statusCode())
                    .as("in another language")
                    .isEqualTo(200);
        }
        String etag = get("/laender/hessen").headers().firstValue("ETag").orElseThrow();
        reading.recorded("2021-06-01T00:00:00Z", """
                {type: 'SectionChecked', profile: 'DE-HE', stand: {edtf: '2021-06'}, sections: ['GEPLANT']}""");
        assertThat(get("/laender/hessen", "If-None-Match", etag).statusCode()).isEqualTo(200);
    }

    @Test
    void aPageThatCanNeverChangeIsNotEvenAskedForAgain() throws Exception {
        for (String path : List.of(SETTLED, "/dokument?stand=2020-02&knownAt=2020-05-01")) {
            assertThat(get(path).headers().firstValue("Cache-Control"))
                    .as(path)
                    .hasValue("max-age=86400, private, immutable");
        }
        for (String path : List.of(
                "/laender/hessen?stand=2020-02", "/laender/hessen?knownAt=2020-05-01", "/ausgaben/stand-2020-02")) {
            assertThat(get(path).headers().firstValue("Cache-Control")).as(path).hasValue("no-cache, private");
        }
        assertThat(get("/laender/atlantis?stand=2020-02&knownAt=2020-05-01")
                        .headers()
                        .firstValue("Cache-Control")
                        .orElse(""))
                .doesNotContain("immutable");
        assertThat(get("/laender/hessen?stand=gestern&knownAt=2020-05-01")
                        .headers()
                        .firstValue("Cache-Control")
                        .orElse(""))
                .doesNotContain("immutable");
    }

    @Test
    void theLanguageChosenIsPartOfWhatIsKept() throws Exception {
        assertThat(get(SETTLED).headers().allValues("Vary"))
                .anyMatch(vary -> vary.toLowerCase(java.util.Locale.ROOT).contains("cookie"));
    }

    @Test
    void pagesAndDataAreSentCompressed() throws Exception {
        for (String path : List.of(
                "/laender/hessen",
                SETTLED,
                "/api/document?stand=2020-02&knownAt=2020-05-01",
                "/api/profiles/DE-BW",
                "/frame/standbild.css")) {
            HttpResponse<byte[]> answer = get(path, "Accept-Encoding", "gzip");
            assertThat(answer.headers().firstValue("Content-Encoding")).as(path).hasValue("gzip");
            byte[] whole = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
            assertThat(whole).as(path).hasSizeGreaterThan(answer.body().length);
            String etag = answer.headers().firstValue("ETag").orElse("");
            if (!etag.isEmpty()) {
                assertThat(get(path, "Accept-Encoding", "gzip", "If-None-Match", etag)
                                .statusCode())
                        .as(path)
                        .isEqualTo(304);
            }
        }
    }

    @Test
    void aCompressedAnswerIsAnotherWithAnETagOfItsOwn() throws Exception {
        String path = "/api/document?stand=2020-02&knownAt=2020-05-01";
        String plain = get(path).headers().firstValue("ETag").orElseThrow();
        String compressed = get(path, "Accept-Encoding", "gzip")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        assertThat(plain).startsWith("\"").doesNotContain("gzip");
        assertThat(compressed).isEqualTo(plain.replaceFirst("\"$", "-gzip\""));
        HttpResponse<byte[]> unchanged = get(path, "Accept-Encoding", "gzip", "If-None-Match", compressed);
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.headers().firstValue("ETag")).hasValue(compressed);
        assertThat(get(path, "If-None-Match", plain).headers().firstValue("ETag"))
                .hasValue(plain);
        assertThat(get(path, "Accept-Encoding", "gzip;q=0, identity").headers().firstValue("Content-Encoding"))
                .isEmpty();
        assertThat(get(path, "Accept-Encoding", "br;q=1.0, gzip;q=0.5")
                        .headers()
                        .firstValue("Content-Encoding"))
                .as("wanted less than another is wanted still")
                .hasValue("gzip");
        assertThat(get("/dokument.pdf", "Accept-Encoding", "gzip").body())
                .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void programsReadInTheHeadWhatAPageShowsAndWhereElseItIs() throws Exception {
        String page = text(SETTLED);
        JsonNode data = metadata(page);
        JsonNode report = data.get(0);
        assertThat(report.get("@context").asString()).isEqualTo("https://schema.org");
        assertThat(report.get("@type").toString()).contains("Report", "Dataset");
        assertThat(report.get("name").asString()).isEqualTo("Hessen, Stand 29. Februar 2020");
        assertThat(report.get("spatialCoverage").get("identifier").asString()).isEqualTo("DE-HE");
        assertThat(report.get("@id").asString()).contains("stand=2020-02-29&knownAt=");
        assertThat(data.get(1).get("@type").asString()).isEqualTo("dcat:Dataset");
        assertThat(page)
                .contains("rel=\"canonical\" href=\""
                        + HtmlUtils.htmlEscape(report.get("@id").asString()) + "\"");
        assertThat(report.get("distribution")).hasSize(4);
        for (JsonNode download : report.get("distribution")) {
            String address = download.get("contentUrl").asString();
            assertThat(page)
                    .contains("rel=\"alternate\" type=\""
                            + download.get("encodingFormat").asString() + "\" href=\"" + HtmlUtils.htmlEscape(address)
                            + "\"");
            HttpResponse<byte[]> answer = get(address.substring(("http://localhost:" + port).length()));
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith(download.get("encodingFormat").asString());
        }
        assertThat(text("/laender/hessen"))
                .contains("rel=\"canonical\" href=\"http://localhost:" + port + "/laender/hessen\"");
        assertThat(metadata(text("/dokument")).get(0).get("@id").asString()).endsWith("/dokument");
    }

    @Test
    void anEditionSaysWhenItWasPublishedAndItsHashAndWhatWasTypedEndsNothing() throws Exception {
        String page = text("/ausgaben/stand-2020-02");
        JsonNode report = metadata(page).get(0);
        assertThat(report.get("identifier").asString())
                .isEqualTo("sha256:00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");
        assertThat(report.get("datePublished").asString()).isEqualTo("2020-04-30T10:00:00Z");
        assertThat(report.get("name").asString()).contains("</script><b>");
        assertThat(page).doesNotContain("</script><b>");
    }

    @Test
    void crawlersFindEveryProfileAndEdition() throws Exception {
        String map = text("/sitemap.xml");
        Matcher addresses =
                Pattern.compile("<loc>http://localhost:\\d+(.*?)</loc>").matcher(map);
        int profiles = 0;
        while (addresses.find()) {
            profiles += addresses.group(1).matches("/laender/[a-z-]+") ? 1 : 0;
            if (!addresses.group(1).equals("/aenderungen")) {
                assertThat(get(addresses.group(1)).statusCode())
                        .as(addresses.group(1))
                        .isEqualTo(200);
            }
        }
        assertThat(profiles).isEqualTo(17);
        assertThat(map).contains("/ausgaben/stand-2020-02").contains("<lastmod>2020-04-30T10:00:00Z</lastmod>");
        assertThat(text("/robots.txt"))
                .contains("Disallow: /redaktion")
                .contains("Sitemap: http://localhost:" + port + "/sitemap.xml");
    }

    private static JsonNode metadata(String page) {
        Matcher data = Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL)
                .matcher(page);
        assertThat(data.find()).isTrue();
        return JsonMapper.builder().build().readTree(data.group(1));
    }

    private String text(String path) throws Exception {
        HttpResponse<byte[]> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
