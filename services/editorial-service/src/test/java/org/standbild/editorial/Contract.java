package org.standbild.editorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events are for ever: a sample of each is read and written again. A red test means "write an upcaster", not "update the file". */
public final class Contract {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Jackson3Serializer SERIALIZER =
            Jackson3Serializer.builder().lenientDeserialization().build();

    private Contract() {}

    /** Every type has a sample, and every sample is kept to the letter. */
    public static void holds(String file, List<? extends Class<?>> types) throws IOException {
        String samples = new ClassPathResource("contract/" + file).getContentAsString(StandardCharsets.UTF_8);
        Map<String, JsonNode> byType = Arrays.stream(samples.split("\n"))
                .map(JSON::readTree)
                .collect(Collectors.toMap(sample -> sample.get("type").asString(), Function.identity()));
        assertThat(byType.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        types.stream().map(Class::getSimpleName).toList());
        for (Class<?> type : types) {
            ObjectNode sample = (ObjectNode) byType.get(type.getSimpleName());
            sample.remove("type");
            Object event = SERIALIZER.deserialize(
                    new SimpleSerializedObject<>(sample.toString(), String.class, type.getName(), null));
            assertThat(event).isInstanceOf(type);
            assertThat(JSON.readTree(SERIALIZER.serialize(event, String.class).getData()))
                    .as(type.getSimpleName())
                    .isEqualTo(sample);
            sample.put("addedByANewerWriter", true);
            Object lenient = SERIALIZER.deserialize(
                    new SimpleSerializedObject<>(sample.toString(), String.class, type.getName(), null));
            assertThat(lenient).isEqualTo(event);
        }
    }
}
