package org.standbild.view.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.Kind;
import org.standbild.profile.Section;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/**
 * Which changes of a timeline are asked for, and in which order. An empty set asks for all.
 */
public record Selection(Sorting sorting, Set<Section> sections, Set<Kind> kinds, Set<ChangeClass> classes) {

    /** By which clock a timeline is ordered and cut. */
    public enum Sorting {
        STAND,
        RECORDED;

        /** As in an address. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Comparator<TimelineItem> BY_STAND = Comparator.comparing(Selection::takesEffect)
            .thenComparingLong(item -> item.recorded().position());

    /** Those asked for, oldest first by that clock; the items come in the order of recording. */
    public List<TimelineItem> of(List<TimelineItem> items) {
        List<TimelineItem> sorted = new ArrayList<>(items);
        if (sorting == Sorting.STAND) {
            sorted.sort(BY_STAND);
        }
        return sorted.stream().filter(this::asksFor).toList();
    }

    private boolean asksFor(TimelineItem item) {
        return (sections.isEmpty() || item.sections().stream().anyMatch(sections::contains))
                && (kinds.isEmpty() || item.kinds().stream().anyMatch(kinds::contains))
                && (classes.isEmpty() || classes.contains(item.recorded().changeClass()));
    }

    static LocalDate takesEffect(TimelineItem item) {
        return item.recorded().change().stand().takesEffect();
    }

    /** @throws Problem naming those there are, when a value is none of them; empty values count as absent */
    public static <E extends Enum<E>> Set<E> constants(Class<E> type, String parameter, @Nullable List<String> values) {
        Set<E> constants = EnumSet.noneOf(type);
        for (String value : values == null ? List.<String>of() : values) {
            if (!value.isBlank()) {
                constants.add(constant(type, parameter, value.strip()));
            }
        }
        return constants;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String parameter, String value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> known = Arrays.stream(type.getEnumConstants())
                            .map(E::toString)
                            .toList();
                    String all = String.join(", ", known);
                    return Problem.badParameter(
                                    parameter,
                                    new Text(
                                            "„" + value + "“ gibt es hier nicht. Richtig wäre eines von: " + all + ".",
                                            "There is no \"" + value + "\" here. Right would be one of: " + all + "."))
                            .with("parameter", parameter)
                            .with("value", value)
                            .with("examples", known);
                });
    }
}
