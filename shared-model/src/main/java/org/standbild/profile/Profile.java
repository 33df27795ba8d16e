package org.standbild.profile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A profile at one point of the two clocks.
 *
 * @param stand the day asked
 * @param knownAt when the newest change was recorded that this knowledge includes; absent when nothing was known
 * @param position of that change; -1 when nothing was known
 * @param version of the profile at that knowledge; 0 when nothing was known
 */
public record Profile(
        ProfileCode code,
        String name,
        LocalDate stand,
        @Nullable Instant knownAt,
        long position,
        long version,
        Coverage coverage,
        Freshness freshness,
        List<ProfileSection> sections) {

    public Optional<Entry> entry(String id) {
        return entries().stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** Every entry once, in the order of its first section. */
    public List<Entry> entries() {
        return sections.stream()
                .flatMap(section -> section.entries().stream())
                .distinct()
                .toList();
    }

    /** Every statement once. */
    public List<Statement> statements() {
        return sections.stream()
                .flatMap(section -> section.statements().stream())
                .distinct()
                .toList();
    }
}
