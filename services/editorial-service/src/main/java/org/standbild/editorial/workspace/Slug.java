package org.standbild.editorial.workspace;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** The short name of a new entry, made from its title: "Fachkräfte für Sachsen" is {@code fachkraefte-fuer-sachsen}. */
final class Slug {

    private static final int LONGEST = 80;

    private Slug() {}

    /** One that is not taken. */
    static String of(String title, Set<String> taken) {
        String ascii = Normalizer.normalize(
                        title.toLowerCase(Locale.GERMAN)
                                .replace("ä", "ae")
                                .replace("ö", "oe")
                                .replace("ü", "ue")
                                .replace("ß", "ss"),
                        Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String cut =
                ascii.length() <= LONGEST ? ascii : ascii.substring(0, LONGEST).replaceAll("-[a-z0-9]*$", "");
        String slug = cut.isEmpty() ? "eintrag" : cut;
        String free = slug;
        for (int number = 2; taken.contains(free); number++) {
            free = slug + "-" + number;
        }
        return free;
    }
}
