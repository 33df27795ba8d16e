package org.standbild.view.memento;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.standbild.eventstore.Histories;
import org.standbild.view.Reading;
import org.standbild.view.ViewService;

/** As a client of the protocol that knows nothing of us, over HTTP. */
@SpringBootTest(
        classes = MementoTest.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "axon.axonserver.enabled=false")
class MementoTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
                "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
                "org.axonframework.springboot.autoconfig.AxonAutoConfiguration"
            })
    @Import(ViewService.class)
    static class Application {

        @Bean
        Histories histories() {
            Reading reading = Reading.theDocument();
            reading.recorded("2020-06-01T08:00:00.250Z", checked("DE-HE", "2020-06"));
            reading.recorded("2020-06-01T08:00:00.750Z", checked("DE-HE", "2020-06"));
            reading.recorded("2020-09-01T08:00:00Z", checked("DE-HE", "2020-09"));
            reading.recorded("2020-10-01T08:00:00Z", checked("DE-BY", "2020-10"));
            for (int i = 0; i < 700; i++) {
                reading.recorded(
                        Instant.parse("2020-10-02T00:00:00Z")
                                .plusSeconds(60L * i)
                                .toString(),
                        checked("DE-SL", "2020-10"));
            }
            return reading.histories();
        }

        private static String checked(String profile, String stand) {
            return "{type: 'SectionChecked', profile: '%s', stand: {edtf: '%s'}, sections: ['BA']}"
                    .formatted(profile, stand);
        }

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2021-06-15T10:00:00Z"), ZoneOffset.UTC);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mon, 01 Jan 2001 00:00:00 GMT|stand=2020-04-30&knownAt=2020-04-30T10:00:00Z|Thu, 30 Apr 2020 10:00:00 GMT
            Thu, 30 Apr 2020 10:00:00 GMT|stand=2020-04-30&knownAt=2020-04-30T10:00:00Z|Thu, 30 Apr 2020 10:00:00 GMT
            Sun, 31 May 2020 00:00:00 GMT|stand=2020-04-30&knownAt=2020-04-30T10:00:00Z|Thu, 30 Apr 2020 10:00:00 GMT
            Wed, 01 Jul 2020 00:00:00 GMT|stand=2020-06-01&knownAt=2020-06-01T08:00:00.750Z|Mon, 01 Jun 2020 08:00:00 GMT
            Fri, 01 Jan 2038 00:00:00 GMT|stand=2020-09-01&knownAt=2020-09-01T08:00:00Z|Tue, 01 Sep 2020 08:00:00 GMT
            |stand=2020-09-01&knownAt=2020-09-01T08:00:00Z|Tue, 01 Sep 2020 08:00:00 GMT
            """)
    void theTimeGateLeadsToTheVersionOfThatDate(String date, String memento, String recorded) throws Exception {
        for (String path : List.of("/laender/hessen", "/api/profiles/DE-HE")) {
            HttpResponse<String> gate = get("/timegate" + path, "Accept-Datetime", date);
            assertThat(gate.statusCode()).isEqualTo(302);
            assertThat(gate.headers().firstValue("Location")).hasValue(here(path + "?" + memento));
            assertThat(gate.headers().firstValue("Vary")).hasValue("accept-datetime");
            assertThat(gate.headers().firstValue("Memento-Datetime")).isEmpty();
            assertThat(link(gate))
                    .contains("<" + here(path) + ">; rel=\"original\"")
                    .contains("<" + here("/timemap" + path) + ">; rel=\"timemap\"; type=\"application/link-format\"");

            HttpResponse<String> version = get(path + "?" + memento, "Accept", "*/*");
            assertThat(version.statusCode()).isEqualTo(200);
            assertThat(version.headers().firstValue("Memento-Datetime")).hasValue(recorded);
            assertThat(link(version))
                    .contains("<" + here(path) + ">; rel=\"original\"")
                    .contains("<" + here("/timegate" + path) + ">; rel=\"timegate\"")
                    .contains("rel=\"timemap\"")
                    .contains("datetime=\"" + recorded + "\"");
        }
    }

    @Test
    void aVersionNamesTheFirstTheLastAndThoseBesideIt() throws Exception {
        String link = link(get("/laender/hessen?stand=2020-06-01&knownAt=2020-06-01T08:00:00.750Z"));
        assertThat(link)
                .contains("rel=\"first prev memento\"; datetime=\"Thu, 30 Apr 2020 10:00:00 GMT\"")
                .contains("rel=\"memento\"; datetime=\"Mon, 01 Jun 2020 08:00:00 GMT\"")
                .contains("rel=\"last next memento\"; datetime=\"Tue, 01 Sep 2020 08:00:00 GMT\"");
    }

    @Test
    void theOriginalIsNoVersionButSaysWhereTheyAre() throws Exception {
        for (String path : List.of(
                "/laender/hessen",
                "/dokument",
                "/api/profiles/DE-HE",
                "/api/document",
                "/laender/hessen?stand=2020-02")) {
            HttpResponse<String> original = get(path);
            assertThat(original.headers().firstValue("Memento-Datetime"))
                    .as(path)
                    .isEmpty();
            assertThat(link(original)).as(path).contains("rel=\"timegate\"").contains("rel=\"timemap\"");
        }
        assertThat(get("/laender/hessen?knownAt=2020-05-01").headers().firstValue("Memento-Datetime"))
                .as("today's Stand moves on")
                .isEmpty();
    }

    @Test
    void aStandHasVersionsOfItsOwn() throws Exception {
        HttpResponse<String> gate =
                get("/timegate/dokument?stand=2020-02", "Accept-Datetime", "Fri, 01 May 2020 00:00:00 GMT");
        assertThat(gate.headers().firstValue("Location"))
                .hasValue(here("/dokument?stand=2020-02&knownAt=2020-04-30T10:00:00Z"));
        HttpResponse<String> version = get("/dokument?stand=2020-02&knownAt=2020-04-30T10:00:00Z");
        assertThat(version.headers().firstValue("Memento-Datetime")).hasValue("Thu, 30 Apr 2020 10:00:00 GMT");
        assertThat(link(version)).contains("<" + here("/dokument?stand=2020-02") + ">; rel=\"original\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gestern", "2020-05-01", "Fri, 41 May 2020 12:00:00 GMT", "1588334400"})
    void whatIsNoDateIsRefusedWithWhatWouldBeRight(String date) throws Exception {
        HttpResponse<String> gate = get("/timegate/laender/hessen", "Accept-Datetime", date);
        assertThat(gate.statusCode()).isEqualTo(400);
        assertThat(gate.body()).contains("bad-parameter").contains("Fri, 01 May 2020 12:00:00 GMT");
        assertThat(gate.headers().firstValue("Vary")).hasValue("accept-datetime");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/timegate/laender/atlantis",
                "/timegate/suche",
                "/timemap/api/profiles/DE-XX",
                "/timegate/",
                "/timemap/laender/berlin"
            })
    void whatHasNoVersionsIsSaid(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("no-memento").contains("/api/document");
    }

    @Test
    void theTimeMapListsEveryVersionAndEachCanBeOpened() throws Exception {
        HttpResponse<String> map = get("/timemap/laender/hessen");
        assertThat(map.headers().firstValue("Content-Type")).hasValue("application/link-format");
        assertThat(map.body())
                .contains("<" + here("/laender/hessen") + ">; rel=\"original\"")
                .contains("<" + here("/timegate/laender/hessen") + ">; rel=\"timegate\"")
                .contains(
                        "rel=\"self\"; type=\"application/link-format\"; from=\"Thu, 30 Apr 2020 10:00:00 GMT\"; until=\"Tue, 01 Sep 2020 08:00:00 GMT\"")
                .contains("rel=\"first memento\"")
                .contains("rel=\"last memento\"");
        assertThat(map.body().lines().filter(line -> line.contains("memento\"")))
                .hasSize(3);

        String json =
                get("/timemap/laender/hessen", "Accept", "application/json").body();
        List<String> versions = JsonPath.read(json, "$.mementos[*].uri");
        assertThat(versions).hasSize(3);
        for (String version : versions) {
            assertThat(get(version.substring(here("").length())).headers().firstValue("Memento-Datetime"))
                    .isPresent();
        }
    }

    @Test
    void aLongTimeMapComesInPagesThatNameEachOther() throws Exception {
        String first = get("/timemap/api/document").body();
        String second = get("/timemap/api/document?page=2").body();
        assertThat(first)
                .contains("<" + here("/timemap/api/document?page=2") + ">; rel=\"timemap\"")
                .contains("first memento")
                .doesNotContain("last memento");
        assertThat(second)
                .contains("<" + here("/timemap/api/document") + ">; rel=\"timemap\"")
                .contains("<" + here("/timemap/api/document?page=2") + ">; rel=\"self\"")
                .contains("last memento");
        assertThat(first.lines().filter(line -> line.contains("memento\""))).hasSize(500);
        assertThat(second.lines().filter(line -> line.contains("memento\""))).hasSize(204);
        assertThat(get("/timemap/api/document?page=3").statusCode()).isEqualTo(400);
        assertThat(get("/timemap/api/document?page=x").statusCode()).isEqualTo(400);
    }

    @Test
    void beforeAnythingWasKnownThereIsNoVersion() throws Exception {
        HttpResponse<String> nothing = get("/laender/hessen?stand=2020-02&knownAt=2019");
        assertThat(nothing.statusCode()).isEqualTo(200);
        assertThat(nothing.headers().firstValue("Memento-Datetime")).isEmpty();
        assertThat(link(nothing)).contains("rel=\"first memento\"");
    }

    @Test
    void whoAsksTheApiForAPageIsSentThereAndNotToldThatTheWayIsAVersion() throws Exception {
        HttpResponse<String> way = get("/api/document?stand=2020-02&knownAt=2020-05-01", "Accept", "text/html");
        assertThat(way.statusCode()).isEqualTo(303);
        assertThat(way.headers().firstValue("Memento-Datetime")).isEmpty();
    }

    @Test
    void thePageSaysWhichClockItIs() throws Exception {
        assertThat(get("/laender/hessen").body())
                .contains("/timemap/laender/hessen")
                .contains("Memento")
                .contains("seit wann wir etwas wissen");
    }

    private String here(String path) {
        return "http://localhost:" + port + path;
    }

    private static String link(HttpResponse<String> response) {
        return String.join(", ", response.headers().allValues("Link"));
    }

    private HttpResponse<String> get(String path, String... header) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(here(path)));
        if (header.length == 2 && header[1] != null) {
            request.header(header[0], header[1]);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
