package org.standbild.editorial.upload;

import org.jspecify.annotations.Nullable;
import org.standbild.profile.ChangeType;
import org.standbild.profile.Text;
import tools.jackson.databind.JsonNode;

/**
 * A change that a file stands for, as one line of a preview.
 *
 * @param field absent when it is about the entry as a whole
 * @param before absent when there was nothing
 * @param after absent when nothing is left
 */
record Line(
        Text type,
        String entry,
        @Nullable String field,
        @Nullable String before,
        @Nullable String after) {

    static Line of(JsonNode change) {
        String type = change.path("type").asString("");
        return new Line(
                ChangeType.named(type).map(ChangeType::label).orElseGet(() -> Text.de(type)),
                change.path("entry").asString(""),
                change.has("field") ? change.get("field").asString("") : null,
                said(change.path("before")),
                change.has("after")
                        ? said(change.get("after"))
                        : said(
                                change.has("sources") && type.startsWith("Source")
                                        ? change.get("sources")
                                        : change.path("title")));
    }

    /** Values as somebody would say them, without the punctuation of JSON. */
    private static @Nullable String said(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isArray()) {
            StringBuilder all = new StringBuilder();
            for (JsonNode each : value) {
                all.append(all.isEmpty() ? "" : " | ").append(said(each));
            }
            return all.toString();
        }
        if (value.isObject()) {
            StringBuilder all = new StringBuilder();
            value.properties()
                    .forEach(member -> all.append(all.isEmpty() ? "" : ", ").append(said(member.getValue())));
            return all.toString();
        }
        return value.asString("");
    }
}
