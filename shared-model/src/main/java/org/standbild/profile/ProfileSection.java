package org.standbild.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A section of a profile. An entry stands in every section that mentions it.
 *
 * @param summary absent when nobody has written one
 */
public record ProfileSection(
        Section section,
        Text title,
        @Nullable Text summary,
        Freshness freshness,
        List<Entry> entries,
        List<Statement> statements,
        List<Caveat> caveats) {}
