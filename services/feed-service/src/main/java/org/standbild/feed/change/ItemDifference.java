package org.standbild.feed.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Section;

/**
 * What a change made of one field: old and new value, as they are written in the profile's JSON.
 *
 * @param entry slug; absent when the field belongs to a section or to the profile itself
 * @param section only when the field belongs to a section: {@code summary.de}, {@code lastChecked}, {@code caveats.…}
 * @param field as in the comparison: {@code title.de}, {@code status}, {@code dates.start}, …
 * @param before absent when there was nothing
 * @param after absent when there is nothing any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ItemDifference(
        @Nullable String entry,
        @Nullable Section section,
        String field,
        @Nullable Object before,
        @Nullable Object after) {

    static ItemDifference ofProfile(String field, @Nullable Object before, @Nullable Object after) {
        return new ItemDifference(null, null, field, before, after);
    }
}
