package org.standbild.feed.change;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.ChangeType;
import org.standbild.profile.Kind;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Section;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/**
 * Which changes a subscriber wants: of each list that is not empty, one value must fit. The same in every channel.
 *
 * @param entry slugs; with {@code profile} they name one entry, without it every entry of that name
 */
public record ChangeFilter(
        List<ProfileCode> profile,
        List<Section> section,
        List<Kind> kind,
        @JsonProperty("class") List<ChangeClass> changeClass,
        List<String> type,
        List<String> entry) {

    public static final ChangeFilter EVERYTHING =
            new ChangeFilter(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** Without repetitions and in one order, so that the same wish always has the same address. */
    public ChangeFilter {
        profile = tidy(profile);
        section = tidy(section);
        kind = tidy(kind);
        changeClass = tidy(changeClass);
        type = tidy(type);
        entry = tidy(entry);
    }

    /**
     * From a request's parameters, each repeatable or with commas; an empty one asks for nothing.
     *
     * @throws Problem naming parameter, value and what would be right
     */
    public static ChangeFilter of(Map<String, String[]> parameters) {
        return new ChangeFilter(
                values(parameters, "profile", ProfileCode::code, ProfileCode.values()),
                values(parameters, "section", Section::name, Section.values()),
                values(parameters, "kind", Kind::name, Kind.values()),
                values(parameters, "class", ChangeClass::name, ChangeClass.values()),
                values(parameters, "type", ChangeType::typeName, ChangeType.values()).stream()
                        .map(ChangeType::typeName)
                        .toList(),
                given(parameters, "entry").map(ChangeFilter::slug).toList());
    }

    private static <T> List<T> values(
            Map<String, String[]> parameters, String parameter, Function<T, String> name, T[] all) {
        return given(parameters, parameter)
                .map(value -> Arrays.stream(all)
                        .filter(known -> name.apply(known).equals(value))
                        .findFirst()
                        .orElseThrow(() -> unknown(
                                parameter, value, Arrays.stream(all).map(name).toList())))
                .toList();
    }

    private static Stream<String> given(Map<String, String[]> parameters, String parameter) {
        return Arrays.stream(parameters.getOrDefault(parameter, new String[0]))
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static String slug(String value) {
        if (!SLUG.matcher(value).matches()) {
            throw Problem.badParameter(
                            "entry",
                            new Text(
                                    "„" + value
                                            + "“ ist kein Kurzname eines Eintrags; erwartet werden Kleinbuchstaben, "
                                            + "Ziffern und einzelne Bindestriche, etwa zentrale-auslaenderbehoerde.",
                                    "\"" + value + "\" is no entry's slug; expected are lower-case letters, digits and "
                                            + "single hyphens, such as zentrale-auslaenderbehoerde."))
                    .with("parameter", "entry")
                    .with("value", value);
        }
        return value;
    }

    private static Problem unknown(String parameter, String value, List<String> allowed) {
        return Problem.badParameter(
                        parameter,
                        new Text(
                                "„" + value + "“ gibt es bei „" + parameter + "“ nicht; möglich sind "
                                        + String.join(", ", allowed) + ".",
                                "There is no \"" + value + "\" for \"" + parameter + "\"; possible are "
                                        + String.join(", ", allowed) + "."))
                .with("parameter", parameter)
                .with("value", value)
                .with("allowed", allowed);
    }

    public boolean matches(ChangeItem item) {
        return oneOf(profile, Set.of(item.profile()))
                && oneOf(section, item.sections())
                && oneOf(kind, item.kinds())
                && oneOf(changeClass, Set.of(item.changeClass()))
                && oneOf(type, Set.of(item.type()))
                && oneOf(entry, item.entries());
    }

    private static <T> boolean oneOf(List<T> wanted, Collection<T> there) {
        return wanted.isEmpty() || !Collections.disjoint(wanted, there);
    }

    /** From lists by name, as {@link #asLists} gives them. */
    public static ChangeFilter ofLists(Map<String, List<String>> lists) {
        return of(lists.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, list -> list.getValue()
                .toArray(String[]::new))));
    }

    /** The lists that are not empty, by name. */
    public Map<String, List<String>> asLists() {
        Map<String, List<?>> all = new LinkedHashMap<>();
        all.put("profile", profile);
        all.put("section", section);
        all.put("kind", kind);
        all.put("class", changeClass);
        all.put("type", type);
        all.put("entry", entry);
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        all.forEach((name, values) -> {
            if (!values.isEmpty()) {
                wanted.put(name, values.stream().map(Object::toString).toList());
            }
        });
        return wanted;
    }

    /** As query parameters, {@code profile=DE-HH&class=CORRECTION}; empty for everything. */
    public String query() {
        return Stream.of(
                        parameters("profile", profile),
                        parameters("section", section),
                        parameters("kind", kind),
                        parameters("class", changeClass),
                        parameters("type", type),
                        parameters("entry", entry))
                .flatMap(Function.identity())
                .collect(Collectors.joining("&"));
    }

    private static Stream<String> parameters(String name, List<?> values) {
        return values.stream().map(value -> name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
    }

    private static <T extends Comparable<? super T>> List<T> tidy(List<T> values) {
        return values.stream().distinct().sorted().toList();
    }
}
