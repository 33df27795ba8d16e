package org.standbild.editorial.edition;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.standbild.eventstore.Histories;
import org.standbild.profile.Freshness;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.ProfileSection;
import org.standbild.profile.Section;

/**
 * What somebody should know before an edition is published, and what is still open after.
 *
 * @param overdue sections that should have been looked at again by then
 * @param notSignedOff Länder whose IQ network has not answered
 */
public record Readiness(List<Overdue> overdue, List<ProfileCode> notSignedOff) {

    /** @param lastChecked absent when nobody has looked at all of the section */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Overdue(
            ProfileCode profile,
            Section section,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate lastChecked) {}

    static Readiness of(Histories histories, LocalDate day, long position, Set<ProfileCode> signedOff) {
        List<Overdue> overdue = new ArrayList<>();
        for (ProfileCode code : ProfileCode.values()) {
            Profile profile = histories.of(code).at(day, position);
            for (ProfileSection section : profile.sections()) {
                Freshness freshness = section.freshness();
                if (freshness.overdue()) {
                    overdue.add(new Overdue(code, section.section(), freshness.dueOn(), freshness.lastChecked()));
                }
            }
        }
        return new Readiness(
                overdue,
                Arrays.stream(ProfileCode.values())
                        .filter(code -> code != ProfileCode.DE && !signedOff.contains(code))
                        .toList());
    }
}
