package org.standbild.view.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Coverage;
import org.standbild.profile.Text;

/**
 * What was found at one point of the two clocks.
 *
 * @param q as typed
 * @param knownAt as asked, or when the newest change was recorded that was searched; absent when nothing was known
 * @param position of the newest change that was searched; -1 when nothing was known
 * @param total how many there are, whatever part of them is given
 * @param facets how many there would be for each value of a filter, the other filters applied
 * @param suggestions words of this point that are spelled like one typed; empty when something was found
 * @param unfiltered how many there are without any filter
 */
public record Results(
        String q,
        LocalDate stand,
        @Nullable Instant knownAt,
        long position,
        Coverage coverage,
        int total,
        int offset,
        int limit,
        List<Hit> hits,
        Facets facets,
        List<String> suggestions,
        int unfiltered) {

    /** By filter, each value that occurs, in the order of the document. */
    public record Facets(List<Facet> profile, List<Facet> kind, List<Facet> status) {}

    /**
     * A value of a filter.
     *
     * @param value as the filter takes it
     * @param chosen whether the filter names it
     */
    public record Facet(String value, Text label, int count, boolean chosen) {}
}
