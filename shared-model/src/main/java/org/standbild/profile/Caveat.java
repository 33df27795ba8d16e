package org.standbild.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reservation under which the plans of a section stand.
 *
 * @param printed where the document prints it; absent when not said
 */
public record Caveat(
        CaveatLayer layer,
        @Nullable Text text,
        @Nullable String printed,
        Stand stand,
        List<Source> sources,
        LastChange lastChange) {}
