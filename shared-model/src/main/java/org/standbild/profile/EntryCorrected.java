package org.standbild.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of an entry was recorded wrongly.
 *
 * @param profile the profile it belongs to
 * @param stand from which day it is true
 * @param entry slug of the entry, unique in its profile
 * @param field title, title.de, title.en, summary, summary.de, summary.en, kind, commitment, provisional, sections, locations, aliases, roles, dates or dates.&lt;what&gt;
 * @param before what stood there, as the field is written in JSON
 * @param after what is right, as the field is written in JSON; absent removes the value
 * @param reason why it was wrong
 * @param sources what it is known from
 * @param note the editor's note
 */
public record EntryCorrected(
        ProfileCode profile,
        Stand stand,
        String entry,
        String field,
        @Nullable Object before,
        @Nullable Object after,
        String reason,
        List<Source> sources,
        @Nullable String note)
        implements EntryChange {
    public EntryCorrected {
        sources = Given.list(sources);
    }
}
