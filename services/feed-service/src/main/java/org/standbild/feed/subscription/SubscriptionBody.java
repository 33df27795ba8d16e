package org.standbild.feed.subscription;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.standbild.feed.change.ChangeFilter;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What clients send about subscriptions. Every mistake is reported with its JSON pointer, not only the first. */
public final class SubscriptionBody {

    private static final List<String> MEMBERS =
            List.of("channel", "url", "address", "filter", "frequency", "language", "contact", "after");
    private static final List<String> FILTER = List.of("profile", "section", "kind", "class", "type", "entry");
    private static final int LARGEST = 64 * 1024;
    private static final int LONGEST = 2_000;
    private static final int MOST_VALUES = 200;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode body;
    private final List<Problem.FieldError> mistakes = new ArrayList<>();

    private SubscriptionBody(JsonNode body) {
        this.body = body;
    }

    /**
     * @param deliveries which channels there are, and what they say of an address
     * @param owner name of who is logged in; absent for everybody else
     * @throws Problem 400 with every mistake
     */
    static Subscriptions.Wish wish(
            byte[] bytes, Function<Channel, Optional<Delivery>> deliveries, @Nullable String owner, long head) {
        SubscriptionBody read = object(bytes, MEMBERS);
        Channel channel = read.word("channel", Channel.values(), Channel::word, true);
        Delivery delivery = channel == null ? null : deliveries.apply(channel).orElse(null);
        if (channel != null && delivery == null) {
            read.mistake("/channel", "auf diesem Weg wird hier nicht benachrichtigt", "nobody is told this way here");
        }
        Text unavailable = delivery == null ? null : delivery.unavailable();
        if (channel != null && unavailable != null) {
            throw SubscriptionProblems.unavailable(channel, unavailable);
        }
        String address = channel == null ? null : read.address(channel, delivery);
        ChangeFilter filter = read.filter();
        Frequency frequency = read.word("frequency", Frequency.values(), Frequency::word, false);
        if (channel == Channel.WEBHOOK && frequency != null) {
            read.mistake(
                    "/frequency", "ein Webhook meldet sofort; lassen Sie das weg", "a webhook tells at once; omit it");
        }
        if (channel == Channel.EMAIL && frequency == null) {
            frequency = Frequency.IMMEDIATE;
        }
        String language = read.text("language", false);
        if (language != null && !language.equals("de") && !language.equals("en")) {
            read.mistake("/language", "möglich sind de und en", "possible are de and en");
        }
        String contact = read.contact(channel, deliveries);
        Long after = read.after(head);
        read.stopAtMistakes();
        return new Subscriptions.Wish(
                Objects.requireNonNull(channel),
                Objects.requireNonNull(address),
                contact,
                filter,
                frequency,
                language == null ? "de" : language,
                after,
                owner);
    }

    /**
     * The two positions of a range, each inclusive.
     *
     * @throws Problem 400 with every mistake
     */
    public static long[] range(byte[] bytes, long head) {
        SubscriptionBody read = object(bytes, List.of("from", "to"));
        long from = read.position("from", 0, head);
        long to = read.position("to", head, head);
        if (from > to && read.mistakes.isEmpty()) {
            read.mistake("/from", "darf nicht hinter „to“ liegen", "must not be behind \"to\"");
        }
        read.stopAtMistakes();
        return new long[] {from, to};
    }

    private static SubscriptionBody object(byte[] bytes, List<String> members) {
        SubscriptionBody read = new SubscriptionBody(parse(bytes));
        if (!read.body.isObject()) {
            read.mistake("", "erwartet wird ein Objekt mit " + members, "expected is an object with " + members);
            read.stopAtMistakes();
        }
        read.requireKnown("", read.body, members);
        return read;
    }

    private static JsonNode parse(byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw Problem.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "too-large",
                    new Text("Das ist zu viel auf einmal", "This is too much at once"),
                    new Text("Höchstens 64 KiB.", "At most 64 KiB."));
        }
        if (bytes.length == 0) {
            return JSON.createObjectNode();
        }
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " (" + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr() + ")";
            throw Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "not-json",
                    new Text("Kein lesbares JSON", "No readable JSON"),
                    new Text(
                            "Der Rumpf ist kein gültiges JSON" + where + ": " + e.getOriginalMessage(),
                            "The body is not valid JSON" + where + ": " + e.getOriginalMessage()));
        }
    }

    private void requireKnown(String pointer, JsonNode object, List<String> members) {
        for (String name : object.propertyNames()) {
            if (!members.contains(name)) {
                mistake(
                        pointer + "/" + name.replace("~", "~0").replace("/", "~1"),
                        "unbekanntes Feld; bekannt sind " + members,
                        "unknown field; known are " + members);
            }
        }
    }

    private @Nullable String address(Channel channel, @Nullable Delivery delivery) {
        String mine = channel == Channel.WEBHOOK ? "url" : "address";
        String other = channel == Channel.WEBHOOK ? "address" : "url";
        if (!body.path(other).isMissingNode()) {
            mistake(
                    "/" + other,
                    "gehört nicht zu „" + channel.word() + "“; erwartet wird „" + mine + "“",
                    "does not belong to \"" + channel.word() + "\"; expected is \"" + mine + "\"");
        }
        String address = text(mine, true);
        Text refusal = address == null || delivery == null ? null : delivery.refusal(address.strip());
        if (refusal != null) {
            mistakes.add(new Problem.FieldError("/" + mine, refusal));
        }
        return address == null ? null : address.strip();
    }

    private @Nullable String contact(@Nullable Channel channel, Function<Channel, Optional<Delivery>> deliveries) {
        String contact = text("contact", false);
        if (contact == null) {
            return null;
        }
        if (channel == Channel.EMAIL) {
            mistake("/contact", "gibt es nur bei einem Webhook", "there is one only with a webhook");
        }
        Text refusal = deliveries
                .apply(Channel.EMAIL)
                .map(mail -> mail.refusal(contact.strip()))
                .orElse(null);
        if (refusal != null || !contact.strip().matches("[^@\\s]+@[^@\\s]+")) {
            mistakes.add(new Problem.FieldError(
                    "/contact",
                    refusal != null
                            ? refusal
                            : new Text("erwartet wird eine Mailadresse", "expected is a mail address")));
        }
        return contact.strip();
    }

    private ChangeFilter filter() {
        JsonNode given = body.path("filter");
        if (given.isMissingNode() || given.isNull()) {
            return ChangeFilter.EVERYTHING;
        }
        if (!given.isObject()) {
            mistake("/filter", "erwartet wird ein Objekt mit " + FILTER, "expected is an object with " + FILTER);
            return ChangeFilter.EVERYTHING;
        }
        requireKnown("/filter", given, FILTER);
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (String name : FILTER) {
            List<String> values = values(name, given.path(name));
            if (!values.isEmpty()) {
                lists.put(name, values);
            }
        }
        return mistakes.isEmpty() ? ChangeFilter.ofLists(lists) : ChangeFilter.EVERYTHING;
    }

    private List<String> values(String name, JsonNode given) {
        String pointer = "/filter/" + name;
        List<String> values = new ArrayList<>();
        if (given.isMissingNode() || given.isNull()) {
            return values;
        }
        if (!given.isArray() || given.size() > MOST_VALUES) {
            mistake(
                    pointer,
                    "erwartet wird ein Array mit höchstens " + MOST_VALUES + " Werten",
                    "expected is an array with at most " + MOST_VALUES + " values");
            return values;
        }
        for (int index = 0; index < given.size(); index++) {
            JsonNode value = given.get(index);
            String word = value.isString() ? value.asString() : "";
            if (word.isBlank() || word.contains(",")) {
                mistake(pointer + "/" + index, "erwartet wird ein einzelner Wert", "expected is a single value");
                continue;
            }
            try {
                ChangeFilter.ofLists(Map.of(name, List.of(word)));
                values.add(word);
            } catch (Problem unknown) {
                mistakes.add(new Problem.FieldError(pointer + "/" + index, unknown.detail()));
            }
        }
        return values;
    }

    private @Nullable Long after(long head) {
        JsonNode given = body.path("after");
        if (given.isMissingNode() || given.isNull()) {
            return null;
        }
        return number("/after", given, -1, head, head);
    }

    private long position(String member, long absent, long head) {
        JsonNode given = body.path(member);
        return given.isMissingNode() || given.isNull() ? absent : number("/" + member, given, 0, head, absent);
    }

    private long number(String pointer, JsonNode given, long least, long most, long otherwise) {
        if (given.isIntegralNumber() && given.canConvertToLong()) {
            long number = given.longValue();
            if (number >= least && number <= most) {
                return number;
            }
        }
        mistake(
                pointer,
                "erwartet wird eine Position von " + least + " bis " + most,
                "expected is a position from " + least + " to " + most);
        return otherwise;
    }

    private <T> @Nullable T word(String member, T[] all, Function<T, String> name, boolean needed) {
        String given = text(member, needed);
        if (given == null) {
            return null;
        }
        List<String> names = Arrays.stream(all).map(name).toList();
        int index = names.indexOf(given);
        if (index < 0) {
            mistake(
                    "/" + member,
                    "möglich sind " + String.join(", ", names),
                    "possible are " + String.join(", ", names));
            return null;
        }
        return all[index];
    }

    private @Nullable String text(String member, boolean needed) {
        JsonNode node = body.path(member);
        boolean given = !node.isMissingNode() && !node.isNull();
        String text = given && node.isString() ? node.asString() : "";
        if (given && !node.isString()) {
            mistake("/" + member, "erwartet wird ein Text", "expected is a text");
        } else if (needed && text.isBlank()) {
            mistake("/" + member, "fehlt", "is missing");
        } else if (text.length() > LONGEST) {
            mistake("/" + member, "höchstens " + LONGEST + " Zeichen", "at most " + LONGEST + " characters");
        } else if (text.chars().anyMatch(Character::isISOControl)) {
            mistake("/" + member, "enthält Steuerzeichen", "contains control characters");
        } else {
            return text.isBlank() ? null : text;
        }
        return null;
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
                "unreadable-request",
                new Text("Die Anfrage ist so nicht lesbar", "The request cannot be read"),
                new Text(
                        count == 1 ? "1 Feld ist zu berichtigen" : count + " Felder sind zu berichtigen",
                        count == 1 ? "1 field is to be mended" : count + " fields are to be mended"));
        mistakes.forEach(mistake -> problem.error(mistake.pointer(), mistake.detail()));
        throw problem;
    }
}
