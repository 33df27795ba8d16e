package org.standbild.editorial.workspace;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two people have written to one change of a draft: what only one of them touched is taken over, of the rest somebody chooses.
 *
 * @param merged with hers where both have written and nobody has chosen yet
 * @param open members that both have written, and where nobody has chosen yet
 */
record Merge(ObjectNode merged, List<String> open) {

    /** Whose value is to stay. */
    enum Choice {
        MINE,
        THEIRS
    }

    /** @param derived members that follow from the others, so that nobody is asked about them */
    static Merge of(
            JsonNode base, ObjectNode theirs, ObjectNode mine, Map<String, Choice> choices, Set<String> derived) {
        ObjectNode merged = theirs.deepCopy();
        List<String> open = new ArrayList<>();
        Set<String> members = new LinkedHashSet<>(theirs.propertyNames());
        members.addAll(mine.propertyNames());
        members.removeAll(derived);
        for (String member : members) {
            boolean hersMoved = !Objects.equals(base.get(member), mine.get(member));
            if (!hersMoved || Objects.equals(mine.get(member), theirs.get(member))) {
                continue;
            }
            boolean theirsMoved = !Objects.equals(base.get(member), theirs.get(member));
            Choice choice = choices.get(member);
            if (theirsMoved && choice == null) {
                open.add(member);
            }
            if (!theirsMoved || choice != Choice.THEIRS) {
                put(merged, member, mine.get(member));
            }
        }
        return new Merge(merged, open);
    }

    private static void put(ObjectNode merged, String member, @Nullable JsonNode value) {
        if (value == null) {
            merged.remove(member);
        } else {
            merged.set(member, value);
        }
    }
}
