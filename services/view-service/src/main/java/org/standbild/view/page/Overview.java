package org.standbild.view.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.standbild.eventstore.Histories;
import org.standbild.profile.ChangeType;
import org.standbild.profile.CovidCaveatRecorded;
import org.standbild.profile.EditionPublished;
import org.standbild.profile.Entry;
import org.standbild.profile.EntryChange;
import org.standbild.profile.History;
import org.standbild.profile.Kind;
import org.standbild.profile.LastChange;
import org.standbild.profile.PlansRevisedDueToCovid;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Stand;
import org.standbild.profile.Text;
import org.standbild.view.edition.Edition;

/**
 * All profiles at a glance, after all that is known today.
 *
 * @param asOf when the newest change was recorded; absent when there is none
 */
record Overview(
        List<Tile> tiles,
        List<Novelty> newest,
        List<Edition> editions,
        int entries,
        int sources,
        int changes,
        @Nullable Instant asOf) {

    private static final int NEWEST = 8;

    /** @param lastChanged absent when nothing has changed yet */
    record Tile(ProfileCode code, int entries, @Nullable Stand lastChanged, Recency recency) {

        /** The Land's two letters. */
        public String letters() {
            return code.code().substring(code.code().indexOf('-') + 1);
        }
    }

    /** @param entry absent when the change is about no single entry */
    record Novelty(
            RecordedChange recorded,
            ChangeType type,
            Text title,
            @Nullable String entry) {}

    static Overview of(Histories histories, List<Edition> editions, LocalDate today) {
        Map<ProfileCode, Profile> profiles = new EnumMap<>(ProfileCode.class);
        List<RecordedChange> all = new ArrayList<>();
        for (ProfileCode code : ProfileCode.values()) {
            History history = histories.of(code);
            profiles.put(code, history.at(today));
            all.addAll(history.changes());
        }
        all.sort(Comparator.comparingLong(RecordedChange::position));
        List<Entry> entries = profiles.values().stream()
                .flatMap(profile -> profile.entries().stream())
                .toList();
        int sources = (int)
                entries.stream().filter(entry -> entry.kind() == Kind.REFERENCE).count();
        return new Overview(
                Arrays.stream(ProfileCode.values())
                        .map(code -> tile(profiles.get(code), code, today))
                        .toList(),
                newest(all),
                editions.stream()
                        .filter(edition -> edition.retractedBy() == null)
                        .sorted(Comparator.comparing(Edition::publishedAt).reversed())
                        .toList(),
                entries.size() - sources,
                sources,
                all.size(),
                all.isEmpty() ? null : all.get(all.size() - 1).recordedAt());
    }

    private static Tile tile(@Nullable Profile profile, ProfileCode code, LocalDate today) {
        if (profile == null) {
            return new Tile(code, 0, null, Recency.NEVER);
        }
        LastChange last = profile.freshness().lastChanged();
        Stand stand = last == null ? null : last.stand();
        int entries = (int) profile.entries().stream()
                .filter(entry -> entry.kind() != Kind.REFERENCE)
                .count();
        return new Tile(code, entries, stand, Recency.of(stand, today));
    }

    /** What was recorded last; of what was recorded together, first what happened last. */
    private static List<Novelty> newest(List<RecordedChange> all) {
        Map<String, Text> titles = new HashMap<>();
        Set<String> references = new HashSet<>();
        for (RecordedChange recorded : all) {
            if (recorded.change() instanceof EntryChange change) {
                if (change.title() != null) {
                    titles.put(key(change), change.title());
                }
                if (change.kind() == Kind.REFERENCE) {
                    references.add(key(change));
                }
            }
        }
        return all.stream()
                .filter(recorded ->
                        !(recorded.change() instanceof EntryChange change) || !references.contains(key(change)))
                .sorted(Comparator.comparing(RecordedChange::recordedAt)
                        .thenComparing(recorded -> recorded.change().stand().takesEffect())
                        .thenComparing(RecordedChange::position)
                        .reversed())
                .limit(NEWEST)
                .map(recorded -> novelty(recorded, titles))
                .toList();
    }

    private static Novelty novelty(RecordedChange recorded, Map<String, Text> titles) {
        ProfileChange change = recorded.change();
        ChangeType type = ChangeType.of(change);
        if (change instanceof EntryChange entryChange) {
            Text title = titles.get(key(entryChange));
            Text said = title != null ? title : entryChange.summary();
            return new Novelty(recorded, type, said == null ? Text.de(entryChange.entry()) : said, entryChange.entry());
        }
        if (change instanceof PlansRevisedDueToCovid revised && revised.plans().size() == 1) {
            String plan = revised.plans().get(0).entry();
            return new Novelty(recorded, type, titles.getOrDefault(key(change.profile(), plan), Text.de(plan)), plan);
        }
        Text title = null;
        if (change instanceof EditionPublished edition) {
            title = edition.title();
        } else if (change instanceof CovidCaveatRecorded caveat) {
            title = caveat.summary();
        }
        return new Novelty(recorded, type, title == null ? change.profile().label() : title, null);
    }

    private static String key(EntryChange change) {
        return key(change.profile(), change.entry());
    }

    private static String key(ProfileCode profile, String entry) {
        return profile + "/" + entry;
    }
}
