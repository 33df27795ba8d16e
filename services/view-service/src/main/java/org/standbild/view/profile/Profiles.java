package org.standbild.view.profile;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.standbild.eventstore.Histories;
import org.standbild.profile.Freshness;
import org.standbild.profile.History;
import org.standbild.profile.LastChange;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.RecordedChange;
import org.standbild.view.point.PointInTime;

/** The profiles as readers open them. */
@Component
public final class Profiles {

    /**
     * A profile in the list of all.
     *
     * @param slug the last part of its page's address
     * @param lastChange what was recorded last, of whatever Stand; absent when nothing is recorded
     */
    @Schema(name = "ListedProfile")
    public record Listed(
            ProfileCode code,
            String name,
            String slug,
            long version,
            Freshness freshness,
            @Nullable LastChange lastChange) {}

    private final Histories histories;

    Profiles(Histories histories) {
        this.histories = histories;
    }

    public Profile at(ProfileCode code, PointInTime point) {
        Profile profile = histories.of(code).at(point.stand(), point.position());
        return point.knownAt() == null
                ? profile
                : new Profile(
                        profile.code(),
                        profile.name(),
                        profile.stand(),
                        point.knownAt(),
                        profile.position(),
                        profile.version(),
                        profile.coverage(),
                        profile.freshness(),
                        profile.sections());
    }

    /** All 17, the federal chapter first. */
    public List<Listed> at(PointInTime point) {
        return Arrays.stream(ProfileCode.values())
                .map(code -> listed(histories.of(code), point))
                .toList();
    }

    private static Listed listed(History history, PointInTime point) {
        Profile profile = history.at(point.stand(), point.position());
        List<RecordedChange> known = history.known(point.position());
        return new Listed(
                profile.code(),
                profile.name(),
                profile.code().slug(),
                profile.version(),
                profile.freshness(),
                known.isEmpty() ? null : LastChange.of(known.get(known.size() - 1)));
    }
}
