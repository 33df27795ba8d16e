package org.standbild.editorial.proposal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.standbild.editorial.change.JsonBody;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The body of a request about a proposal. Its changes need not be sound yet, only storable; every mistake is reported with its JSON pointer
 * (RFC 6901), not only the first.
 */
final class ProposalBody {

    private static final int LARGEST = 512 * 1024;
    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_CHANGES = 200;

    private final JsonNode body;
    private final List<Problem.FieldError> mistakes = new ArrayList<>();

    private ProposalBody(byte[] bytes, Set<String> members) {
        if (bytes.length > LARGEST) {
            throw Problem.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "proposal-too-large",
                    new Text("Der Vorschlag ist zu groß", "The proposal is too large"),
                    new Text(
                            "Ein Vorschlag hat höchstens 512 KiB, dieser hat " + bytes.length / 1024,
                            "A proposal has at most 512 KiB, this one has " + bytes.length / 1024));
        }
        this.body = bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : JsonBody.parse(bytes);
        if (!body.isObject()) {
            mistake("", "erwartet wird ein Objekt mit " + members, "expected is an object with " + members);
            stopAtMistakes();
        }
        for (String name : body.propertyNames()) {
            if (!members.contains(name)) {
                mistake(
                        "/" + name.replace("~", "~0").replace("/", "~1"),
                        "unbekanntes Feld; bekannt sind " + sorted(members),
                        "unknown field; known are " + sorted(members));
            }
        }
    }

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
        ProposalBody body = new ProposalBody(bytes, Set.of("profile", "note", "changes", "baseVersion"));
        ProfileCode profile =
                ProfileCode.find(body.body.path("profile").asString("")).orElse(null);
        if (profile == null) {
            body.mistake("/profile", "erwartet wird DE oder DE-BW bis DE-TH", "expected is DE or DE-BW to DE-TH");
        }
        return body.draft(profile);
    }

    /** @param profile of the draft, which stays what it is */
    static Draft revision(byte[] bytes, ProfileCode profile) {
        ProposalBody body = new ProposalBody(bytes, Set.of("profile", "note", "changes", "baseVersion"));
        if (body.body.has("profile")
                && !profile.code().equals(body.body.path("profile").asString(""))) {
            body.mistake(
                    "/profile",
                    "ein Vorschlag bleibt bei seinem Profil, hier " + profile,
                    "a proposal stays with its profile, here " + profile);
        }
        return body.draft(profile);
    }

    private Draft draft(@Nullable ProfileCode profile) {
        String note = text("note", false);
        JsonNode changes = body.has("changes") ? body.get("changes") : JsonNodeFactory.instance.arrayNode();
        if (!changes.isArray() || changes.size() > MOST_CHANGES) {
            mistake(
                    "/changes",
                    "erwartet wird ein Array mit höchstens " + MOST_CHANGES + " Änderungen",
                    "expected is an array with at most " + MOST_CHANGES + " changes");
        } else {
            for (int index = 0; index < changes.size(); index++) {
                if (!changes.get(index).isObject()) {
                    mistake("/changes/" + index, "eine Änderung ist ein Objekt", "a change is an object");
                }
            }
        }
        Long baseVersion = null;
        JsonNode base = body.get("baseVersion");
        if (base != null && !base.isNull()) {
            if (base.isIntegralNumber() && base.canConvertToLong() && base.longValue() >= 0) {
                baseVersion = base.longValue();
            } else {
                mistake(
                        "/baseVersion",
                        "erwartet wird eine Version des Profils, eine ganze Zahl ab 0",
                        "expected is a version of the profile, a whole number from 0");
            }
        }
        stopAtMistakes();
        return new Draft(Objects.requireNonNull(profile), note, changes, baseVersion);
    }

    /** The reason that a body consists of; absent only when it is not needed and not given. */
    static @Nullable String reason(byte[] bytes, boolean needed) {
        ProposalBody body = new ProposalBody(bytes, Set.of("reason"));
        String reason = body.text("reason", needed);
        body.stopAtMistakes();
        return reason;
    }

    record Said(String text, @Nullable String pointer) {}

    static Said comment(byte[] bytes) {
        ProposalBody body = new ProposalBody(bytes, Set.of("text", "pointer"));
        String text = body.text("text", true);
        String pointer = body.text("pointer", false);
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
        ProposalBody body = new ProposalBody(bytes, Set.of("classes"));
        JsonNode given = body.body.path("classes");
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

    private @Nullable String text(String name, boolean needed) {
        JsonNode node = body.get(name);
        String text = node == null || node.isNull() ? null : node.asString("");
        if (text != null && !node.isString()) {
            mistake("/" + name, "erwartet wird ein Text", "expected is a text");
        } else if (needed && (text == null || text.isBlank())) {
            mistake("/" + name, "fehlt", "is missing");
        } else if (text != null && text.length() > LONGEST_TEXT) {
            mistake(
                    "/" + name,
                    "höchstens " + LONGEST_TEXT + " Zeichen, nicht " + text.length(),
                    "at most " + LONGEST_TEXT + " characters, not " + text.length());
        } else if (text != null && text.chars().anyMatch(c -> c < 0x20 && c != '\n' && c != '\r' && c != '\t')) {
            mistake("/" + name, "enthält Steuerzeichen", "contains control characters");
        }
        return text == null || text.isBlank() ? null : text;
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    private void mistake(String pointer, String de, String en) {
        mistakes.add(new Problem.FieldError(pointer, new Text(de, en)));
    }

    private void stopAtMistakes() {
        if (mistakes.isEmpty()) {
            return;
        }
        int count = mistakes.size();
        Problem problem = Problem.of(
                HttpStatus.BAD_REQUEST,
                "unreadable-proposal",
                new Text("Die Anfrage ist so nicht lesbar", "The request cannot be read"),
                new Text(
                        count == 1 ? "1 Feld ist zu berichtigen" : count + " Felder sind zu berichtigen",
                        count == 1 ? "1 field is to be mended" : count + " fields are to be mended"));
        mistakes.forEach(mistake -> problem.error(mistake.pointer(), mistake.detail()));
        throw problem;
    }
}
