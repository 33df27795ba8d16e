package org.standbild.feed.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events are for ever: lines are added, never altered. */
class SubscriptionEventContractTest {

    private static final Path LINES = Path.of("src/test/resources/contract/subscription-events-1.jsonl");
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Test
    void everyEventIsReadAndWrittenAsItWasStored() throws IOException, ClassNotFoundException {
        List<String> lines = Files.readAllLines(LINES);
        assertThat(lines).hasSize(8);
        for (String line : lines) {
            JsonNode stored = JSON.readTree(line);
            Class<?> type = Class.forName(stored.get("type").asString());
            Object event = JSON.treeToValue(stored.get("payload"), type);
            assertThat(JSON.writeValueAsString(event))
                    .isEqualTo(stored.get("payload").toString());
        }
    }

    @Test
    void everyTypeOfEventHasALineAndNoneKnowsAnAddress() throws IOException {
        String all = Files.readString(LINES);
        assertThat(Arrays.stream(SubscriptionEvent.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .collect(Collectors.toSet()))
                .allSatisfy(name -> assertThat(all).contains("\"" + name + "\""));
        assertThat(all).doesNotContain("@", "http", "whsec_");
    }
}
