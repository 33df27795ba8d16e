package org.standbild.webframe;

import org.springframework.http.HttpStatus;
import org.standbild.profile.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The body of a request, read strictly: a name that stands twice or words after the end are no JSON here. */
public final class JsonBody {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {}

    /** @throws Problem 400 with line and column */
    public static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String where = at == null ? "" : " (" + at.getLineNr() + ":" + at.getColumnNr() + ")";
            // the parser appends where something began in its own terms, which say nothing to a client
            String why = e.getOriginalMessage().replaceFirst(" \\(start marker at .*", "");
            throw Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "not-json",
                    new Text("Kein lesbares JSON", "No readable JSON"),
                    new Text(
                            "Der Rumpf ist kein gültiges JSON" + where + ": " + why,
                            "The body is not valid JSON" + where + ": " + why));
        }
    }
}
