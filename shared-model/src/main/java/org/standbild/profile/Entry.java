package org.standbild.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named thing of a profile at one point of the two clocks.
 *
 * @param id slug, unique in the profile
 * @param status computed for the day asked
 * @param handlungsschwerpunkt 4 for a sub-project of the IQ programme in that field of action; else absent
 * @param caveats under which of the Covid caveats a plan stands; empty for what is no plan
 * @param revision absent while no plan was revised
 * @param imprecise true when the day asked lies inside the period that is the Stand of its last change
 */
public record Entry(
        String id,
        Kind kind,
        Text title,
        @Nullable Text summary,
        Status status,
        @Nullable Commitment commitment,
        @Nullable Boolean provisional,
        @Nullable Count count,
        @Nullable Integer handlungsschwerpunkt,
        List<String> aliases,
        List<Section> sections,
        List<EntryDate> dates,
        List<Role> roles,
        List<String> locations,
        @Nullable String concerns,
        @Nullable String supersededBy,
        @Nullable String realisedAs,
        List<CaveatLayer> caveats,
        @Nullable Revision revision,
        List<Source> sources,
        boolean imprecise,
        LastChange lastChange) {}
