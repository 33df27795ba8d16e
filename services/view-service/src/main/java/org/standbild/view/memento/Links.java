package org.standbild.view.memento;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.standbild.view.answer.PublicAddress;

/** How the parts of the protocol name each other (RFC 7089, section 2.2; RFC 8288). */
final class Links {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final String origin;
    private final Original original;
    private final List<String> links = new ArrayList<>();

    Links(PublicAddress addresses, Original original) {
        this.origin = addresses.of("");
        this.original = original;
    }

    static String date(Instant instant) {
        return HTTP_DATE.format(instant);
    }

    Links original() {
        return add(original.address(), "original");
    }

    Links timeGate() {
        return add(original.timeGate(), "timegate");
    }

    Links timeMap() {
        return add(original.timeMap(1), "timemap", "type=\"application/link-format\"");
    }

    /** @param relation {@code self} for this page, {@code timemap} for another */
    Links timeMap(int page, String relation, Instant from, Instant until) {
        return add(
                original.timeMap(page),
                relation,
                "type=\"application/link-format\"",
                "from=\"" + date(from) + "\"",
                "until=\"" + date(until) + "\"");
    }

    /** First and last, those beside the one that is shown, and that one itself; each once. */
    Links around(List<Instant> recordings, @Nullable Instant shown) {
        int at = shown == null ? -1 : Collections.binarySearch(recordings, shown);
        int last = recordings.size() - 1;
        IntStream places = at < 0 ? IntStream.of(0, last) : IntStream.of(0, at - 1, at, at + 1, last);
        places.filter(i -> i >= 0 && i <= last).distinct().forEach(i -> {
            String relations = (i == 0 ? "first " : "")
                    + (i == last ? "last " : "")
                    + (at >= 0 && i == at - 1 ? "prev " : "")
                    + (at >= 0 && i == at + 1 ? "next " : "");
            memento(relations + "memento", recordings.get(i));
        });
        return this;
    }

    Links memento(String relation, Instant recorded) {
        return add(original.memento(recorded), relation, "datetime=\"" + date(recorded) + "\"");
    }

    private Links add(String address, String relation, String... attributes) {
        StringBuilder link = new StringBuilder("<" + origin + address + ">; rel=\"" + relation + "\"");
        for (String attribute : attributes) {
            link.append("; ").append(attribute);
        }
        links.add(link.toString());
        return this;
    }

    @Override
    public String toString() {
        return String.join(", ", links);
    }

    String lines() {
        return String.join(",\n", links) + "\n";
    }
}
