package org.standbild.editorial.workspace;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.standbild.editorial.change.ChangeReader;
import org.standbild.editorial.proposal.Examination;
import org.standbild.editorial.proposal.Mistake;
import org.standbild.profile.ChangeType;
import org.standbild.profile.History;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The changes of a proposal as they are written: JSON, sound or not, held against the profile. */
final class Draft {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> REFERENCES = List.of("entry", "concerns", "supersededBy", "realisedAs");

    private final History history;
    private final ArrayNode changes;
    private final Examination examination;

    Draft(History history, long baseVersion, JsonNode changes) {
        this.history = history;
        this.changes = NODES.arrayNode();
        changes.forEach(this.changes::add);
        this.examination = Examination.of(history, baseVersion, this.changes);
    }

    ArrayNode changes() {
        return changes;
    }

    int size() {
        return changes.size();
    }

    ObjectNode change(int index) {
        if (index < 0 || index >= changes.size() || !(changes.get(index) instanceof ObjectNode change)) {
            throw Problem.of(
                    HttpStatus.NOT_FOUND,
                    "no-such-change",
                    new Text("Diese Änderung gibt es nicht", "There is no such change"),
                    new Text(
                            "Der Vorschlag hat " + changes.size() + " Änderungen.",
                            "The proposal has " + changes.size() + " changes."));
        }
        return change;
    }

    /** Empty for a type that nobody knows; only programs send such. */
    Optional<ChangeType> type(int index) {
        return ChangeType.named(change(index).path("type").asString(""));
    }

    List<Mistake> mistakes(int index) {
        String here = "/changes/" + index;
        return examination.mistakes().stream()
                .filter(mistake ->
                        mistake.pointer().equals(here) || mistake.pointer().startsWith(here + "/"))
                .toList();
    }

    /** The same as places in the form of that change. */
    List<Fault> faults(int index) {
        int prefix = ("/changes/" + index).length();
        return mistakes(index).stream()
                .map(mistake -> {
                    String path = mistake.pointer().substring(prefix);
                    return new Fault(path.isEmpty() ? "" : path.substring(1).replace('/', '.'), mistake.reason());
                })
                .toList();
    }

    /** The change, when it could be recorded as it is. */
    Optional<ProfileChange> sound(int index) {
        return mistakes(index).isEmpty() ? readable(index) : Optional.empty();
    }

    private Optional<ProfileChange> readable(int index) {
        try {
            return Optional.of(
                    ChangeReader.read(history.code(), NODES.arrayNode().add(change(index)))
                            .get(0));
        } catch (ChangeReader.Unreadable e) {
            return Optional.empty(); // its mistakes are among those of the examination
        }
    }

    /** Those that could be recorded, without one and without what comes after it of the same entry. */
    List<ProfileChange> others(int index) {
        String entry = changes.path(index).path("entry").asString("");
        List<ProfileChange> others = new ArrayList<>();
        for (int other = 0; other < changes.size(); other++) {
            boolean isLater = other > index
                    && changes.path(other).path("entry").asString("").equals(entry);
            if (other != index && !isLater) {
                sound(other).ifPresent(others::add);
            }
        }
        return others;
    }

    /** The same with another change in that place; what referred to its entry by the old slug refers to the new one. */
    ArrayNode with(int index, ObjectNode change) {
        String before = change(index).path("entry").asString("");
        String after = change.path("entry").asString("");
        boolean isRenamed = !before.isEmpty() && !after.isEmpty() && !before.equals(after) && !isKnown(before);
        ArrayNode all = NODES.arrayNode();
        for (int other = 0; other < changes.size(); other++) {
            JsonNode each = other == index ? change : changes.get(other);
            all.add(isRenamed && other != index ? renamed(each, before, after) : each);
        }
        return all;
    }

    private boolean isKnown(String slug) {
        return history.at(LocalDate.MAX).entry(slug).isPresent();
    }

    private static JsonNode renamed(JsonNode change, String before, String after) {
        if (!(change instanceof ObjectNode original)) {
            return change;
        }
        ObjectNode renamed = original.deepCopy();
        for (String member : REFERENCES) {
            if (renamed.path(member).asString("").equals(before)) {
                renamed.put(member, after);
            }
        }
        if (renamed.path("merged") instanceof ArrayNode merged) {
            for (int i = 0; i < merged.size(); i++) {
                if (merged.path(i).asString("").equals(before)) {
                    merged.set(i, NODES.stringNode(after));
                }
            }
        }
        if (renamed.path("plans") instanceof ArrayNode plans) {
            for (int i = 0; i < plans.size(); i++) {
                plans.set(i, renamed(plans.get(i), before, after));
            }
        }
        return renamed;
    }

    ArrayNode without(int index) {
        change(index);
        ArrayNode all = changes.deepCopy();
        all.remove(index);
        return all;
    }

    ArrayNode and(ChangeType type) {
        ArrayNode all = changes.deepCopy();
        all.addObject().put("type", type.typeName());
        return all;
    }

    Set<Integer> unsound() {
        return IntStream.range(0, size())
                .filter(index -> !mistakes(index).isEmpty())
                .boxed()
                .collect(Collectors.toSet());
    }

    ProfileCode code() {
        return history.code();
    }

    History history() {
        return history;
    }
}
