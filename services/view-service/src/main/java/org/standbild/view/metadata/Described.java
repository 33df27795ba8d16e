package org.standbild.view.metadata;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.ProfileCode;

/**
 * What a page shows, for programs.
 *
 * @param address the page's own, whole
 * @param profile absent for the document
 * @param modified when the newest change was recorded that is part of it; absent when nothing was known
 * @param published when it was published as an edition; absent for what is none
 * @param sha256 of an edition's canonical JSON; absent for what is none
 */
record Described(
        String address,
        String name,
        String description,
        String language,
        @Nullable ProfileCode profile,
        LocalDate stand,
        @Nullable Instant modified,
        @Nullable Instant published,
        @Nullable String sha256,
        List<Alternate> alternates) {

    /** The same in another format. */
    public record Alternate(String type, String href) {}
}
