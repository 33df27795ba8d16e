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
import org.standbild.feed.change.ChangeFilter;
import org.standbild.profile.Text;
import org.standbild.webframe.ObjectBody;
import org.standbild.webframe.Problem;
import tools.jackson.databind.JsonNode;

/** What clients send about subscriptions. Every mistake is reported with its JSON pointer, not only the first. */
public final class SubscriptionBody {

    private static final List<String> MEMBERS =
            List.of("channel", "url", "address", "filter", "frequency", "language", "contact", "after");
    private static final List<String> FILTER = List.of("profile", "section", "kind", "class", "type", "entry");
    private static final int LARGEST_KIB = 64;
    private static final int LONGEST = 2_000;
    private static final int MOST_VALUES = 200;

    private final ObjectBody body;

    private SubscriptionBody(ObjectBody body) {
        this.body = body;
    }

    /**
     * @param deliveries which channels there are, and what they say of an address
     * @param owner name of who is logged in; absent for everybody else
     * @throws Problem 400 with every mistake
     */
    static Subscriptions.Wish wish(
            byte[] bytes, Function<Channel, Optional<Delivery>> deliveries, @Nullable String owner, long head) {
        SubscriptionBody read = new SubscriptionBody(ObjectBody.of(bytes, MEMBERS, LARGEST_KIB));
        Channel channel = read.word("channel", Channel.values(), Channel::word, true);
        Delivery delivery = channel == null ? null : deliveries.apply(channel).orElse(null);
        if (channel != null && delivery == null) {
            read.body.mistake(
                    "/channel", "auf diesem Weg wird hier nicht benachrichtigt", "nobody is told this way here");
        }
        Text unavailable = delivery == null ? null : delivery.unavailable();
        if (channel != null && unavailable != null) {
            throw SubscriptionProblems.unavailable(channel, unavailable);
        }
        String address = channel == null ? null : read.address(channel, delivery);
        ChangeFilter filter = read.filter();
        Frequency frequency = read.word("frequency", Frequency.values(), Frequency::word, false);
        if (channel == Channel.WEBHOOK && frequency != null) {
            read.body.mistake(
                    "/frequency", "ein Webhook meldet sofort; lassen Sie das weg", "a webhook tells at once; omit it");
        }
        if (channel == Channel.EMAIL && frequency == null) {
            frequency = Frequency.IMMEDIATE;
        }
        String language = read.text("language", false);
        if (language != null && !language.equals("de") && !language.equals("en")) {
            read.body.mistake("/language", "möglich sind de und en", "possible are de and en");
        }
        String contact = read.contact(channel, deliveries);
        Long after = read.after(head);
        read.body.stopAtMistakes();
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
        SubscriptionBody read = new SubscriptionBody(ObjectBody.of(bytes, List.of("from", "to"), LARGEST_KIB));
        long from = read.position("from", 0, head);
        long to = read.position("to", head, head);
        if (from > to && !read.body.hasMistakes()) {
            read.body.mistake("/from", "darf nicht hinter „to“ liegen", "must not be behind \"to\"");
        }
        read.body.stopAtMistakes();
        return new long[] {from, to};
    }

    private @Nullable String address(Channel channel, @Nullable Delivery delivery) {
        String mine = channel == Channel.WEBHOOK ? "url" : "address";
        String other = channel == Channel.WEBHOOK ? "address" : "url";
        if (!body.get(other).isMissingNode()) {
            body.mistake(
                    "/" + other,
                    "gehört nicht zu „" + channel.word() + "“; erwartet wird „" + mine + "“",
                    "does not belong to \"" + channel.word() + "\"; expected is \"" + mine + "\"");
        }
        String address = text(mine, true);
        Text refusal = address == null || delivery == null ? null : delivery.refusal(address.strip());
        if (refusal != null) {
            body.mistake("/" + mine, refusal);
        }
        return address == null ? null : address.strip();
    }

    private @Nullable String contact(@Nullable Channel channel, Function<Channel, Optional<Delivery>> deliveries) {
        String contact = text("contact", false);
        if (contact == null) {
            return null;
        }
        if (channel == Channel.EMAIL) {
            body.mistake("/contact", "gibt es nur bei einem Webhook", "there is one only with a webhook");
        }
        Text refusal = deliveries
                .apply(Channel.EMAIL)
                .map(mail -> mail.refusal(contact.strip()))
                .orElse(null);
        if (refusal != null || !contact.strip().matches("[^@\\s]+@[^@\\s]+")) {
            body.mistake(
                    "/contact",
                    refusal != null
                            ? refusal
                            : new Text("erwartet wird eine Mailadresse", "expected is a mail address"));
        }
        return contact.strip();
    }

    private ChangeFilter filter() {
        JsonNode given = body.get("filter");
        if (given.isMissingNode() || given.isNull()) {
            return ChangeFilter.EVERYTHING;
        }
        if (!given.isObject()) {
            body.mistake("/filter", "erwartet wird ein Objekt mit " + FILTER, "expected is an object with " + FILTER);
            return ChangeFilter.EVERYTHING;
        }
        body.requireKnown("/filter", given, FILTER);
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (String name : FILTER) {
            List<String> values = values(name, given.path(name));
            if (!values.isEmpty()) {
                lists.put(name, values);
            }
        }
        return body.hasMistakes() ? ChangeFilter.EVERYTHING : ChangeFilter.ofLists(lists);
    }

    private List<String> values(String name, JsonNode given) {
        String pointer = "/filter/" + name;
        List<String> values = new ArrayList<>();
        if (given.isMissingNode() || given.isNull()) {
            return values;
        }
        if (!given.isArray() || given.size() > MOST_VALUES) {
            body.mistake(
                    pointer,
                    "erwartet wird ein Array mit höchstens " + MOST_VALUES + " Werten",
                    "expected is an array with at most " + MOST_VALUES + " values");
            return values;
        }
        for (int index = 0; index < given.size(); index++) {
            JsonNode value = given.get(index);
            String word = value.isString() ? value.asString() : "";
            if (word.isBlank() || word.contains(",")) {
                body.mistake(pointer + "/" + index, "erwartet wird ein einzelner Wert", "expected is a single value");
                continue;
            }
            try {
                ChangeFilter.ofLists(Map.of(name, List.of(word)));
                values.add(word);
            } catch (Problem unknown) {
                body.mistake(pointer + "/" + index, unknown.detail());
            }
        }
        return values;
    }

    private @Nullable Long after(long head) {
        JsonNode given = body.get("after");
        if (given.isMissingNode() || given.isNull()) {
            return null;
        }
        return number("/after", given, -1, head, head);
    }

    private long position(String member, long absent, long head) {
        JsonNode given = body.get(member);
        return given.isMissingNode() || given.isNull() ? absent : number("/" + member, given, 0, head, absent);
    }

    private long number(String pointer, JsonNode given, long least, long most, long otherwise) {
        if (given.isIntegralNumber() && given.canConvertToLong()) {
            long number = given.longValue();
            if (number >= least && number <= most) {
                return number;
            }
        }
        body.mistake(
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
            body.mistake(
                    "/" + member,
                    "möglich sind " + String.join(", ", names),
                    "possible are " + String.join(", ", names));
            return null;
        }
        return all[index];
    }

    /** Words on one line. */
    private @Nullable String text(String member, boolean needed) {
        String text = body.text(member, needed, LONGEST);
        if (text != null && text.chars().anyMatch(Character::isISOControl)) {
            body.mistake("/" + member, "enthält Steuerzeichen", "contains control characters");
            return null;
        }
        return text;
    }
}
