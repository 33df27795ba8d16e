package org.standbild.feed.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.standbild.eventstore.Histories;
import org.standbild.feed.Http;
import org.standbild.feed.Log;
import org.standbild.feed.SampleChanges;
import org.standbild.feed.TestServer;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.Kind;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Section;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class AsyncApiTest {

    @LocalServerPort
    int port;

    @Autowired
    Histories histories;

    @Test
    void theDocumentIsServed() {
        Http http = new Http(port);
        HttpResponse<String> answer = http.get("/asyncapi.yaml");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/yaml;charset=UTF-8");
        assertThat(answer.body()).startsWith("asyncapi: 3.0.0");
        assertThat(http.get(
                                "/asyncapi.yaml",
                                "If-None-Match",
                                answer.headers().firstValue("ETag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        ObjectNode document = Described.document();
        List<String> references = new ArrayList<>();
        collect(document, references);

        assertThat(references).hasSizeGreaterThan(15).allSatisfy(reference -> assertThat(
                        document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    private static void collect(JsonNode node, List<String> references) {
        if (node.has("$ref")) {
            references.add(node.get("$ref").asString());
        }
        node.forEach(child -> collect(child, references));
    }

    @Test
    void theValuesOfFiltersAreThoseThatThereAre() {
        JsonNode schemas = Described.document().at("/components/schemas");
        assertThat(values(schemas.at("/Filter/properties/section/enum"))).isEqualTo(names(Section.values()));
        assertThat(values(schemas.at("/Filter/properties/kind/enum"))).isEqualTo(names(Kind.values()));
        assertThat(values(schemas.at("/ChangeClass/enum"))).isEqualTo(names(ChangeClass.values()));
    }

    private static List<String> values(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    @Test
    void changesAreAsTheDocumentSays() {
        Log log = new Log(histories);
        RecordedChange planned = log.record(SampleChanges.zabPlannedInHamburg());
        log.record(SampleChanges.pumaEnded());
        log.record(SampleChanges.hamburgChecked("2020-06"));
        log.record(SampleChanges.retracted(planned, "Nie gesagt."));
        JsonNode changes = new Http(port).json("/api/changes").path("changes");

        assertThat(changes).hasSize(4).allSatisfy(change -> assertThat(Described.mistakes("Change", change))
                .isEmpty());
        assertThat(Described.mistakes("Change", JsonMapper.shared().createObjectNode()))
                .as("what is no change is noticed")
                .isNotEmpty();
    }
}
