package org.standbild.view.point;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Coverage;
import org.standbild.profile.Stand;

/**
 * A point of the two clocks.
 *
 * @param stand the day, in Berlin
 * @param knownAt the instant asked; absent when everything known was asked
 * @param position the last one that counts, whatever profile it belongs to; -1 when nothing was known
 * @param settled whether both clocks were named and nothing that is recorded from now on can alter the view
 */
public record PointInTime(LocalDate stand, @Nullable Instant knownAt, long position, boolean settled) {

    public Coverage coverage() {
        return stand.isBefore(Stand.BASE_DATE) ? Coverage.RECONSTRUCTED : Coverage.RESEARCHED;
    }
}
