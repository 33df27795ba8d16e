package org.standbild.view.matrix;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Coverage;
import org.standbild.profile.Text;

/**
 * One topic in all 16 Länder at one point of the two clocks.
 *
 * @param topic its slug
 * @param knownAt the instant asked, else when the newest change was recorded that counts; absent when nothing was known
 * @param rows one a Land, in the document's order
 */
public record Matrix<R extends MatrixRow>(
        String topic,
        Text title,
        LocalDate stand,
        @Nullable Instant knownAt,
        long position,
        Coverage coverage,
        List<R> rows) {}
