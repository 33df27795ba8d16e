package org.standbild.editorial.workspace;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.change.Before;
import org.standbild.profile.ChangeType;
import org.standbild.profile.Edtf;
import org.standbild.profile.NotEdtf;
import org.standbild.profile.Stand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a change says and nobody types: the short name of a new entry follows from its title, what a correction replaces from the profile. */
final class Derived {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(always -> always.withValueInclusion(JsonInclude.Include.NON_EMPTY))
            .build();

    private Derived() {}

    /** Calls the entry that the change brings into being after its title. */
    static void name(ObjectNode change, Surroundings around) {
        String slug = Slug.of(change, around.slugs());
        if (slug.isEmpty()) {
            change.remove("entry");
        } else {
            change.put("entry", slug);
        }
    }

    /** Notes in a correction what it replaces. */
    static void before(ChangeType type, ObjectNode change, Surroundings around) {
        if (type != ChangeType.ENTRY_CORRECTED) {
            return;
        }
        Object before = replacedBy(change, around);
        if (before == null) {
            change.remove("before");
        } else {
            change.set("before", JSON.<JsonNode>valueToTree(before));
        }
    }

    /** What the field says on the day from which the correction is to be true, today's last word without one; absent for nothing. */
    static @Nullable Object replacedBy(JsonNode correction, Surroundings around) {
        String entry = correction.path("entry").asString("");
        String field = correction.path("field").asString("");
        return entry.isEmpty() || field.isEmpty()
                ? null
                : Before.of(around.history().at(day(correction.path("stand"))), entry, field);
    }

    private static LocalDate day(JsonNode stand) {
        try {
            return new Stand(Edtf.of(stand.path("edtf").asString("")), null, null).takesEffect();
        } catch (NotEdtf e) {
            return LocalDate.MAX;
        }
    }
}
