package org.standbild.webframe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.standbild.profile.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The body of a request that is an object with known members. Every mistake is reported with its JSON pointer (RFC 6901), not only the
 * first.
 */
public final class ObjectBody {

    private static final int LARGEST_KIB = 512;

    private final JsonNode body;
    private final List<Problem.FieldError> mistakes = new ArrayList<>();

    private ObjectBody(JsonNode body) {
        this.body = body;
    }

    /**
     * An empty body is an object without members.
     *
     * @throws Problem when it is too large, no JSON, no object, or has an unknown member
     */
    public static ObjectBody of(byte[] bytes, Collection<String> members) {
        return of(bytes, members, LARGEST_KIB);
    }

    /** The same with a limit of its own. */
    public static ObjectBody of(byte[] bytes, Collection<String> members, int largestKib) {
        if (bytes.length > largestKib * 1024) {
            throw Problem.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "too-large",
                    new Text("Das ist zu viel auf einmal", "This is too much at once"),
                    new Text(
                            "Höchstens " + largestKib + " KiB, nicht " + bytes.length / 1024,
                            "At most " + largestKib + " KiB, not " + bytes.length / 1024));
        }
        ObjectBody read =
                new ObjectBody(bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : JsonBody.parse(bytes));
        List<String> known = members.stream().sorted().toList();
        if (!read.body.isObject()) {
            read.mistake("", "erwartet wird ein Objekt mit " + known, "expected is an object with " + known);
            read.stopAtMistakes();
        }
        read.requireKnown("", read.body, known);
        return read;
    }

    /**
     * Reports each member of an object inside that is not known.
     *
     * @param pointer where the object stands, empty for the body itself
     */
    public void requireKnown(String pointer, JsonNode object, Collection<String> known) {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                mistake(
                        pointer + "/" + name.replace("~", "~0").replace("/", "~1"),
                        "unbekanntes Feld; bekannt sind " + known,
                        "unknown field; known are " + known);
            }
        }
    }

    /** A missing node when there is none. */
    public JsonNode get(String member) {
        return body.path(member);
    }

    /** Words; absent when there are none, which is a mistake when they are needed, and after a mistake. */
    public @Nullable String text(String member, boolean needed, int longest) {
        JsonNode node = get(member);
        boolean given = !node.isMissingNode() && !node.isNull();
        String text = given ? node.asString("") : "";
        if (given && !node.isString()) {
            mistake("/" + member, "erwartet wird ein Text", "expected is a text");
        } else if (needed && text.isBlank()) {
            mistake("/" + member, "fehlt", "is missing");
        } else if (text.length() > longest) {
            mistake(
                    "/" + member,
                    "höchstens " + longest + " Zeichen, nicht " + text.length(),
                    "at most " + longest + " characters, not " + text.length());
        } else if (text.chars().anyMatch(c -> c < 0x20 && c != '\n' && c != '\r' && c != '\t' || c == 0x7f)) {
            mistake("/" + member, "enthält Steuerzeichen", "contains control characters");
        } else {
            return text.isBlank() ? null : text;
        }
        return null;
    }

    public void mistake(String pointer, String de, String en) {
        mistake(pointer, new Text(de, en));
    }

    public void mistake(String pointer, Text detail) {
        mistakes.add(new Problem.FieldError(pointer, detail));
    }

    public boolean hasMistakes() {
        return !mistakes.isEmpty();
    }

    /** @throws Problem 400 with every mistake, when there was one */
    public void stopAtMistakes() {
        if (!mistakes.isEmpty()) {
            throw Problem.mistakes(
                    "unreadable-request",
                    new Text("Die Anfrage ist so nicht lesbar", "The request cannot be read"),
                    mistakes);
        }
    }
}
