package org.standbild.profile;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A date that the document gives for an entry. Several with the same {@code what} and quality CONFLICTING compete.
 *
 * @param what one of {@link #KNOWN}
 * @param edtf absent only when the quality is UNDATED
 * @param asPrinted the wording; absent when it was entered as a date
 * @param source where this wording stands, when several compete
 */
public record EntryDate(
        String what,
        @Nullable Edtf edtf,
        @Nullable String asPrinted,
        Quality quality,
        @Nullable String source) {

    /** What a date can be about. */
    public static final Set<String> KNOWN = Set.of(
            "start",
            "end",
            "planned_start",
            "planned_end",
            "adopted",
            "updated",
            "last_updated",
            "published",
            "in_force",
            "promulgated",
            "signed",
            "held",
            "funding_period",
            "funding_end",
            "runtime",
            "renamed",
            "extended",
            "horizon",
            "target",
            "joined",
            "as_of",
            "retrieved",
            "reference_period");

    public EntryDate(
            String what,
            @Nullable Edtf edtf,
            @Nullable String asPrinted,
            @Nullable Quality quality,
            @Nullable String source) {
        this.what = what;
        this.edtf = edtf;
        this.asPrinted = asPrinted;
        this.quality = quality == null ? Quality.of(edtf) : quality;
        this.source = source;
    }

    public static EntryDate of(String what, String edtf) {
        return new EntryDate(what, Edtf.of(edtf), null, null, null);
    }
}
