package org.standbild.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body has taken a role at an entry; earlier roles stay.
 *
 * @param profile the profile it belongs to
 * @param stand from which day it is true
 * @param entry slug of the entry, unique in its profile
 * @param roles who is responsible, carries, funds, takes part
 * @param dates dated facts; they replace the dates of the same {@code what}
 * @param sources what it is known from
 * @param note the editor's note
 */
public record RoleAssigned(
        ProfileCode profile,
        Stand stand,
        String entry,
        List<Role> roles,
        List<EntryDate> dates,
        List<Source> sources,
        @Nullable String note)
        implements EntryChange {
    public RoleAssigned {
        roles = Given.list(roles);
        dates = Given.list(dates);
        sources = Given.list(sources);
    }
}
