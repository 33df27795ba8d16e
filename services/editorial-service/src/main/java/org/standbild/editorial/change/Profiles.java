package org.standbild.editorial.change;

import java.util.List;
import org.axonframework.messaging.MetaData;
import org.standbild.profile.History;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileCode;

/** The profiles as another aggregate of this service sees them, inside the unit of work that is under way: what it does to them is part of its commit. */
public interface Profiles {

    /** Everything recorded so far, and nothing more until the unit of work ends; empty, never absent. */
    History history(ProfileCode profile);

    /**
     * Records what was decided elsewhere, all or none.
     *
     * @throws Refusal naming the rule that a change breaks
     */
    void record(ProfileCode profile, List<Decided> changes);

    /**
     * A change, and what is to be known of how it came about.
     *
     * @param metaData who proposed it, who approved it, its class
     */
    record Decided(ProfileChange change, MetaData metaData) {}
}
