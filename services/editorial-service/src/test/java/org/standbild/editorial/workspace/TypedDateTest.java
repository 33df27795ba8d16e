package org.standbild.editorial.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbild.editorial.workspace.TypedDate.Use;
import org.standbild.profile.Quality;

class TypedDateTest {

    private static final LocalDate TODAY = LocalDate.of(2020, 11, 22);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Sommer 2020              | 2020-22
            im Sommer 2020           | 2020-22
            ab Sommer 2020           | 2020-22
            Frühjahr 2021            | 2021-21
            im Herbst 2017           | 2017-23
            Winter 2020/21           | 2020-24
            Februar 2020             | 2020-02
            im Feb. 2020             | 2020-02
            Ende Februar 2020        | 2020-02
            2.2020                   | 2020-02
            02/2020                  | 2020-02
            1.3.2020                 | 2020-03-01
            01.03.2020               | 2020-03-01
            1.3.20                   | 2020-03-01
            am 1. März 2020          | 2020-03-01
            ab dem 1. März 2020      | 2020-03-01
            seit dem 1. Januar 2020  | 2020-01-01
            ab 01.01.2020            | 2020-01-01
            ab dem Jahr 2021         | 2021
            Seit 2014                | 2014
            Anfang 2020              | 2020-01~
            seit Beginn 2019         | 2019-01~
            ab Mitte 2020            | 2020-06~
            Ende 2020                | 2020-12~
            Ende des Jahres 2020     | 2020-12~
            ca. 2019                 | 2019~
            etwa März 2020           | 2020-03~
            voraussichtlich 2021     | 2021?
            voraussichtlich ab 2021  | 2021?
            voraussichtlich Ende 2021| 2021-12%
            1. Quartal 2020          | 2020-01/2020-03
            IV. Quartal 2020         | 2020-10/2020-12
            Q2 2021                  | 2021-04/2021-06
            zweites Halbjahr 2020    | 2020-07/2020-12
            2018-2021                | 2018/2021
            2018 – 2021              | 2018/2021
            2018 bis 2021            | 2018/2021
            von 2018 bis Ende 2021   | 2018/2021-12~
            2020/21                  | 2020/2021
            Januar bis März 2020     | 2020-01/2020-03
            1. bis 3. März 2020      | 2020-03-01/2020-03-03
            01.01.2019 - 31.03.2020  | 2019-01-01/2020-03-31
            heute                    | 2020-11-22
            summer 2020              | 2020-22
            end of 2020              | 2020-12~
            mid-2020                 | 2020-06~
            1 March 2020             | 2020-03-01
            March 1, 2020            | 2020-03-01
            since January 2020       | 2020-01
            2018 to 2021             | 2018/2021
            around 2019              | 2019~
            """)
    void whatPeopleTypeIsUnderstoodAndKeptAsPrinted(String typed, String edtf) {
        TypedDate date = TypedDate.read(typed, Use.POINT, TODAY);
        assertThat(date.fault()).isNull();
        assertThat(Objects.toString(date.edtf())).isEqualTo(edtf);
        assertThat(date.asPrinted()).isEqualTo(typed);
        assertThat(date.quality()).isEqualTo(edtf.matches(".*[~?%].*") ? Quality.APPROXIMATE : Quality.EXACT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020",
                "2020-02",
                "2020-02-29",
                "2020-22",
                "2019-01~",
                "201X",
                "2018/2021",
                "../2020-02",
                "2020/.."
            })
    void edtfIsTakenAsItStandsAndHasNoWording(String edtf) {
        TypedDate date = TypedDate.read(edtf, Use.POINT, TODAY);
        assertThat(Objects.toString(date.edtf())).isEqualTo(edtf);
        assertThat(date.asPrinted()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ab 2020             | STAND  | 2020
            bis Februar 2020    | STAND  | ../2020-02
            ab 2020             | PERIOD | 2020/..
            seit März 2019      | PERIOD | 2019-03/..
            bis Ende 2022       | PERIOD | ../2022-12~
            bis Ende 2022       | POINT  | 2022-12~
            von 2019 bis 2021   | PERIOD | 2019/2021
            """)
    void whatItIsForSaysWhetherAnEndIsOpen(String typed, Use use, String edtf) {
        assertThat(Objects.toString(TypedDate.read(typed, use, TODAY).edtf())).isEqualTo(edtf);
    }

    @Test
    void aDayThatDoesNotExistStaysAsPrintedAndIsNoStand() {
        TypedDate printed = TypedDate.read("31. September 2019", Use.POINT, TODAY);
        assertThat(Objects.toString(printed.edtf())).isEqualTo("2019-09");
        assertThat(printed.quality()).isEqualTo(Quality.IMPOSSIBLE_AS_PRINTED);
        assertThat(printed.asPrinted()).isEqualTo("31. September 2019");
        assertThat(TypedDate.read("31. September 2019", Use.STAND, TODAY).isUnderstood())
                .isFalse();
    }

    @Test
    void unknownIsADateWithoutADay() {
        TypedDate unknown = TypedDate.read("nicht bekannt", Use.POINT, TODAY);
        assertThat(unknown.isUnderstood()).isTrue();
        assertThat(unknown.edtf()).isNull();
        assertThat(unknown.quality()).isEqualTo(Quality.UNDATED);
        assertThat(TypedDate.read("nicht bekannt", Use.STAND, TODAY).isUnderstood())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bald",
                "nach der Wahl",
                "13.2020",
                "2020-13",
                "2020-02-30",
                "45. März 2020",
                "2021-2018",
                "<script>alert(1)</script>",
                "Sommer",
                "20",
                "- 2020",
                "Quartal 2020",
                "5. Quartal 2020"
            })
    void whatIsNotUnderstoodSaysWhatWouldBe(String typed) {
        TypedDate date = TypedDate.read(typed, Use.STAND, TODAY);
        assertThat(date.edtf()).isNull();
        assertThat(Objects.requireNonNull(date.fault()).de()).isNotBlank();
        assertThat(date.fault().en()).isNotBlank();
    }
}
