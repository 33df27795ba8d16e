package org.standbild.editorial.document;

import java.io.Reader;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.document.UnsoundDocument.Mistake;
import org.standbild.profile.Text;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
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
 * A YAML file as a JSON tree that remembers its places. Scalars stay as written: {@code 2019} and {@code 2019-01-24} are texts, only
 * {@code true}, {@code false}, {@code null} and the numbers of a {@code count} are not.
 */
final class YamlTree {

    private final String file;
    private final Map<JsonNode, Mark> marks = new IdentityHashMap<>();
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
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
            throw new UnsoundDocument(
                    at(e.getProblemMark(), "ist kein YAML: " + e.getProblem(), "is no YAML: " + e.getProblem()));
        } catch (YAMLException e) {
            throw new UnsoundDocument(
                    at((Mark) null, "ist kein YAML: " + e.getMessage(), "is no YAML: " + e.getMessage()));
        }
    }

    JsonNode root() {
        return root;
    }

    /** Remembers that a node made from another stands where that one stands. */
    void standsAt(JsonNode made, JsonNode original) {
        Mark mark = marks.get(original);
        if (mark != null) {
            marks.put(made, mark);
        }
    }

    private Mistake at(@Nullable Mark mark, String de, String en) {
        int line = mark == null ? 1 : mark.getLine() + 1;
        int column = mark == null ? 1 : mark.getColumn() + 1;
        return new Mistake(file, line, column, new Text(de, en));
    }

    /** What is wrong with the node at that pointer below a node, or with the nearest one above it. */
    Mistake at(JsonNode below, String pointer, String de, String en) {
        String path = pointer;
        while (true) {
            JsonNode node = path.isEmpty() ? below : below.at(path);
            Mark mark = marks.get(node);
            if (mark != null || path.isEmpty()) {
                return at(mark, de, en);
            }
            path = path.substring(0, path.lastIndexOf('/'));
        }
    }

    private JsonNode tree(Node node, String field) {
        JsonNode made;
        if (!(node instanceof ScalarNode) && !seen.add(node)) {
            throw new UnsoundDocument(at(
                    node.getStartMark(),
                    "Verweise (*) sind hier nicht vorgesehen; schreiben Sie es noch einmal aus",
                    "aliases (*) are not used here; write it out again"));
        }
        if (node instanceof MappingNode mapping) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                    throw new UnsoundDocument(at(
                            tuple.getKeyNode().getStartMark(),
                            "der Name eines Feldes ist ein Wort",
                            "the name of a field is a word"));
                }
                String name = key.getValue();
                if (object.has(name)) {
                    throw new UnsoundDocument(
                            at(tuple.getKeyNode().getStartMark(), name + " steht zweimal da", name + " stands twice"));
                }
                object.set(name, tree(tuple.getValueNode(), name));
            }
            made = object;
        } else if (node instanceof SequenceNode sequence) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            sequence.getValue().forEach(each -> array.add(tree(each, field)));
            made = array;
        } else {
            return scalar((ScalarNode) node, field);
        }
        marks.put(made, node.getStartMark());
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
        if (plain
                && Tag.INT.equals(scalar.getTag())
                && text.matches("-?\\d{1,9}")
                && (key.equals("min") || key.equals("max"))) {
            return JsonNodeFactory.instance.numberNode(Integer.parseInt(text));
        }
        StringNode string = new StringNode(text.strip());
        marks.put(string, scalar.getStartMark());
        return string;
    }
}
