package org.standbild.webframe;

import java.util.Locale;
import java.util.stream.Stream;
import org.standbild.profile.ProfileCode;

/** How far what somebody typed is from a profile's names: the smallest number of letters to change. */
final class Likeness {

    private Likeness() {}

    static int of(String typed, ProfileCode profile) {
        String code = profile.code().toLowerCase(Locale.ROOT);
        if (typed.equals(code) || typed.equals(code.substring(code.indexOf('-') + 1))) {
            return 0;
        }
        return Stream.of(
                        profile.slug(),
                        slug(profile.label().de()),
                        slug(profile.label().in("en")))
                .mapToInt(name -> distance(typed, name))
                .min()
                .orElseThrow();
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
