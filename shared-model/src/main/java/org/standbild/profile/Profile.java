package org.standbild.profile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        return sections.stream()
                .flatMap(section -> section.entries().stream())
                .filter(entry -> entry.id().equals(id))
                .findFirst();
    }

    /** Every entry once, in the order of its first section. */
    public List<Entry> entries() {
        Map<String, Entry> once = new LinkedHashMap<>();
        sections.forEach(section -> section.entries().forEach(entry -> once.putIfAbsent(entry.id(), entry)));
        return List.copyOf(once.values());
    }

    /** Every statement once. */
    public List<Statement> statements() {
        Map<String, Statement> once = new LinkedHashMap<>();
        sections.forEach(
                section -> section.statements().forEach(statement -> once.putIfAbsent(statement.id(), statement)));
        return List.copyOf(once.values());
    }
}
