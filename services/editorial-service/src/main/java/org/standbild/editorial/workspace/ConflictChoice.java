package org.standbild.editorial.workspace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.proposal.Conflict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a proposal says after its writer has chosen, field by field, between what was recorded meanwhile and her own. */
final class ConflictChoice {

    /** Without them a change says nothing any more. */
    private static final List<String> SAYING = List.of(
            "title",
            "summary",
            "kind",
            "aliases",
            "sections",
            "dates",
            "roles",
            "locations",
            "commitment",
            "provisional",
            "negative",
            "concerns",
            "count",
            "supersededBy",
            "realisedAs",
            "sources");

    private ConflictChoice() {}

    /**
     * @param theirs the conflicts where what was recorded stays
     */
    static ArrayNode of(JsonNode changes, List<Conflict> theirs) {
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (JsonNode change : changes) {
            JsonNode left = change;
            for (Conflict conflict : theirs) {
                left = left == null ? null : without(left, conflict);
            }
            if (left != null) {
                kept.add(left);
            }
        }
        return kept;
    }

    /** The change without its say on that field; absent when the field is all it was about. */
    private static @Nullable JsonNode without(JsonNode change, Conflict conflict) {
        if (!(change instanceof ObjectNode object) || !isAbout(object, conflict)) {
            return change;
        }
        String field = conflict.field();
        String type = object.path("type").asString("");
        if (type.equals("EntryCorrected")) {
            String corrected = object.path("field").asString("");
            return field.equals("entry") || field.equals(corrected) || field.startsWith(corrected + ".")
                    ? null
                    : object;
        }
        if (field.equals("entry") || field.equals("status") || type.equals("SummaryRevised")) {
            return null;
        }
        ObjectNode left = object.deepCopy();
        if (field.startsWith("dates.")) {
            String what = field.substring("dates.".length());
            ArrayNode dates = JsonNodeFactory.instance.arrayNode();
            left.path("dates").forEach(date -> {
                if (!date.path("what").asString("").equals(what)) {
                    dates.add(date);
                }
            });
            left.set("dates", dates);
        } else {
            String member = field.replaceAll("\\.(de|en)$", "").replace("text", "summary");
            left.remove(member);
        }
        boolean saysNothing = SAYING.stream()
                .allMatch(member -> left.path(member).isMissingNode()
                        || left.path(member).isContainer() && left.path(member).isEmpty());
        return saysNothing && !type.endsWith("Ended") ? null : left;
    }

    private static boolean isAbout(ObjectNode change, Conflict conflict) {
        if (conflict.section() != null) {
            boolean names = false;
            for (JsonNode section : change.path("sections")) {
                names |= section.asString("").equals(conflict.section().name());
            }
            return names && change.path("type").asString("").equals("SummaryRevised");
        }
        return change.path("entry").asString("").equals(conflict.entry());
    }
}
