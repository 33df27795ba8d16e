package org.standbild.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding without a name of its own.
 *
 * @param negative true when the document says that something is not there
 * @param imprecise true when the day asked lies inside the period that is its Stand
 */
public record Statement(
        String id,
        @Nullable Text title,
        Text text,
        boolean negative,
        List<EntryDate> dates,
        List<Source> sources,
        boolean imprecise,
        LastChange lastChange) {}
