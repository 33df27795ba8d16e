package org.standbild.feed.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.standbild.feed.change.ChangeFilter;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/**
 * Which changes a reader wants to see: the filter that all channels share, and days of recording, which only this page can ask for. What
 * cannot be read is left out and said.
 *
 * @param from first day of recording, in Berlin; absent for the beginning
 * @param to last day of recording, in Berlin; absent for today
 * @param faults what could not be read, by parameter
 * @param typed what was typed there
 */
record Selection(
        ChangeFilter filter,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Map<String, Text> faults,
        Map<String, String> typed) {

    private static final Set<String> DAYS = Set.of("from", "to");

    static Selection of(Map<String, String[]> parameters) {
        Map<String, Text> faults = new LinkedHashMap<>();
        Map<String, String> typed = new HashMap<>();
        Map<String, String[]> readable = new HashMap<>(parameters);
        ChangeFilter filter = null;
        while (filter == null) {
            try {
                filter = ChangeFilter.of(readable);
            } catch (Problem unreadable) {
                String parameter = unreadable.errors().get(0).pointer();
                faults.put(parameter, unreadable.detail());
                typed.put(parameter, String.join(", ", readable.getOrDefault(parameter, new String[0])));
                if (readable.remove(parameter) == null) {
                    throw unreadable;
                }
            }
        }
        LocalDate from = day("from", parameters, faults, typed);
        LocalDate to = day("to", parameters, faults, typed);
        if (from != null && to != null && to.isBefore(from)) {
            faults.put("to", new Text("Der letzte Tag liegt vor dem ersten.", "The last day lies before the first."));
            typed.put("to", to.toString());
            to = null;
        }
        return new Selection(filter, from, to, faults, typed);
    }

    private static @Nullable LocalDate day(
            String parameter, Map<String, String[]> parameters, Map<String, Text> faults, Map<String, String> typed) {
        String given = Arrays.stream(parameters.getOrDefault(parameter, new String[0]))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(null);
        if (given == null) {
            return null;
        }
        try {
            return LocalDate.parse(given);
        } catch (DateTimeParseException e) {
            faults.put(
                    parameter,
                    new Text(
                            "„" + given + "“ ist kein Tag; erwartet wird etwa 2020-04-30.",
                            "\"" + given + "\" is no day; expected is, say, 2020-04-30."));
            typed.put(parameter, given);
            return null;
        }
    }

    public boolean isFaulty() {
        return !faults.isEmpty();
    }

    /** Whether all of the filter could be read: if not, it lets through more than was wanted, and nobody should subscribe to that. */
    public boolean isFilterRead() {
        return DAYS.containsAll(faults.keySet());
    }

    public boolean isEverything() {
        return query().isEmpty();
    }

    public boolean hasDays() {
        return from != null || to != null;
    }

    /** The same wish always as the same query; empty for everything. */
    public String query(String... more) {
        return Stream.concat(
                        Stream.of(filter.query(), parameter("from", from), parameter("to", to)), Arrays.stream(more))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&"));
    }

    private static String parameter(String name, @Nullable Object value) {
        return value == null ? "" : name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
    }
}
