package org.standbild.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.standbild.eventstore.CanonicalDocument;
import org.standbild.eventstore.Histories;

/** The whole service behind a real server, on changes in memory. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ReadApiDescriptionTest {

    private static final List<String> OPERATIONS = List.of(
            "/api/profiles",
            "/api/profiles/{code}",
            "/api/profiles/{code}/timeline",
            "/api/profiles/{code}/comparison",
            "/api/document",
            "/api/document/comparison",
            "/api/matrix/{topic}",
            "/api/search",
            "/api/editions",
            "/api/editions/{slug}",
            "/api/editions/{slug}/document",
            "/api/editions/{slug}/verification");

    @SpringBootConfiguration
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
            reading.published("""
                    {type: 'EditionPublished', profile: 'DE', stand: {edtf: '2020-02'}, edition: 'stand-2020-02', position: 10,
                     sha256: '0'}""");
            return reading.histories();
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void everyOperationIsSummedUpAndItsParametersAreDescribed() throws Exception {
        DocumentContext api = JsonPath.parse(get("/v3/api-docs").body());

        for (String path : OPERATIONS) {
            Map<String, Object> operation = api.read("$.paths['" + path + "'].get");
            assertThat(operation).as(path).containsKey("summary");
            List<Map<String, Object>> parameters = api.read("$.paths['" + path + "'].get.parameters[*]");
            assertThat(parameters)
                    .as(path)
                    .isNotEmpty()
                    .allSatisfy(parameter -> assertThat(parameter).containsKey("description"))
                    .anySatisfy(parameter -> assertThat(parameter).containsEntry("name", "X-Min-Position"));
            assertThat((Object)
                            api.read("$.paths['" + path + "'].get.responses['200'].content['application/json'].schema"))
                    .as(path)
                    .isNotNull();
        }
    }

    @Test
    void noTwoShapesShareAName() throws Exception {
        DocumentContext api = JsonPath.parse(get("/v3/api-docs").body());

        assertThat(api.<Map<String, Object>>read("$.components.schemas.ListedProfile.properties"))
                .containsKeys("code", "slug", "lastChange");
        assertThat(api.<Map<String, Object>>read("$.components.schemas.ListedStrategy.properties"))
                .containsKeys("entry", "annex");
        assertThat(api.<Map<String, Object>>read("$.components.schemas.TimelineChange.properties"))
                .containsKeys("position", "class", "retractedBy", "differences");
        assertThat(api.<Map<String, Object>>read("$.components.schemas.RetractedBy.properties"))
                .containsKeys("reason", "replacedBy");
    }

    @Test
    void anEditionsBytesCrossTheNetworkAsTheyAre() throws Exception {
        HttpResponse<byte[]> document = client.send(
                request("/api/editions/stand-2020-02/document").build(), HttpResponse.BodyHandlers.ofByteArray());

        assertThat(document.headers().firstValue("ETag"))
                .hasValue("\"" + CanonicalDocument.sha256(document.body()) + "\"");
    }

    @Test
    void whoHasTheAnswerGets304FromARealServer() throws Exception {
        String address = "/api/document?stand=2020-02&knownAt=2020-05-01";
        String etag = get(address).headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = client.send(
                request(address).header("If-None-Match", etag).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
    }

    private HttpResponse<String> get(String address) throws Exception {
        return client.send(request(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + address));
    }
}
