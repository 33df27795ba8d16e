package org.standbild.view.comparison;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Coverage;
import org.standbild.view.point.PointInTime;

/**
 * One of the two points that are compared.
 *
 * @param knownAt the instant asked, else when the newest change was recorded that counts; absent when nothing was known
 * @param position of that change; -1 when nothing was known
 */
@Schema(name = "ComparedPoint")
public record Side(LocalDate stand, @Nullable Instant knownAt, long position, Coverage coverage) {

    static Side of(PointInTime point, @Nullable Instant newest, long position) {
        return new Side(point.stand(), point.knownAt() == null ? newest : point.knownAt(), position, point.coverage());
    }
}
