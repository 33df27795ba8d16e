package org.standbild.feed.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.standbild.feed.SampleChanges;
import org.standbild.profile.Difference;
import org.standbild.profile.FieldDifference;
import org.standbild.profile.History;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Review;

class FieldsTest {

    @Test
    void whatAppearsIsNamedLikeWhatChanges() {
        History one = history(SampleChanges.zabPlannedInHamburg());
        History other = history(SampleChanges.zabPlannedInHamburg(), SampleChanges.zabEstablishedInHamburg());
        Profile from = one.at(LocalDate.of(2021, 1, 1));
        Profile to = other.at(LocalDate.of(2021, 1, 1));

        List<String> changed = Difference.between(from, List.of(), to, List.of()).get(0).fields().stream()
                .map(FieldDifference::field)
                .toList();

        Set<String> names = new HashSet<>(
                Fields.of(from.entry(SampleChanges.ZAB).orElseThrow()).keySet());
        names.addAll(Fields.of(to.entry(SampleChanges.ZAB).orElseThrow()).keySet());
        assertThat(names).containsAll(changed);
    }

    @Test
    void everyDateHasANameOnScreen() {
        assertThat(FieldNames.knowsEveryDate()).isTrue();
        assertThat(FieldNames.of("title.en", "de")).isEqualTo("Titel (englisch)");
        assertThat(FieldNames.of("caveats.HSP4_FOOTNOTE", "en")).isEqualTo("Covid caveat (HSP4_FOOTNOTE)");
        assertThat(FieldNames.of("somethingNew", "de")).isEqualTo("somethingNew");
    }

    private static History history(ProfileChange... changes) {
        List<RecordedChange> recorded = new ArrayList<>();
        for (ProfileChange change : changes) {
            recorded.add(new RecordedChange(
                    recorded.size(), Instant.EPOCH, "e" + recorded.size(), 1, Review.IMPORTED, change));
        }
        return History.of(changes[0].profile(), recorded);
    }
}
