package org.standbild.view.memento;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.standbild.eventstore.Histories;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.RecordedChange;

/** When something was recorded, for each original: a memento each. The protocol tells dates by the second, so the last of a second counts. */
@Component
final class Mementos {

    private record Kept(long position, List<Instant> recordings) {}

    private static final String ALL = "";

    private final Histories histories;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    Mementos(Histories histories) {
        this.histories = histories;
    }

    /** Oldest first. */
    List<Instant> of(Original original) {
        ProfileCode profile = original.profile();
        String key = profile == null ? ALL : profile.code();
        long position = histories.position();
        Kept last = kept.get(key);
        if (last == null || last.position() != position) {
            last = new Kept(position, recordings(profile));
            kept.put(key, last);
        }
        return last.recordings();
    }

    /** The last recording at that instant or before it; empty when nothing was recorded by then. */
    Optional<Instant> at(Original original, Instant instant) {
        List<Instant> recordings = of(original);
        int next = firstAfter(recordings, instant);
        return next == 0 ? Optional.empty() : Optional.of(recordings.get(next - 1));
    }

    private static int firstAfter(List<Instant> recordings, Instant instant) {
        int found = Collections.binarySearch(recordings, instant);
        return found < 0 ? -found - 1 : found + 1;
    }

    private List<Instant> recordings(@Nullable ProfileCode profile) {
        Stream<ProfileCode> profiles = profile == null ? Arrays.stream(ProfileCode.values()) : Stream.of(profile);
        List<Instant> all = profiles.flatMap(code -> histories.of(code).changes().stream())
                .map(RecordedChange::recordedAt)
                .distinct()
                .sorted()
                .toList();
        List<Instant> lastOfEachSecond = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i + 1 == all.size() || !second(all.get(i)).equals(second(all.get(i + 1)))) {
                lastOfEachSecond.add(all.get(i));
            }
        }
        return List.copyOf(lastOfEachSecond);
    }

    static Instant second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
