package org.standbild.view.page;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Text;
import org.standbild.view.point.PointInTime;
import org.standbild.view.point.Points;
import org.standbild.webframe.Problem;

/**
 * The point of the two clocks that a reader asked for: as typed, as understood, and what is wrong with it. What cannot be read is taken as
 * if it were empty.
 *
 * @param stand as typed; empty for today
 * @param knownAt as typed; empty for all that is known
 */
record Asked(
        String stand,
        String knownAt,
        LocalDate today,
        PointInTime point,
        @Nullable Text standFault,
        @Nullable Text knownAtFault) {

    static Asked of(@Nullable String stand, @Nullable String knownAt, Points points) {
        LocalDate today = points.today();
        String typedStand = stand == null ? "" : stand.strip();
        String typedKnownAt = knownAt == null ? "" : knownAt.strip();
        String day = SpokenDate.toEdtf(typedStand, today);
        String known = SpokenDate.toEdtf(typedKnownAt, today);
        Text standFault = null;
        Text knownAtFault = null;
        try {
            points.lastDay("stand", day);
        } catch (Problem e) {
            standFault = unreadable(typedStand);
        }
        try {
            points.end("knownAt", known);
        } catch (Problem e) {
            knownAtFault = unreadable(typedKnownAt);
        }
        PointInTime point = points.at(standFault == null ? day : null, knownAtFault == null ? known : null);
        return new Asked(typedStand, typedKnownAt, today, point, standFault, knownAtFault);
    }

    /** Today when the Stand cannot be read. */
    public LocalDate day() {
        return point.stand();
    }

    /** Absent for all that is known. */
    public @Nullable Instant known() {
        return point.knownAt();
    }

    public boolean isFaulty() {
        return standFault != null || knownAtFault != null;
    }

    private static Text unreadable(String typed) {
        return new Text(
                "„" + typed + "“ lässt sich nicht als Tag oder als Zeitraum mit einem Ende lesen.",
                "“" + typed + "” cannot be read as a day or as a period that ends.");
    }
}
