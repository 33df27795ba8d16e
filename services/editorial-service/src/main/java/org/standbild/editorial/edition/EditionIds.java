package org.standbild.editorial.edition;

import java.util.regex.Pattern;

/** Names of editions, and their streams in the log. */
final class EditionIds {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private EditionIds() {}

    static boolean isSlug(String slug) {
        return slug.length() <= 100 && SLUG.matcher(slug).matches();
    }

    static String stream(String slug) {
        return "edition-" + slug;
    }
}
