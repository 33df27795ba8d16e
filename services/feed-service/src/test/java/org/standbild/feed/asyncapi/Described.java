package org.standbild.feed.asyncapi;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The AsyncAPI document as something to hold messages against. */
public final class Described {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Described() {}

    static ObjectNode document() {
        try (var yaml = new ClassPathResource("asyncapi.yaml", AsyncApiDocument.class).getInputStream()) {
            return JSON.valueToTree(new Yaml().load(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a message; nothing when it is as its schema in the document says. */
    public static List<String> mistakes(String schema, JsonNode message) {
        ObjectNode root = JSON.createObjectNode();
        root.put("$ref", "#/components/schemas/" + schema);
        root.set("components", document().get("components"));
        Schema compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(JSON.writeValueAsString(root), InputFormat.JSON);
        return compiled.validate(JSON.writeValueAsString(message), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
