package org.standbild.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The coordination of one Land's IQ network answered for an edition.
 *
 * @param profile the profile it belongs to
 * @param stand when the answer was given
 * @param edition slug of the edition
 * @param coordination who answered
 * @param answer agreed, agreed with remarks, or not agreed
 * @param remarks what the coordination added
 * @param sources what it is known from
 * @param note the editor's note
 */
public record EditionSignedOff(
        ProfileCode profile,
        Stand stand,
        String edition,
        String coordination,
        SignOff answer,
        @Nullable String remarks,
        List<Source> sources,
        @Nullable String note)
        implements ProfileChange {
    public EditionSignedOff {
        sources = Given.list(sources);
    }
}
