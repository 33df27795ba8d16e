package org.standbild.view.search;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Kind;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Status;
import org.standbild.profile.Text;
import org.standbild.view.timeline.Selection;
import org.standbild.webframe.Problem;

/**
 * What a reader looks for. An empty set of a filter admits everything.
 *
 * @param text as typed; empty for all that the filters admit
 * @param offset how many of the best hits to leave out
 * @param limit how many hits to give
 */
public record Question(
        String text, Set<ProfileCode> profiles, Set<Kind> kinds, Set<Status> statuses, int offset, int limit) {

    /** The longest text that is looked for; what is typed beyond it is left out. */
    private static final int LONGEST = 500;

    static final int MOST_HITS = 100;

    public Question {
        text = text.strip();
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** As it stands in an address; a {@link Problem} names what there is when a filter or number cannot be read. */
    public static Question read(
            String text,
            @Nullable List<String> profiles,
            @Nullable List<String> kinds,
            @Nullable List<String> statuses,
            String offset,
            String limit) {
        return new Question(
                text,
                profiles(profiles),
                Selection.constants(Kind.class, "kind", kinds),
                Selection.constants(Status.class, "status", statuses),
                number("offset", offset, 0, 100_000),
                number("limit", limit, 1, MOST_HITS));
    }

    private static Set<ProfileCode> profiles(@Nullable List<String> codes) {
        Set<ProfileCode> profiles = EnumSet.noneOf(ProfileCode.class);
        for (String code : codes == null ? List.<String>of() : codes) {
            if (!code.isBlank()) {
                profiles.add(ProfileCode.find(code.strip().toUpperCase(Locale.ROOT))
                        .orElseThrow(() -> bad(
                                "profile",
                                code,
                                Arrays.stream(ProfileCode.values())
                                        .map(ProfileCode::code)
                                        .toList())));
            }
        }
        return profiles;
    }

    private static int number(String parameter, String value, int least, int most) {
        if (value.isBlank()) {
            return least;
        }
        try {
            int number = Integer.parseInt(value.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the problem below says what would be right
        }
        throw bad(parameter, value, List.of(Integer.toString(least), "20", Integer.toString(most)));
    }

    private static Problem bad(String parameter, String value, List<String> examples) {
        String such = String.join(", ", examples);
        return Problem.badParameter(
                        parameter,
                        new Text(
                                "„" + value + "“ gibt es hier nicht. Richtig wäre zum Beispiel: " + such + ".",
                                "There is no \"" + value + "\" here. Right would be, for example: " + such + "."))
                .with("parameter", parameter)
                .with("value", value)
                .with("examples", examples);
    }

    /** Whether a filter leaves anything out. */
    public boolean isFiltered() {
        return !profiles.isEmpty() || !kinds.isEmpty() || !statuses.isEmpty();
    }
}
