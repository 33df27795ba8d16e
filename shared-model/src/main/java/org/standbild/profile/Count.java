package org.standbild.profile;

/** How many, where the document gives a range. */
public record Count(int min, int max) {
    public Count {
        if (min < 0 || max < min) {
            throw new IllegalArgumentException(
                    "min " + min + " and max " + max + ": min must not be negative nor above max");
        }
    }

    @Override
    public String toString() {
        return min == max ? Integer.toString(min) : min + "–" + max;
    }
}
