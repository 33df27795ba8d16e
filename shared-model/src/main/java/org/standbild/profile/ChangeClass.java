package org.standbild.profile;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What sort of change it is: whether the world moved, or only what is said about it. */
public enum ChangeClass {
    DEVELOPMENT("Sachstand geändert", "development"),
    CORRECTION("Korrektur", "correction"),
    EDITORIAL("redaktionell", "editorial"),
    CHECKED("geprüft, unverändert", "checked, unchanged");

    private final Text label;

    ChangeClass(String de, String en) {
        this.label = new Text(de, en);
    }

    public Text label() {
        return label;
    }

    /** What follows from the event alone. */
    public static ChangeClass of(ProfileChange change) {
        return ChangeType.of(change).changeClass();
    }

    /**
     * The class that counts.
     *
     * @param confirmed name of the class as confirmed when the change was accepted; absent when nobody said otherwise. A name from a newer
     *     writer counts as absent.
     */
    public static ChangeClass of(ProfileChange change, @Nullable String confirmed) {
        return Arrays.stream(values())
                .filter(value -> value.name().equals(confirmed))
                .findFirst()
                .orElseGet(() -> of(change));
    }
}
