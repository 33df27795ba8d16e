package org.standbild.view.edition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.SignOff;
import org.standbild.profile.Stand;
import org.standbild.profile.Text;
import org.standbild.view.point.PointInTime;
import org.standbild.view.retraction.Retraction;

/**
 * A published, named, frozen document: a day and a position, with the hash it had when it was published.
 *
 * @param edition its slug, such as {@code stand-2020-02}
 * @param day the last day of its Stand
 * @param position the last one that is part of it
 * @param sha256 over the canonical JSON (RFC 8785) of the document, in hexadecimal
 * @param publishedAt when it was recorded that it is published, and at which position
 * @param retractedBy absent while it stands
 * @param signOffs which Land's IQ network has answered for it, in the order of recording
 */
public record Edition(
        String edition,
        @Nullable Text title,
        Stand stand,
        LocalDate day,
        long position,
        String sha256,
        Instant publishedAt,
        long publishedAtPosition,
        @Nullable Retraction retractedBy,
        List<SignedOff> signOffs) {

    /** The answer of one Land's IQ network. */
    public record SignedOff(
            ProfileCode profile,
            String coordination,
            SignOff answer,
            @Nullable String remarks,
            Stand stand,
            Instant recordedAt,
            long position) {}

    /** The point of the two clocks at which it is frozen. */
    public PointInTime point() {
        return new PointInTime(day, null, position, true);
    }
}
