package org.standbild.editorial.document;

import java.io.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.change.ChangeReader;
import org.standbild.editorial.change.Refusal;
import org.standbild.editorial.change.Rules;
import org.standbild.editorial.document.UnsoundDocument.Mistake;
import org.standbild.profile.History;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Review;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One profile of the document as YAML (docs/document-format.md), turned into the changes that it stands for and held against the same
 * rules as any other change.
 */
public final class ProfileFile {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> PROFILE_FIELDS =
            Set.of("profile", "name", "sections", "sources", "entries", "statements", "caveats");
    private static final Set<String> SOURCE_FIELDS = Set.of(
            "id",
            "title",
            "author",
            "url",
            "published",
            "retrieved",
            "printed",
            "sections",
            "summary",
            "aliases",
            "dates");
    private static final Set<String> STATEMENT_FIELDS =
            Set.of("id", "title", "text", "sections", "negative", "stand", "sources", "dates", "note");
    private static final Set<String> CAVEAT_FIELDS =
            Set.of("id", "layer", "printed", "text", "sections", "stand", "sources");
    private static final Set<String> ENTRY_ATTRIBUTES = Set.of(
            "kind",
            "title",
            "aliases",
            "summary",
            "sections",
            "roles",
            "locations",
            "dates",
            "commitment",
            "provisional",
            "concerns",
            "count",
            "supersededBy",
            "note");

    private final YamlTree tree;
    private final JsonNode root;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Map<String, ObjectNode> sources = new LinkedHashMap<>();
    private final ArrayNode changes = JSON.arrayNode();

    private ProfileFile(YamlTree tree) {
        this.tree = tree;
        this.root = tree.root();
    }

    /**
     * The changes that the file stands for, in the order of the document.
     *
     * @param file its name, for messages
     * @throws UnsoundDocument with every mistake, each with its line
     */
    public static List<ProfileChange> read(String file, Reader yaml) {
        return new ProfileFile(new YamlTree(file, yaml)).read();
    }

    private List<ProfileChange> read() {
        onlyKnown(root, PROFILE_FIELDS);
        ProfileCode code = ProfileCode.find(root.path("profile").asString("")).orElse(null);
        if (code == null) {
            throw new UnsoundDocument(tree.at(
                    root,
                    "/profile",
                    "profile: erwartet wird DE oder DE-BW bis DE-TH",
                    "profile: expected is DE or DE-BW to DE-TH"));
        }
        open();
        root.path("sources").forEach(this::source);
        root.path("entries").forEach(this::entry);
        root.path("statements").forEach(this::statement);
        root.path("caveats").forEach(this::caveat);
        stopAtMistakes();
        List<ProfileChange> read = typed(code);
        decide(code, read);
        stopAtMistakes();
        return read;
    }

    private void open() {
        ObjectNode opened = change("ProfileOpened", root);
        copy(root, opened, "name", "sections");
        opened.set("stand", documentStand());
        opened.set("sources", JSON.arrayNode().add(report()));
    }

    private void source(JsonNode source) {
        onlyKnown(source, SOURCE_FIELDS);
        ObjectNode reference = JSON.objectNode();
        copy(source, reference, "title", "author", "url", "published", "retrieved");
        String id = source.path("id").asString("");
        sources.put(id, reference);
        ObjectNode entry = change("EntryRecorded", source);
        entry.set("entry", source.path("id"));
        entry.put("kind", "REFERENCE");
        entry.set("title", JSON.objectNode().set("de", source.path("title")));
        copy(source, entry, "summary", "aliases");
        ArrayNode dates = source.path("dates") instanceof ArrayNode given ? given.deepCopy() : JSON.arrayNode();
        for (String what : List.of("published", "retrieved")) {
            boolean saidAlready = dates.valueStream()
                    .anyMatch(date -> date.path("what").asString("").equals(what));
            if (source.has(what) && !saidAlready) {
                dates.add(JSON.objectNode().put("what", what).set("edtf", source.get(what)));
            }
        }
        entry.set("dates", dates);
        if (source.has("author")) {
            entry.set(
                    "roles",
                    JSON.arrayNode()
                            .add(JSON.objectNode().put("role", "PUBLISHER").set("body", source.get("author"))));
        }
        if (source.has("sections")) {
            entry.set("sections", source.get("sections"));
        } else {
            entry.set("sections", JSON.arrayNode().add("QUELLEN"));
        }
        if (source.has("printed")) {
            entry.set("note", source.get("printed"));
        }
        entry.set("stand", documentStand());
        entry.set("sources", JSON.arrayNode().add(reference));
    }

    private void entry(JsonNode entry) {
        List<String> fields = new ArrayList<>(ENTRY_ATTRIBUTES);
        fields.addAll(List.of("id", "sources", "changes"));
        onlyKnown(entry, Set.copyOf(fields));
        JsonNode given = entry.path("changes");
        if (given.isMissingNode() || given.isEmpty()) {
            establish(entry, JSON.objectNode().put("type", "EntryRecorded"), entry);
            return;
        }
        for (int i = 0; i < given.size(); i++) {
            if (i == 0) {
                establish(entry, given.get(0), given.get(0));
            } else {
                follow(entry, given.get(i));
            }
        }
    }

    private void establish(JsonNode entry, JsonNode first, JsonNode place) {
        ObjectNode change = change(first.path("type").asString(""), place);
        change.set("entry", entry.path("id"));
        for (String attribute : ENTRY_ATTRIBUTES) {
            copy(entry, change, attribute);
        }
        first.propertyStream()
                .filter(field -> !field.getKey().equals("type"))
                .forEach(field -> change.set(field.getKey(), field.getValue()));
        if (!change.has("stand")) {
            change.set("stand", documentStand());
        }
        cite(change, first.has("sources") ? first.get("sources") : entry.path("sources"));
    }

    private void follow(JsonNode entry, JsonNode later) {
        ObjectNode change = change(later.path("type").asString(""), later);
        change.set("entry", entry.path("id"));
        later.propertyStream()
                .filter(field -> !field.getKey().equals("type"))
                .forEach(field -> change.set(field.getKey(), field.getValue()));
        if (!change.has("stand")) {
            change.set("stand", documentStand());
        }
        cite(change, later.path("sources"));
    }

    private void statement(JsonNode statement) {
        onlyKnown(statement, STATEMENT_FIELDS);
        ObjectNode change = change("StatementRecorded", statement);
        change.set("entry", statement.path("id"));
        change.set("summary", statement.path("text"));
        copy(statement, change, "title", "sections", "negative", "dates", "stand", "note");
        if (!change.has("stand")) {
            change.set("stand", documentStand());
        }
        cite(change, statement.path("sources"));
    }

    private void caveat(JsonNode caveat) {
        onlyKnown(caveat, CAVEAT_FIELDS);
        ObjectNode change = change("CovidCaveatRecorded", caveat);
        change.set("summary", caveat.path("text"));
        copy(caveat, change, "layer", "printed", "sections", "stand");
        if (!change.has("stand")) {
            change.set("stand", documentStand());
        }
        cite(change, caveat.path("sources"));
    }

    private ObjectNode change(String type, JsonNode place) {
        ObjectNode change = JSON.objectNode().put("type", type);
        tree.standsAt(change, place);
        changes.add(change);
        return change;
    }

    /** The sources named by id; without any it is the report itself. */
    private void cite(ObjectNode change, JsonNode ids) {
        ArrayNode cited = JSON.arrayNode();
        for (JsonNode id : ids) {
            ObjectNode source = sources.get(id.asString(""));
            if (source == null) {
                mistakes.add(tree.at(
                        id,
                        "",
                        "sources: eine Quelle „" + id.asString("") + "“ gibt es nicht",
                        "sources: there is no source \"" + id.asString("") + "\""));
            } else {
                cited.add(source);
            }
        }
        if (cited.isEmpty()) {
            cited.add(report());
        }
        change.set("sources", cited);
    }

    private static ObjectNode documentStand() {
        return JSON.objectNode().put("edtf", "2020-02").put("asPrinted", "Ende Februar 2020");
    }

    private static ObjectNode report() {
        return JSON.objectNode()
                .put(
                        "title",
                        "Strukturen und Ansätze zur Fachkräfteeinwanderung und zum Integrationsmanagement in den Bundesländern")
                .put("author", "Fachstelle Einwanderung")
                .put("published", "2020-04");
    }

    private static void copy(JsonNode from, ObjectNode to, String... fields) {
        for (String field : fields) {
            if (from.has(field)) {
                to.set(field, from.get(field));
            }
        }
    }

    private void onlyKnown(JsonNode node, Set<String> known) {
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                List<String> names = known.stream().sorted().toList();
                mistakes.add(tree.at(
                        node,
                        "/" + name,
                        name + ": das Feld ist unbekannt; bekannt sind " + names,
                        name + ": unknown field; known are " + names));
            }
        }
    }

    private List<ProfileChange> typed(ProfileCode code) {
        List<ProfileChange> typed = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            ArrayNode one = JSON.arrayNode().add(changes.get(i));
            try {
                typed.addAll(ChangeReader.read(code, one));
            } catch (ChangeReader.Unreadable unreadable) {
                for (ChangeReader.Mistake mistake : unreadable.mistakes()) {
                    String place = named(one, mistake.pointer()) + ": ";
                    mistakes.add(tree.at(
                            one,
                            mistake.pointer(),
                            place + mistake.reason().de(),
                            place + mistake.reason().in("en")));
                }
            }
        }
        stopAtMistakes();
        return typed;
    }

    private static String named(JsonNode one, @Nullable String pointer) {
        String entry = one.get(0).path("entry").asString("");
        String field = pointer == null || pointer.length() < 3 ? "" : pointer.substring(3);
        return (entry.isEmpty() ? "" : entry + " ") + field;
    }

    private void decide(ProfileCode code, List<ProfileChange> read) {
        List<RecordedChange> recorded = new ArrayList<>();
        History history = History.of(code);
        for (int i = 0; i < read.size(); i++) {
            try {
                new Rules(history).require(read.get(i), 0);
            } catch (Refusal refusal) {
                refused(changes.get(i), refusal);
            }
            recorded.add(new RecordedChange(i, Instant.EPOCH, "change-" + i, i + 1, Review.IMPORTED, read.get(i)));
            history = history.with(recorded.subList(i, i + 1));
        }
        for (int i = 0; i < read.size(); i++) {
            try {
                new Rules(history).requireReferences(read.subList(i, i + 1));
            } catch (Refusal refusal) {
                refused(changes.get(i), refusal);
            }
        }
    }

    private void refused(JsonNode change, Refusal refusal) {
        String place = named(JSON.arrayNode().add(change), null).strip() + ": ";
        mistakes.add(tree.at(
                change,
                "",
                place + refusal.reason().de(),
                place + refusal.rule() + ": " + refusal.reason().in("en")));
    }

    private void stopAtMistakes() {
        if (!mistakes.isEmpty()) {
            throw new UnsoundDocument(mistakes);
        }
    }
}
