package org.standbild.editorial.proposal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.ProfileCode;
import org.standbild.webframe.ObjectBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What clients send about proposals. The changes of a draft need not be sound yet, only storable. */
final class ProposalBody {

    private static final Set<String> DRAFT = Set.of("profile", "note", "changes", "baseVersion");
    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_CHANGES = 200;

    private ProposalBody() {}

    /**
     * What a draft says.
     *
     * @param baseVersion absent when the client did not name one
     */
    record Draft(
            ProfileCode profile,
            @Nullable String note,
            JsonNode changes,
            @Nullable Long baseVersion) {}

    static Draft draft(byte[] bytes) {
        ObjectBody body = ObjectBody.of(bytes, DRAFT);
        ProfileCode profile = ProfileCode.find(body.get("profile").asString("")).orElse(null);
        if (profile == null) {
            body.mistake("/profile", "erwartet wird DE oder DE-BW bis DE-TH", "expected is DE or DE-BW to DE-TH");
        }
        return draft(body, profile);
    }

    /** @param profile of the draft, which stays what it is */
    static Draft revision(byte[] bytes, ProfileCode profile) {
        ObjectBody body = ObjectBody.of(bytes, DRAFT);
        String named = body.get("profile").asString(profile.code());
        if (!profile.code().equals(named)) {
            body.mistake(
                    "/profile",
                    "ein Vorschlag bleibt bei seinem Profil, hier " + profile,
                    "a proposal stays with its profile, here " + profile);
        }
        return draft(body, profile);
    }

    private static Draft draft(ObjectBody body, @Nullable ProfileCode profile) {
        String note = body.text("note", false, LONGEST_TEXT);
        JsonNode changes =
                body.get("changes").isMissingNode() ? JsonNodeFactory.instance.arrayNode() : body.get("changes");
        if (!changes.isArray() || changes.size() > MOST_CHANGES) {
            body.mistake(
                    "/changes",
                    "erwartet wird ein Array mit höchstens " + MOST_CHANGES + " Änderungen",
                    "expected is an array with at most " + MOST_CHANGES + " changes");
        } else {
            for (int index = 0; index < changes.size(); index++) {
                if (!changes.get(index).isObject()) {
                    body.mistake("/changes/" + index, "eine Änderung ist ein Objekt", "a change is an object");
                }
            }
        }
        Long baseVersion = null;
        JsonNode base = body.get("baseVersion");
        if (!base.isMissingNode() && !base.isNull()) {
            if (base.isIntegralNumber() && base.canConvertToLong() && base.longValue() >= 0) {
                baseVersion = base.longValue();
            } else {
                body.mistake(
                        "/baseVersion",
                        "erwartet wird eine Version des Profils, eine ganze Zahl ab 0",
                        "expected is a version of the profile, a whole number from 0");
            }
        }
        body.stopAtMistakes();
        return new Draft(Objects.requireNonNull(profile), note, changes, baseVersion);
    }

    /** The reason that a body consists of; absent only when it is not needed and not given. */
    static @Nullable String reason(byte[] bytes, boolean needed) {
        ObjectBody body = ObjectBody.of(bytes, Set.of("reason"));
        String reason = body.text("reason", needed, LONGEST_TEXT);
        body.stopAtMistakes();
        return reason;
    }

    record Said(String text, @Nullable String pointer) {}

    static Said comment(byte[] bytes) {
        ObjectBody body = ObjectBody.of(bytes, Set.of("text", "pointer"));
        String text = body.text("text", true, LONGEST_TEXT);
        String pointer = body.text("pointer", false, 200);
        if (pointer != null && !pointer.startsWith("/")) {
            body.mistake(
                    "/pointer",
                    "erwartet wird ein JSON-Pointer wie /changes/0/title",
                    "expected is a JSON pointer such as /changes/0/title");
        }
        body.stopAtMistakes();
        return new Said(Objects.requireNonNull(text), pointer);
    }

    /** The classes that a reviewer confirms, each absent for the one that follows; none at all for all of those. */
    static List<@Nullable ChangeClass> classes(byte[] bytes) {
        ObjectBody body = ObjectBody.of(bytes, Set.of("classes"));
        JsonNode given = body.get("classes");
        List<@Nullable ChangeClass> classes = new ArrayList<>();
        if (!given.isMissingNode() && !given.isArray()) {
            body.mistake("/classes", "erwartet wird ein Array", "expected is an array");
        }
        for (int index = 0; index < given.size(); index++) {
            String name = given.get(index).asString("");
            ChangeClass confirmed = Arrays.stream(ChangeClass.values())
                    .filter(known -> known.name().equals(name))
                    .findFirst()
                    .orElse(null);
            if (confirmed == null && !given.get(index).isNull()) {
                body.mistake(
                        "/classes/" + index,
                        "möglich sind " + Arrays.toString(ChangeClass.values()) + " und null",
                        "possible are " + Arrays.toString(ChangeClass.values()) + " and null");
            }
            classes.add(confirmed);
        }
        body.stopAtMistakes();
        return classes;
    }
}
