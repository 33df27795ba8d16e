package org.standbild.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The sealed family of changes, and its JSON. */
final class Changes {

    /** As a reader of the log reads: lenient. What is absent is not written. */
    static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(always -> always.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private Changes() {}

    /** Every record that is a change. */
    static List<Class<?>> records() {
        return leaves(ProfileChange.class).toList();
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        return permitted == null ? Stream.of(type) : Arrays.stream(permitted).flatMap(Changes::leaves);
    }

    /** The example of that type as it would be stored: with its profile. */
    static ObjectNode stored(ChangeType type) {
        ObjectNode json = (ObjectNode) JSON.readTree(ChangeExamples.json(type));
        return json.put("profile", ProfileCode.DE_BW.code());
    }

    static ProfileChange example(ChangeType type) {
        return read(stored(type));
    }

    static ProfileChange read(ObjectNode json) {
        return JSON.treeToValue(json, ProfileChange.class);
    }

    static ObjectNode write(ProfileChange change) {
        return (ObjectNode) JSON.readTree(JSON.writeValueAsString(change));
    }
}
