package org.standbild.editorial.workspace;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The short name of a new entry, made from its title: "Fachkräfte für Sachsen" is {@code fachkraefte-fuer-sachsen}. */
final class Slug {

    private static final int LONGEST = 80;

    private Slug() {}

    /** The one that a change gives the entry which it brings into being: from its title, else from its first words; empty for neither. */
    static String of(JsonNode change, Set<String> taken) {
        JsonNode title = change.path("title");
        String said = title.path("de").asString("").isBlank()
                ? title.path("en").asString("")
                : title.path("de").asString("");
        String name =
                said.isBlank() ? firstWords(change.path("summary").path("de").asString("")) : said;
        return name.isBlank() ? "" : of(name, taken);
    }

    /** Whether it follows from what the change says, so that nobody has chosen it. */
    static boolean follows(JsonNode change, Set<String> taken) {
        String slug = change.path("entry").asString("");
        return slug.isEmpty()
                || !taken.contains(slug) && slug.matches(Pattern.quote(of(change, Set.of())) + "(-\\d+)?");
    }

    private static String firstWords(String text) {
        String[] words = text.strip().split("\\s+");
        return String.join(" ", Arrays.copyOf(words, Math.min(8, words.length)));
    }

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
