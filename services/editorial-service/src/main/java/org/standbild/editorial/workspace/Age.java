package org.standbild.editorial.workspace;

import java.time.Duration;
import org.standbild.profile.Text;

/** How long something has been waiting, in its largest unit. */
final class Age {

    private Age() {}

    static Text of(Duration age) {
        if (age.toDays() > 0) {
            return count(age.toDays(), "Tag", "Tagen", "day");
        }
        if (age.toHours() > 0) {
            return count(age.toHours(), "Stunde", "Stunden", "hour");
        }
        return age.toMinutes() > 0
                ? count(age.toMinutes(), "Minute", "Minuten", "minute")
                : new Text("weniger als einer Minute", "less than a minute");
    }

    private static Text count(long number, String one, String several, String english) {
        return new Text(
                number + " " + (number == 1 ? one : several), number + " " + english + (number == 1 ? "" : "s"));
    }
}
