package org.standbild.editorial.document;

import java.io.Reader;
import java.util.IdentityHashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A YAML file as a JSON tree that remembers its lines. Scalars stay as written: {@code 2019} and {@code 2019-01-24} are texts, only
 * {@code true}, {@code false}, {@code null} and the numbers of a {@code count} are not.
 */
final class YamlTree {

    private final String file;
    private final Map<JsonNode, Integer> lines = new IdentityHashMap<>();
    private final JsonNode root;

    /** @throws UnsoundDocument when it is no YAML, with its line */
    YamlTree(String file, Reader yaml) {
        this.file = file;
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            Node node = new Yaml(options).compose(yaml);
            this.root = node == null ? JsonNodeFactory.instance.objectNode() : tree(node, "");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new UnsoundDocument(file + ":" + line + ": " + e.getProblem());
        }
    }

    JsonNode root() {
        return root;
    }

    /** Remembers that a node made from another stands where that one stands. */
    void standsAt(JsonNode made, JsonNode original) {
        Integer line = lines.get(original);
        if (line != null) {
            lines.put(made, line);
        }
    }

    /** {@code file:line} of the node at that pointer below a node, or of the nearest one above it. */
    String place(JsonNode below, String pointer) {
        String path = pointer;
        while (true) {
            JsonNode node = path.isEmpty() ? below : below.at(path);
            Integer line = lines.get(node);
            if (line != null || path.isEmpty()) {
                return line == null ? file : file + ":" + line;
            }
            path = path.substring(0, path.lastIndexOf('/'));
        }
    }

    private JsonNode tree(Node node, String key) {
        JsonNode made;
        if (node instanceof MappingNode mapping) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                String name = ((ScalarNode) tuple.getKeyNode()).getValue();
                if (object.has(name)) {
                    throw new UnsoundDocument(file + ":"
                            + (tuple.getKeyNode().getStartMark().getLine() + 1) + ": " + name + " stands twice");
                }
                object.set(name, tree(tuple.getValueNode(), name));
            }
            made = object;
        } else if (node instanceof SequenceNode sequence) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            sequence.getValue().forEach(each -> array.add(tree(each, key)));
            made = array;
        } else {
            return scalar((ScalarNode) node, key);
        }
        lines.put(made, node.getStartMark().getLine() + 1);
        return made;
    }

    private JsonNode scalar(ScalarNode scalar, String key) {
        boolean plain = scalar.isPlain();
        String text = scalar.getValue();
        if (plain && (text.equals("true") || text.equals("false"))) {
            return JsonNodeFactory.instance.booleanNode(text.equals("true"));
        }
        if (plain && Tag.NULL.equals(scalar.getTag())) {
            return JsonNodeFactory.instance.nullNode();
        }
        if (plain && Tag.INT.equals(scalar.getTag()) && (key.equals("min") || key.equals("max"))) {
            return JsonNodeFactory.instance.numberNode(Integer.parseInt(text));
        }
        StringNode string = new StringNode(text.strip());
        lines.put(string, scalar.getStartMark().getLine() + 1);
        return string;
    }
}
