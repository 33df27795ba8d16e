package org.standbild.webframe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.standbild.profile.Edtf;
import org.standbild.profile.EntryDate;
import org.standbild.profile.Quality;

class SaidTest {

    private final Words german = new Words("de");
    private final Words english = new Words("en");

    @Test
    void thatADateIsApproximateIsSaidOnce() {
        assertThat(Said.of(EntryDate.of("planned_end", "2022-12~"), german)).isEqualTo("ungefähr Dezember 2022");
        EntryDate printed = new EntryDate("planned_end", Edtf.of("2021-12~"), "bis Ende 2021", null, null);
        assertThat(Said.of(printed, german)).isEqualTo("„bis Ende 2021“ = ungefähr Dezember 2021");
        assertThat(Said.of(printed, english)).isEqualTo("„bis Ende 2021“ = around December 2021");
    }

    @Test
    void aDateThatDoesNotShowItsQualityIsFollowedByIt() {
        EntryDate rounded = new EntryDate("start", Edtf.of("2019-06"), "Mitte 2019", Quality.APPROXIMATE, null);
        assertThat(Said.of(rounded, german)).isEqualTo("„Mitte 2019“ = Juni 2019, ungefähr");
    }
}
