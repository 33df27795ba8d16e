package org.standbild.eventstore;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Coverage;
import org.standbild.profile.History;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Stand;

/**
 * All 17 profiles at one point of the two clocks, the federal chapter first. The same point gives the same document for ever: nothing of
 * the day on which it is read is in it.
 *
 * @param stand the day asked
 * @param knownAt when the newest change was recorded that is part of it; absent when nothing was known
 * @param position of that change; -1 when nothing was known
 */
public record Document(
        LocalDate stand, @Nullable Instant knownAt, long position, Coverage coverage, List<Profile> profiles) {

    /** The document of what readers have in memory now. */
    public static Document at(Histories histories, LocalDate stand, long position) {
        return at(histories, stand, position, EnumSet.allOf(ProfileCode.class));
    }

    /** The document of what readers have in memory now, of which only some profiles are shown. */
    public static Document at(Histories histories, LocalDate stand, long position, Set<ProfileCode> shown) {
        SortedMap<ProfileCode, History> all = new TreeMap<>();
        Arrays.stream(ProfileCode.values()).forEach(code -> all.put(code, histories.of(code)));
        return at(all, stand, position, shown);
    }

    /** @param position the last one that counts; it need not be one of a public change */
    public static Document at(SortedMap<ProfileCode, History> histories, LocalDate stand, long position) {
        return at(histories, stand, position, EnumSet.allOf(ProfileCode.class));
    }

    private static Document at(
            SortedMap<ProfileCode, History> histories, LocalDate stand, long position, Set<ProfileCode> shown) {
        List<History> all = Arrays.stream(ProfileCode.values())
                .map(code -> histories.getOrDefault(code, History.of(code)))
                .toList();
        RecordedChange newest = null;
        for (History history : all) {
            List<RecordedChange> known = history.known(position);
            RecordedChange last = known.isEmpty() ? null : known.get(known.size() - 1);
            if (last != null && (newest == null || last.position() > newest.position())) {
                newest = last;
            }
        }
        return new Document(
                stand,
                newest == null ? null : newest.recordedAt(),
                newest == null ? -1 : newest.position(),
                stand.isBefore(Stand.BASE_DATE) ? Coverage.RECONSTRUCTED : Coverage.RESEARCHED,
                all.stream()
                        .filter(history -> shown.contains(history.code()))
                        .map(history -> history.at(stand, position))
                        .toList());
    }
}
