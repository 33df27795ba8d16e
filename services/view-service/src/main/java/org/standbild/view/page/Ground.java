package org.standbild.view.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Entry;
import org.standbild.profile.Profile;
import org.standbild.profile.Source;

/**
 * The source that a profile rests on. It is named once for all, not at every entry.
 *
 * @param source the one that more than half of the entries cite; absent when none is
 */
record Ground(@Nullable Source source) {

    static Ground of(Profile profile) {
        List<Entry> entries = profile.entries();
        Map<Source, Integer> cited = new HashMap<>();
        entries.forEach(entry -> entry.sources().forEach(source -> cited.merge(source, 1, Integer::sum)));
        return new Ground(cited.entrySet().stream()
                .filter(each -> entries.size() > 3 && each.getValue() * 2 > entries.size())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null));
    }

    List<Source> without(List<Source> sources) {
        return sources.stream().filter(each -> !each.equals(source)).toList();
    }
}
