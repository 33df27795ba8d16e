package org.standbild.editorial.proposal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.change.ChangeReader;
import org.standbild.editorial.change.Refusal;
import org.standbild.editorial.change.Rules;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.History;
import org.standbild.profile.ProfileChange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What can be said of proposed changes before anybody decides: whether they can be read, whether they fit what is recorded now, which class
 * each has, and what they would overwrite.
 *
 * @param changes those that can be read, in their order
 * @param mistakes why others cannot be recorded; empty when all can
 * @param classes of each change; empty while there are mistakes
 */
public record Examination(
        List<ProfileChange> changes, List<Mistake> mistakes, List<ChangeClass> classes, List<Conflict> conflicts) {

    /** A change, where it stands in the proposal, and what its reviewer may call it. */
    record Examined(int index, ProfileChange change, Classes classes) {}

    /**
     * @param current everything recorded of the profile
     * @param baseVersion the version of the profile that the author looked at
     * @param raw the array of changes as it was sent
     */
    public static Examination of(History current, long baseVersion, JsonNode raw) {
        List<Mistake> mistakes = new ArrayList<>();
        List<Examined> examined = examine(current, raw, mistakes);
        List<ProfileChange> changes = examined.stream().map(Examined::change).toList();
        return new Examination(
                changes,
                List.copyOf(mistakes),
                mistakes.isEmpty()
                        ? examined.stream()
                                .map(each -> each.classes().proposed())
                                .toList()
                        : List.of(),
                Conflicts.between(current, baseVersion, readable(current, raw)));
    }

    /** All changes, each fit to be recorded after those before it. */
    static List<Examined> require(History current, JsonNode raw) {
        List<Mistake> mistakes = new ArrayList<>();
        List<Examined> examined = examine(current, raw, mistakes);
        if (!mistakes.isEmpty()) {
            throw Refused.with(mistakes);
        }
        return examined;
    }

    private static List<Examined> examine(History current, JsonNode raw, List<Mistake> mistakes) {
        List<Examined> examined = new ArrayList<>();
        History history = current;
        for (int index = 0; index < raw.size(); index++) {
            ProfileChange change = read(current, raw.get(index), index, mistakes);
            if (change == null) {
                continue;
            }
            try {
                new Rules(history).require(change, index);
            } catch (Refusal refusal) {
                mistakes.add(mistake(refusal, index));
                continue;
            }
            History longer = Tried.on(history, List.of(change));
            examined.add(new Examined(index, change, Classes.of(change, history, longer)));
            history = longer;
        }
        for (Examined each : examined) {
            try {
                new Rules(history).requireReferences(List.of(each.change()));
            } catch (Refusal refusal) {
                mistakes.add(mistake(refusal, each.index()));
            }
        }
        return examined;
    }

    private static Mistake mistake(Refusal refusal, int index) {
        return new Mistake(
                "/changes/" + index + (refusal.field() == null ? "" : "/" + refusal.field()),
                refusal.rule(),
                refusal.reason());
    }

    private static @Nullable ProfileChange read(History current, JsonNode one, int index, List<Mistake> mistakes) {
        try {
            return ChangeReader.read(
                            current.code(), JsonNodeFactory.instance.arrayNode().add(one))
                    .get(0);
        } catch (ChangeReader.Unreadable unreadable) {
            unreadable.mistakes().stream()
                    .map(mistake -> new Mistake(
                            "/changes/" + index + mistake.pointer().substring(2),
                            "unreadable-change",
                            mistake.reason()))
                    .forEach(mistakes::add);
            return null;
        }
    }

    private static List<ProfileChange> readable(History current, JsonNode raw) {
        List<ProfileChange> readable = new ArrayList<>();
        for (JsonNode one : raw) {
            ProfileChange change = read(current, one, 0, new ArrayList<>());
            if (change != null) {
                readable.add(change);
            }
        }
        return readable;
    }
}
