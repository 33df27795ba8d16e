package org.standbild.editorial.workspace;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A value of a draft, which need not be sound, as one line of text. */
final class Plain {

    private Plain() {}

    /** A dash for none; the wording of a date rather than its EDTF. */
    static String of(@Nullable JsonNode value) {
        String said = said(value);
        return said.isBlank() ? "–" : said;
    }

    private static String said(@Nullable JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (value.isValueNode()) {
            return value.asString("");
        }
        if (value.has("asPrinted")) {
            return value.get("asPrinted").asString("");
        }
        List<String> parts = new ArrayList<>();
        value.forEach(each -> parts.add(said(each)));
        parts.removeIf(String::isBlank);
        return String.join(value.isArray() ? "; " : ", ", parts);
    }
}
