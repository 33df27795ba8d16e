package org.standbild.view.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenDateTest {

    @ParameterizedTest
    @CsvSource({
        "Februar 2020, 2020-02",
        "ende februar 2020, 2020-02",
        "Feb. 2020, 2020-02",
        "März 2019, 2019-03",
        "29. Februar 2020, 2020-02-29",
        "29 February 2020, 2020-02-29",
        "29.2.2020, 2020-02-29",
        "1. 5. 2020, 2020-05-01",
        "02.2020, 2020-02",
        "Sommer 2020, 2020-22",
        "Winter 2019, 2019-24",
        "heute, 2020-09-01",
        "2020-02, 2020-02",
        "2018/2021, 2018/2021",
        "2018-2021, 2018-2021",
        "Karneval 2020, Karneval 2020",
        "3. Sommer 2020, 3. Sommer 2020",
    })
    void whatAPersonTypesBecomesEdtfOrStaysAsItIs(String typed, String edtf) {
        assertThat(SpokenDate.toEdtf(typed, LocalDate.of(2020, 9, 1))).isEqualTo(edtf);
    }
}
