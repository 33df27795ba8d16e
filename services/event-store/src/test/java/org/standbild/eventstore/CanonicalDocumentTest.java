package org.standbild.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.standbild.profile.Edtf;
import org.standbild.profile.EntryCorrected;
import org.standbild.profile.EntryDate;
import org.standbild.profile.History;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.ProfileOpened;
import org.standbild.profile.ProgrammeStarted;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Review;
import org.standbild.profile.Section;
import org.standbild.profile.Stand;
import org.standbild.profile.Text;

class CanonicalDocumentTest {

    private static final LocalDate FEBRUARY_2020 = LocalDate.of(2020, 2, 29);
    private static final Instant PUBLISHED = Instant.parse("2020-04-30T10:00:00Z");
    private static final Instant TODAY = Instant.parse("2026-07-01T08:00:00.5Z");

    private static final RecordedChange OPENED = recorded(
            3,
            PUBLISHED,
            new ProfileOpened(
                    ProfileCode.DE_BW,
                    Stand.of("../2019-11"),
                    new Text("Baden-Württemberg", "Baden-Württemberg"),
                    List.of(Section.LANDESREGIERUNG),
                    List.of(),
                    null));
    private static final RecordedChange REGIONALPROGRAMM = recorded(
            4,
            PUBLISHED,
            new ProgrammeStarted(
                    ProfileCode.DE_BW,
                    new Stand(Edtf.of("2019-01"), "Januar 2019", null),
                    "regionalprogramm-fachkraeftesicherung-2019",
                    new Text("Regionalprogramm Fachkräftesicherung 2019", "Regional skills programme 2019"),
                    null,
                    null,
                    List.of("RFS"),
                    List.of(Section.LANDESREGIERUNG),
                    List.of(EntryDate.of("runtime", "2019-01/2020-03")),
                    List.of(),
                    List.of(),
                    null,
                    List.of(),
                    null));
    private static final RecordedChange CORRECTED_LATER = recorded(
            9,
            TODAY,
            new EntryCorrected(
                    ProfileCode.DE_BW,
                    Stand.of("2020-01"),
                    "regionalprogramm-fachkraeftesicherung-2019",
                    "title.de",
                    "Regionalprogramm Fachkräftesicherung 2019",
                    "Regionalprogramm für Fachkräfte",
                    "Name der Richtlinie",
                    List.of(),
                    null));

    @Test
    void membersAreSortedAndNothingIsBetweenThem() {
        assertThat(json(FEBRUARY_2020, 4, OPENED, REGIONALPROGRAMM))
                .startsWith(
                        "{\"coverage\":\"RESEARCHED\",\"knownAt\":\"2020-04-30T10:00:00Z\",\"position\":4,\"profiles\":["
                                + "{\"code\":\"DE\",")
                .endsWith("],\"stand\":\"2020-02-29\"}")
                .contains("\"dates\":[{\"edtf\":\"2019-01/2020-03\",\"quality\":\"EXACT\",\"what\":\"runtime\"}]")
                .doesNotContain("null");
    }

    @Test
    void allSeventeenProfilesAreInItWhateverIsRecorded() {
        assertThat(Document.at(histories(), FEBRUARY_2020, 7).profiles())
                .extracting(profile -> profile.code())
                .containsExactly(ProfileCode.values());
    }

    @Test
    void aCorrectionRecordedLaterDoesNotAlterTheHash() {
        String published = hash(FEBRUARY_2020, 4, OPENED, REGIONALPROGRAMM);

        assertThat(hash(FEBRUARY_2020, 4, OPENED, REGIONALPROGRAMM, CORRECTED_LATER))
                .isEqualTo(published);
        assertThat(hash(FEBRUARY_2020, 9, OPENED, REGIONALPROGRAMM, CORRECTED_LATER))
                .isNotEqualTo(published);
    }

    @Test
    void positionsWithoutAPublicChangeDoNotAlterTheHash() {
        assertThat(hash(FEBRUARY_2020, 8, OPENED, REGIONALPROGRAMM))
                .isEqualTo(hash(FEBRUARY_2020, 4, OPENED, REGIONALPROGRAMM));
    }

    /** Red means that every published edition would fail its verification: restore the shape instead of updating the hash. */
    @Test
    void theHashOfAPublishedEditionStaysWhatItWas() {
        assertThat(hash(FEBRUARY_2020, 4, OPENED, REGIONALPROGRAMM))
                .isEqualTo("8c101df34102c313f51a715aec650d7a7e24a27b9ae58ddbc6a8c0384047768a");
    }

    @Test
    void theHashIsWhatSha256sumPrints() {
        assertThat(CanonicalDocument.sha256("abc".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void theSameChangesInMemoryGiveTheSameBytes() {
        Histories histories = new Histories();
        histories.record(OPENED, 3);
        histories.record(REGIONALPROGRAMM, 4);

        assertThat(CanonicalDocument.bytes(histories, FEBRUARY_2020, 4))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(json(FEBRUARY_2020, 4, REGIONALPROGRAMM, OPENED));
    }

    private static String hash(LocalDate stand, long position, RecordedChange... changes) {
        return CanonicalDocument.sha256(CanonicalDocument.bytes(histories(changes), stand, position));
    }

    private static String json(LocalDate stand, long position, RecordedChange... changes) {
        return new String(CanonicalDocument.bytes(histories(changes), stand, position), StandardCharsets.UTF_8);
    }

    private static SortedMap<ProfileCode, History> histories(RecordedChange... changes) {
        SortedMap<ProfileCode, History> histories = new TreeMap<>();
        histories.put(ProfileCode.DE_BW, History.of(ProfileCode.DE_BW, List.of(changes)));
        return histories;
    }

    private static RecordedChange recorded(long position, Instant at, ProfileChange change) {
        return new RecordedChange(position, at, "event-" + position, position, Review.IMPORTED, change);
    }
}
