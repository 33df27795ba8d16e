package org.standbild.view.search;

import java.util.Arrays;
import java.util.List;

/** Where words are looked for, and how much a hit there weighs. */
enum Field {
    TITLE("title", "de", 5),
    TITLE_EN("title", "en", 5),
    ALIAS("alias", "de", 4),
    PLACE("location", "de", 2),
    TEXT("text", "de", 1),
    TEXT_EN("text", "en", 1),
    BODY("body", "de", 1.5f),
    PROFILE("profile", "de", 1.5f);

    static final List<Field> ALL = Arrays.asList(values());

    private final String shown;
    private final String language;
    private final float weight;

    Field(String shown, String language, float weight) {
        this.shown = shown;
        this.language = language;
        this.weight = weight;
    }

    String shown() {
        return shown;
    }

    String language() {
        return language;
    }

    /** Whether words are found in longer ones there; a name of a Land is a name. */
    boolean isMadeOfParts() {
        return language.equals("de") && this != PROFILE;
    }

    float weight() {
        return weight;
    }
}
