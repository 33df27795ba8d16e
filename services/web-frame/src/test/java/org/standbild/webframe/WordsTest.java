package org.standbild.webframe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.standbild.profile.Edtf;
import org.standbild.profile.Quality;
import org.standbild.profile.Text;

class WordsTest {

    private final Words german = new Words("de");
    private final Words english = new Words("en");

    @ParameterizedTest
    @CsvSource({
        "2019, 2019, 2019",
        "2020-02, Februar 2020, February 2020",
        "2018-06-13, 13. Juni 2018, 13 June 2018",
        "2020-22, Sommer 2020, Summer 2020",
        "2020-24, Winter 2020/21, Winter 2020/21",
        "2019-01~, ungefähr Januar 2019, around January 2019",
        "2018/2021, 2018 bis 2021, 2018 to 2021",
        "../2020-02, bis Februar 2020, until February 2020",
        "2018/.., ab 2018, from 2018",
        "2020?, vermutlich 2020, probably 2020",
        "201X, zwischen 2010 und 2019, between 2010 and 2019",
        "2020-XX, 2020, 2020",
    })
    void aDateIsSaidAsAPersonWould(String edtf, String de, String en) {
        assertThat(german.date(Edtf.of(edtf))).isEqualTo(de);
        assertThat(english.date(Edtf.of(edtf))).isEqualTo(en);
    }

    @Test
    void aDayBelongsToBerlin() {
        Instant lateInTheEvening = Instant.parse("2020-04-30T22:30:00Z");
        assertThat(german.moment(lateInTheEvening)).isEqualTo("1. Mai 2020, 00:30 Uhr");
        assertThat(german.shortDay(lateInTheEvening)).isEqualTo("1.5.2020");
        assertThat(english.day(LocalDate.of(2020, 2, 29))).isEqualTo("29 February 2020");
    }

    @Test
    void whatIsNotTranslatedIsGermanAndSaysSo() {
        Text untranslated = Text.de("Fachkräfteoffensive");
        assertThat(english.text(untranslated)).isEqualTo("Fachkräfteoffensive");
        assertThat(english.lang(untranslated)).isEqualTo("de");
        assertThat(german.lang(untranslated)).isNull();
    }

    @Test
    void anImpossibleDateIsAlwaysShownWithWhatWasUnderstood() {
        assertThat(german.says("am 13. Juni 2018", Quality.EXACT, "13. Juni 2018"))
                .isTrue();
        assertThat(german.says("31. September 2019", Quality.IMPOSSIBLE_AS_PRINTED, "September 2019"))
                .isFalse();
    }

    @Test
    void onlyWebAddressesBecomeLinks() {
        assertThat(german.link("https://www.hessen.de/x")).isEqualTo("https://www.hessen.de/x");
        assertThat(german.link("javascript:alert(1)")).isNull();
        assertThat(german.link("data:text/html,x")).isNull();
        assertThat(german.link(" https://x")).isNull();
        assertThat(german.link(null)).isNull();
    }
}
