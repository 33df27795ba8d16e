package org.standbild.feed.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.standbild.profile.ProfileChange;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Items as JSON. The mapper is the channels' own: what was told once must read the same whatever an application sets.
 */
public final class ChangeJson {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(always -> always.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final JsonMapper AS_RECORDED = JsonMapper.builder()
            .changeDefaultPropertyInclusion(always -> always.withValueInclusion(JsonInclude.Include.NON_EMPTY))
            .build();

    private ChangeJson() {}

    /** UTF-8. */
    public static byte[] bytes(Object value) {
        return JSON.writeValueAsBytes(value);
    }

    public static String text(Object value) {
        return JSON.writeValueAsString(value);
    }

    /** The fields of a change as a request would carry them: without its profile, nothing empty. */
    static Map<String, Object> fields(ProfileChange change) {
        Map<String, Object> fields =
                AS_RECORDED.readValue(AS_RECORDED.writerFor(ProfileChange.class).writeValueAsBytes(change), FIELDS);
        fields.remove("profile");
        return fields;
    }
}
