package org.standbild.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a reader sees of a change has the class that was confirmed when it was accepted. */
class ConfirmedClassTest {

    private static final LocalDate LATER = LocalDate.of(2022, 1, 1);

    private final List<RecordedChange> changes = new ArrayList<>();

    private void recorded(@Nullable String confirmed, String json) {
        ProfileChange change = Recording.change(ProfileCode.DE_HE, json);
        changes.add(new RecordedChange(
                changes.size(),
                Recording.PUBLISHED.plusSeconds(changes.size()),
                "event-" + changes.size(),
                changes.size() + 1,
                Review.REVIEWED,
                ChangeClass.of(change, confirmed),
                change));
    }

    private void hessen() {
        recorded(null, "{type: 'ProfileOpened', stand: '2019-11', name: {de: 'Hessen'}, sections: ['ANHANG']}");
        recorded(
                null,
                "{type: 'StrategyAdopted', stand: '2019-12', entry: 'offensive', title: {de: 'Fachkräfteoffensive'}, sections: ['ANHANG']}");
    }

    private Profile profile() {
        return History.of(ProfileCode.DE_HE, changes).at(LATER);
    }

    private @Nullable LastChange sectionLastChanged() {
        return profile().sections().get(0).freshness().lastChanged();
    }

    @Test
    void withoutAConfirmationTheClassFollowsFromTheEvent() {
        hessen();
        assertThat(changes)
                .extracting(RecordedChange::changeClass)
                .containsExactly(ChangeClass.EDITORIAL, ChangeClass.DEVELOPMENT);
    }

    @Test
    void aClassFromANewerWriterCountsAsNone() {
        recorded("TRANSLATION", "{type: 'StrategyAdopted', stand: '2019-12', entry: 'x', title: {de: 'X'}}");
        assertThat(changes.get(0).changeClass()).isEqualTo(ChangeClass.DEVELOPMENT);
    }

    @Test
    void aCorrectionConfirmedAsEditorialIsTheEntrysLastChangeButNoNewsOfItsSection() {
        hessen();
        recorded(
                "EDITORIAL",
                "{type: 'EntryCorrected', stand: '2020-02', entry: 'offensive', field: 'summary.de', after: 'Bündelt.', reason: 'Wortlaut'}");

        assertThat(profile().entry("offensive").orElseThrow().lastChange().changeClass())
                .isEqualTo(ChangeClass.EDITORIAL);
        assertThat(sectionLastChanged()).extracting(LastChange::position).isEqualTo(1L);
    }

    @Test
    void aSummaryConfirmedAsCorrectionIsNewsOfItsSectionAndAnEditorialOneIsNot() {
        hessen();
        recorded(null, "{type: 'SummaryRevised', stand: '2020-02', summary: {de: 'Kurz'}, sections: ['ANHANG']}");
        assertThat(sectionLastChanged()).extracting(LastChange::position).isEqualTo(1L);

        recorded(
                "CORRECTION",
                "{type: 'SummaryRevised', stand: '2020-03', summary: {de: 'Lang'}, sections: ['ANHANG']}");
        assertThat(sectionLastChanged())
                .extracting(LastChange::position, LastChange::changeClass)
                .containsExactly(3L, ChangeClass.CORRECTION);
    }
}
