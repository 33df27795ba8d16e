package org.standbild.editorial.proposal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.LastChange;
import org.standbild.profile.Section;

/**
 * One field that a proposal would overwrite although it has changed since the author looked at it.
 *
 * @param entry slug of the entry or statement; absent when it is the summary of a section
 * @param section absent unless it is the summary of a section
 * @param field as in an entry's JSON, such as {@code dates.start}; {@code entry} when the entry as a whole came or went
 * @param base what it said then; absent when there was nothing
 * @param theirs what it says now; absent when there is nothing any more
 * @param yours what it would say
 * @param causes the changes recorded meanwhile that touch the entry
 */
public record Conflict(
        @Nullable String entry,
        @Nullable Section section,
        String field,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Object base,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Object theirs,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Object yours,
        List<LastChange> causes) {}
