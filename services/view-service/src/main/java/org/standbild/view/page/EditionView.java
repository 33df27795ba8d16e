package org.standbild.view.page;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.standbild.eventstore.Histories;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.RecordedChange;
import org.standbild.view.edition.Edition;

/**
 * An edition, and the way to what it froze.
 *
 * @param knownAt when the newest change was recorded that is part of it; absent when none is
 */
record EditionView(Edition edition, @Nullable Instant knownAt) {

    static EditionView of(Edition edition, Histories histories) {
        return new EditionView(
                edition,
                Arrays.stream(ProfileCode.values())
                        .flatMap(code -> histories.of(code).known(edition.position()).stream())
                        .map(RecordedChange::recordedAt)
                        .max(Instant::compareTo)
                        .orElse(null));
    }

    public String document() {
        return "/api/editions/" + edition.edition() + "/document";
    }

    /** A profile as the edition froze it. */
    public String profile(ProfileCode code) {
        return Address.of(
                "/laender/" + code.slug(),
                "stand",
                edition.day().toString(),
                "knownAt",
                knownAt == null ? "" : knownAt.toString());
    }

    /** What has changed in a profile since. */
    public String comparison(ProfileCode code) {
        return Address.of("/laender/" + code.slug() + "/vergleich", "fromEdition", edition.edition());
    }

    /** What has changed in the whole document since. */
    public String comparison() {
        return Address.of("/vergleich", "fromEdition", edition.edition());
    }

    /** The whole document as the edition froze it. */
    public String wholeDocument() {
        return Address.of(
                "/dokument", "stand", edition.day().toString(), "knownAt", knownAt == null ? "" : knownAt.toString());
    }

    public List<ProfileCode> profiles() {
        return List.of(ProfileCode.values());
    }
}
