package org.standbild.feed.change;

import org.jspecify.annotations.Nullable;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/** Numbers in a request, read strictly. */
final class Parameters {

    private Parameters() {}

    /** @throws Problem naming the parameter, its value and the range */
    static long number(String parameter, @Nullable String value, long absent, long least, long most) {
        if (value == null || value.isBlank()) {
            return absent;
        }
        try {
            long number = Long.parseLong(value.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        String german = most == Long.MAX_VALUE ? "ab " + least : "von " + least + " bis " + most;
        String english = most == Long.MAX_VALUE ? "from " + least : "from " + least + " to " + most;
        throw Problem.badParameter(
                        parameter,
                        new Text(
                                "„" + value + "“ geht bei „" + parameter + "“ nicht; erwartet wird eine ganze Zahl "
                                        + german + ".",
                                "\"" + value + "\" will not do for \"" + parameter + "\"; expected is a whole number "
                                        + english + "."))
                .with("parameter", parameter)
                .with("value", value);
    }
}
