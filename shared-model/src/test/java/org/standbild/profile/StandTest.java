package org.standbild.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandTest {

    @ParameterizedTest
    @CsvSource({
        "2020-01-01, 2020-01-01",
        "2020-02, 2020-02-01",
        "2019, 2019-01-01",
        "2017-23, 2017-09-01",
        "2019-01~, 2019-01-01",
        "2015/2018, 2015-01-01",
        "2019/.., 2019-01-01"
    })
    void aChangeShowsFromTheFirstDayOfItsPeriod(String edtf, LocalDate day) {
        assertThat(Stand.of(edtf).takesEffect()).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "../2019-12, 2019-11-01",
        "../2020-02, 2019-11-01",
        "../2019-09-10, 2019-09-10",
        "../2017-12, 2017-12-01",
        "../2011, 2011-01-01"
    })
    void withAnOpenBeginningItShowsFromTheBaseDateOrFromWhereItsEndBeginsWhenThatIsEarlier(String edtf, LocalDate day) {
        assertThat(Stand.of(edtf).takesEffect()).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({"2019-12-31, false", "2020-01-01, true", "2020-01-30, true", "2020-01-31, false", "2020-02-29, false"})
    void insideItsPeriodAChangeIsImprecise(LocalDate day, boolean imprecise) {
        assertThat(Stand.of("2020-01").isImpreciseOn(day)).isEqualTo(imprecise);
    }

    @Test
    void aDayIsNeverImpreciseAndAnOpenEndAlways() {
        assertThat(Stand.of("2020-01-01").isImpreciseOn(LocalDate.of(2020, 1, 1)))
                .isFalse();
        assertThat(Stand.of("2019/..").isImpreciseOn(LocalDate.of(2030, 1, 1))).isTrue();
        assertThat(Stand.of("../2019-12").isImpreciseOn(LocalDate.of(2019, 11, 15)))
                .isTrue();
        assertThat(Stand.of("../2019-12").isImpreciseOn(LocalDate.of(2019, 12, 31)))
                .isFalse();
    }

    @Test
    void theQualityFollowsFromTheDateUnlessItIsGiven() {
        assertThat(Stand.of("2020-02").quality()).isEqualTo(Quality.EXACT);
        assertThat(Stand.of("2019-01~").quality()).isEqualTo(Quality.APPROXIMATE);
        assertThat(new Stand(Edtf.of("2019-09"), "31. September 2019", Quality.IMPOSSIBLE_AS_PRINTED))
                .extracting(Stand::quality, Stand::asPrinted)
                .containsExactly(Quality.IMPOSSIBLE_AS_PRINTED, "31. September 2019");
    }

    @Test
    void aDateWithoutEdtfIsUndated() {
        assertThat(new EntryDate("published", null, "N.D.", null, null).quality())
                .isEqualTo(Quality.UNDATED);
        assertThat(EntryDate.of("start", "2019-01~").quality()).isEqualTo(Quality.APPROXIMATE);
    }
}
