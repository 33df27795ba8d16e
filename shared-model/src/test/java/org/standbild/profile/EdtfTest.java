package org.standbild.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdtfTest {

    /** Every date expression that the document states a fact with; ".." is an open end. */
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            seit 2000                                     | 2000            | 2000-01-01 | 2000-12-31
            2007                                          | 2007            | 2007-01-01 | 2007-12-31
            seit 2009                                     | 2009            | 2009-01-01 | 2009-12-31
            2010                                          | 2010            | 2010-01-01 | 2010-12-31
            im Jahr 2010                                  | 2010            | 2010-01-01 | 2010-12-31
            2011                                          | 2011            | 2011-01-01 | 2011-12-31
            im Jahr 2011                                  | 2011            | 2011-01-01 | 2011-12-31
            19. September 2011                            | 2011-09-19      | 2011-09-19 | 2011-09-19
            2012                                          | 2012            | 2012-01-01 | 2012-12-31
            seit 2012                                     | 2012            | 2012-01-01 | 2012-12-31
            2013                                          | 2013            | 2013-01-01 | 2013-12-31
            2013                                          | 2013            | 2013-01-01 | 2013-12-31
            2013-2022                                     | 2013/2022       | 2013-01-01 | 2022-12-31
            Im Jahr 2013                                  | 2013            | 2013-01-01 | 2013-12-31
            Seit 2013                                     | 2013            | 2013-01-01 | 2013-12-31
            im Jahr 2013                                  | 2013            | 2013-01-01 | 2013-12-31
            Juni 2013                                     | 2013-06         | 2013-06-01 | 2013-06-30
            2014 – 2020                                   | 2014/2020       | 2014-01-01 | 2020-12-31
            2014-2020                                     | 2014/2020       | 2014-01-01 | 2020-12-31
            Seit 2014                                     | 2014            | 2014-01-01 | 2014-12-31
            im Jahr 2014                                  | 2014            | 2014-01-01 | 2014-12-31
            interreg-v-2014-2020                          | 2014/2020       | 2014-01-01 | 2020-12-31
            Oktober 2014                                  | 2014-10         | 2014-10-01 | 2014-10-31
            2015                                          | 2015            | 2015-01-01 | 2015-12-31
            im Jahr 2015                                  | 2015            | 2015-01-01 | 2015-12-31
            letzten Förderphase 2015 – 2018               | 2015/2018       | 2015-01-01 | 2018-12-31
            von 2015                                      | 2015            | 2015-01-01 | 2015-12-31
            Januar 2015                                   | 2015-01         | 2015-01-01 | 2015-01-31
            im Oktober 2015                               | 2015-10         | 2015-10-01 | 2015-10-31
            2016                                          | 2016            | 2016-01-01 | 2016-12-31
            2016                                          | 2016            | 2016-01-01 | 2016-12-31
            seit 2016                                     | 2016            | 2016-01-01 | 2016-12-31
            zuletzt 2016                                  | 2016            | 2016-01-01 | 2016-12-31
            1. Juli 2016                                  | 2016-07-01      | 2016-07-01 | 2016-07-01
            vom 1. Oktober 2016                           | 2016-10-01      | 2016-10-01 | 2016-10-01
            10. Oktober 2016                              | 2016-10-10      | 2016-10-10 | 2016-10-10
            2017                                          | 2017            | 2017-01-01 | 2017-12-31
            2017/2018                                     | 2017/2018       | 2017-01-01 | 2018-12-31
            in 2017                                       | 2017            | 2017-01-01 | 2017-12-31
            Stand_28-02-2017                              | 2017-02-28      | 2017-02-28 | 2017-02-28
            Am 30. Mai 2017                               | 2017-05-30      | 2017-05-30 | 2017-05-30
            16. November 2017                             | 2017-11-16      | 2017-11-16 | 2017-11-16
            im Herbst 2017                                | 2017-23         | 2017-09-01 | 2017-11-30
            2018                                          | 2018            | 2018-01-01 | 2018-12-31
            2018-2021                                     | 2018/2021       | 2018-01-01 | 2021-12-31
            2018-2022                                     | 2018/2022       | 2018-01-01 | 2022-12-31
            Jahr 2018                                     | 2018            | 2018-01-01 | 2018-12-31
            bis 2018                                      | 2018            | 2018-01-01 | 2018-12-31
            im Jahr 2018                                  | 2018            | 2018-01-01 | 2018-12-31
            seit 2018                                     | 2018            | 2018-01-01 | 2018-12-31
            Februar 2018                                  | 2018-02         | 2018-02-01 | 2018-02-28
            im Juni 2018                                  | 2018-06         | 2018-06-01 | 2018-06-30
            vom 01.06.2018                                | 2018-06-01      | 2018-06-01 | 2018-06-01
            am 13. Juni 2018                              | 2018-06-13      | 2018-06-13 | 2018-06-13
            vom 27. Juni 2018                             | 2018-06-27      | 2018-06-27 | 2018-06-27
            Juli 2018                                     | 2018-07         | 2018-07-01 | 2018-07-31
            Seit September 2018                           | 2018-09         | 2018-09-01 | 2018-09-30
            04. September 2018                            | 2018-09-04      | 2018-09-04 | 2018-09-04
            im Oktober 2018                               | 2018-10         | 2018-10-01 | 2018-10-31
            08. Oktober 2018                              | 2018-10-08      | 2018-10-08 | 2018-10-08
            im Dezember 2018                              | 2018-12         | 2018-12-01 | 2018-12-31
            2019                                          | 2019            | 2019-01-01 | 2019-12-31
            2019                                          | 2019            | 2019-01-01 | 2019-12-31
            2019a                                         | 2019            | 2019-01-01 | 2019-12-31
            Im Jahr 2019                                  | 2019            | 2019-01-01 | 2019-12-31
            Seit 2019                                     | 2019            | 2019-01-01 | 2019-12-31
            in der 7. Legislaturperiode                   | 2019/2024       | 2019-01-01 | 2024-12-31
            seit 2019                                     | 2019            | 2019-01-01 | 2019-12-31
            zuletzt 2019                                  | 2019            | 2019-01-01 | 2019-12-31
            Januar 2019-März 2020                         | 2019-01/2020-03 | 2019-01-01 | 2020-03-31
            seit Beginn 2019                              | 2019-01~        | 2019-01-01 | 2019-01-31
            von Januar 2019                               | 2019-01         | 2019-01-01 | 2019-01-31
            24. Januar 2019                               | 2019-01-24      | 2019-01-24 | 2019-01-24
            4. März 2019                                  | 2019-03-04      | 2019-03-04 | 2019-03-04
            27. März 2019                                 | 2019-03-27      | 2019-03-27 | 2019-03-27
            vom 30. April 2019                            | 2019-04-30      | 2019-04-30 | 2019-04-30
            Mai 2019                                      | 2019-05         | 2019-05-01 | 2019-05-31
            im Mai 2019                                   | 2019-05         | 2019-05-01 | 2019-05-31
            im Juli 2019                                  | 2019-07         | 2019-07-01 | 2019-07-31
            vom 3. Juli 2019                              | 2019-07-03      | 2019-07-03 | 2019-07-03
            vom 15. August 2019                           | 2019-08-15      | 2019-08-15 | 2019-08-15
            31. September 2019                            | 2019-09         | 2019-09-01 | 2019-09-30
            im September 2019                             | 2019-09         | 2019-09-01 | 2019-09-30
            vom 10. September 2019                        | 2019-09-10      | 2019-09-10 | 2019-09-10
            im Oktober 2019                               | 2019-10         | 2019-10-01 | 2019-10-31
            1. Oktober 2019                               | 2019-10-01      | 2019-10-01 | 2019-10-01
            Im November 2019                              | 2019-11         | 2019-11-01 | 2019-11-30
            im November 2019                              | 2019-11         | 2019-11-01 | 2019-11-30
            Stand: 2.12.2019                              | 2019-12-02      | 2019-12-02 | 2019-12-02
            2020                                          | 2020            | 2020-01-01 | 2020-12-31
            Für 2020                                      | 2020            | 2020-01-01 | 2020-12-31
            Für 2020                                      | 2020            | 2020-01-01 | 2020-12-31
            Im Jahr 2020                                  | 2020            | 2020-01-01 | 2020-12-31
            ab 2020                                       | 2020            | 2020-01-01 | 2020-12-31
            im Laufe des Jahres                           | 2020            | 2020-01-01 | 2020-12-31
            Übergangs- und Aufbauphase 2020               | 2020            | 2020-01-01 | 2020-12-31
            seit Anfang 2020                              | 2020-01~        | 2020-01-01 | 2020-01-31
            1. Januar 2020                                | 2020-01-01      | 2020-01-01 | 2020-01-01
            ab 01.01.2020                                 | 2020-01-01      | 2020-01-01 | 2020-01-01
            seit dem 1. Januar 2020                       | 2020-01-01      | 2020-01-01 | 2020-01-01
            Am 15.01.2020                                 | 2020-01-15      | 2020-01-15 | 2020-01-15
            Ende Februar 2020                             | 2020-02         | 2020-02-01 | 2020-02-29
            ab Februar 2020                               | 2020-02         | 2020-02-01 | 2020-02-29
            ab dem 1. März 2020                           | 2020-03-01      | 2020-03-01 | 2020-03-01
            am 1. März 2020                               | 2020-03-01      | 2020-03-01 | 2020-03-01
            mit Inkrafttreten des FKEG                    | 2020-03-01      | 2020-03-01 | 2020-03-01
            April 2020                                    | 2020-04         | 2020-04-01 | 2020-04-30
            Stand: 7.4.2020                               | 2020-04-07      | 2020-04-07 | 2020-04-07
            bis zum 31.05.2020                            | 2020-05-31      | 2020-05-31 | 2020-05-31
            ab Mitte 2020                                 | 2020-06~        | 2020-06-01 | 2020-06-30
            ab Sommer 2020                                | 2020-22         | 2020-06-01 | 2020-08-31
            ab Sommer 2020                                | 2020-22         | 2020-06-01 | 2020-08-31
            im Sommer 2020                                | 2020-22         | 2020-06-01 | 2020-08-31
            ab dem Jahr 2021                              | 2021            | 2021-01-01 | 2021-12-31
            nach dem ersten Jahr Fachkräfteeinwanderungsgesetz | 2021-03~        | 2021-03-01 | 2021-03-31
            bis 31. Dezember 2021                         | 2021-12-31      | 2021-12-31 | 2021-12-31
            bis zum 31. Dezember 2021                     | 2021-12-31      | 2021-12-31 | 2021-12-31
            Ende der Legislaturperiode 2022               | 2022            | 2022-01-01 | 2022-12-31
            bis Ende 2022                                 | 2022-12~        | 2022-12-01 | 2022-12-31
            bis zum Jahr 2023                             | 2023            | 2023-01-01 | 2023-12-31
            2025                                          | 2025            | 2025-01-01 | 2025-12-31
            2030                                          | 2030            | 2030-01-01 | 2030-12-31
            bis zum Jahr 2030                             | 2030            | 2030-01-01 | 2030-12-31
            2035                                          | 2035            | 2035-01-01 | 2035-12-31
            Ganz neu gegründet                            | ../2020-02      | .. | 2020-02-29
            inzwischen eingestellt                        | ../2020-02      | .. | 2020-02-29
            """)
    void aDateOfTheDocumentHasAFirstAndALastDay(String asPrinted, String edtf, String first, String last) {
        Edtf date = Edtf.of(edtf);

        assertThat(date.firstDay()).isEqualTo(day(first));
        assertThat(date.lastDay()).isEqualTo(day(last));
        assertThat(date).hasToString(edtf).isEqualTo(Edtf.of(date.toString()));
    }

    private static @Nullable LocalDate day(String day) {
        return day.equals("..") ? null : LocalDate.parse(day);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-21, 2020-03-01, 2020-05-31",
        "2020-22, 2020-06-01, 2020-08-31",
        "2020-23, 2020-09-01, 2020-11-30",
        "2019-24, 2019-12-01, 2020-02-29",
        "2020-24, 2020-12-01, 2021-02-28",
        "2019-24/2020-22, 2019-12-01, 2020-08-31"
    })
    void winterGoesOnUntilFebruaryOfTheYearAfter(String season, LocalDate first, LocalDate last) {
        assertThat(Edtf.of(season).firstDay()).isEqualTo(first);
        assertThat(Edtf.of(season).lastDay()).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({
        "201X, 2010-01-01, 2019-12-31",
        "20XX, 2000-01-01, 2099-12-31",
        "2019-XX, 2019-01-01, 2019-12-31",
        "2019-XX-XX, 2019-01-01, 2019-12-31",
        "2019-09-XX, 2019-09-01, 2019-09-30",
        "2020-02-XX, 2020-02-01, 2020-02-29"
    })
    void whatIsUnspecifiedMayBeAnyDayOfIt(String edtf, LocalDate first, LocalDate last) {
        assertThat(Edtf.of(edtf).firstDay()).isEqualTo(first);
        assertThat(Edtf.of(edtf).lastDay()).isEqualTo(last);
    }

    @Test
    void anIntervalMayBeOpenAtOneEnd() {
        assertThat(Edtf.of("../2020-02").firstDay()).isNull();
        assertThat(Edtf.of("../2020-02").lastDay()).isEqualTo(LocalDate.of(2020, 2, 29));
        assertThat(Edtf.of("2019/..").firstDay()).isEqualTo(LocalDate.of(2019, 1, 1));
        assertThat(Edtf.of("2019/..").lastDay()).isNull();
        assertThat(Edtf.of("/2020-02").firstDay()).isNull();
        assertThat(List.of(Edtf.of("../2020-02"), Edtf.of("2019/.."))).allMatch(Edtf::isPeriod);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019-01~", "2020~", "2019-01-24?", "2019%", "2018~/2021", "2020-22~"})
    void aQualifiedDateIsApproximateAndMeansTheSameDays(String qualified) {
        Edtf exact = Edtf.of(qualified.replaceAll("[~?%]", ""));

        assertThat(Edtf.of(qualified).isApproximate()).isTrue();
        assertThat(exact.isApproximate()).isFalse();
        assertThat(Edtf.of(qualified).firstDay()).isEqualTo(exact.firstDay());
        assertThat(Edtf.of(qualified).lastDay()).isEqualTo(exact.lastDay());
        assertThat(Quality.of(Edtf.of(qualified))).isEqualTo(Quality.APPROXIMATE);
    }

    @Test
    void onlyADayIsNoPeriod() {
        assertThat(Edtf.of("2019-01-24").isPeriod()).isFalse();
        assertThat(Edtf.of("2019-01-24/2019-01-24").isPeriod()).isFalse();
        assertThat(Edtf.of("2019-01").isPeriod()).isTrue();
    }

    /** A naive reader would take the years for a season or a month. */
    @Test
    void twoYearsWithAHyphenAreRefusedAndTheSlashIsNamed() {
        assertThat(refusal("2018-2021").in("de"))
                .isEqualTo("„2018-2021“ ist kein EDTF-Datum: ein Zeitraum steht mit Schrägstrich: 2018/2021");
        assertThat(refusal("2018-2021").in("en")).contains("2018/2021");
        assertThat(Edtf.of("2020-22").lastDay()).isEqualTo(LocalDate.of(2020, 8, 31));
    }

    @Test
    void aDayThatDoesNotExistIsRefusedWithTheOnesThatDo() {
        assertThat(refusal("2019-09-31").in("de"))
                .isEqualTo("„2019-09-31“ ist kein EDTF-Datum: 2019-09 hat 30 Tage, also 2019-09-30, oder 2019-09,"
                        + " wenn nur der Monat sicher ist");
        assertThat(refusal("2019-02-29").in("en")).contains("2019-02-28");
        assertThat(refusal("2019-05-00").in("en")).contains("31 days");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-13", "2020-00", "2020-25", "2020-20", "2018-21-05"})
    void aMonthThatDoesNotExistIsRefusedWithTheOnesThatDo(String edtf) {
        assertThat(refusal(edtf).in("de")).contains(edtf).contains("01 bis 12").contains("21 bis 24");
        assertThat(refusal(edtf).in("en")).contains(edtf).contains("01 to 12").contains("21 to 24");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019-XX-12", "201X-05", "20XX-05-01"})
    void aDateIsNotMoreExactThanWhatIsUnspecifiedInIt(String edtf) {
        assertThat(refusal(edtf).in("en")).contains("more exact");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "N.D.",
                "Ende Februar 2020",
                "31.12.2019",
                "2.12.2019",
                "2019a",
                "19",
                "2020-2",
                " 2020",
                "2020-02 ",
                "2020-02-29T12:00:00Z",
                "~2020",
                "2020-02-29/x",
                "-2020"
            })
    void whatIsNoDateIsRefusedWithExamples(String text) {
        assertThat(refusal(text).in("de")).contains("2020-02-29").contains("2018/2021");
        assertThatThrownBy(() -> Edtf.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIntervalHasTwoEndsInOrderAndOneOfThemIsADate() {
        assertThat(refusal("2018/2019/2020").in("en")).contains("exactly two ends");
        assertThat(refusal("../..").in("en")).contains("at least one end");
        assertThat(refusal("/").in("en")).contains("at least one end");
        assertThat(refusal("2021/2018").in("en")).contains("before the beginning");
        assertThat(Edtf.of("2020/2020-03").lastDay()).isEqualTo(LocalDate.of(2020, 3, 31));
    }

    @Test
    void datesAreOrderedByTheirFirstDayThenByTheirLast() {
        List<Edtf> ordered = List.of(
                Edtf.of("../2011"),
                Edtf.of("../2020-02"),
                Edtf.of("2016-10-01"),
                Edtf.of("2019-01-01"),
                Edtf.of("2019-01"),
                Edtf.of("2019"),
                Edtf.of("2019/2021"),
                Edtf.of("2019/.."),
                Edtf.of("2019-24"),
                Edtf.of("2020-02"));

        assertThat(ordered.stream().sorted(Comparator.reverseOrder()).sorted()).containsExactlyElementsOf(ordered);
    }

    @Test
    void datesAreEqualWhenTheyAreWrittenAlikeAndOnlyThenCompareAsEqual() {
        assertThat(Edtf.of("2019-01")).isEqualTo(Edtf.of("2019-01")).hasSameHashCodeAs(Edtf.of("2019-01"));
        assertThat(Edtf.of("2019-01")).isNotEqualTo(Edtf.of("2019-01~"));
        assertThat(Edtf.of("2019-01")).isNotEqualByComparingTo(Edtf.of("2019-01~"));
        assertThat(Edtf.of("2019-01")).isEqualByComparingTo(Edtf.of("2019-01"));
    }

    private static Text refusal(String text) {
        return catchThrowableOfType(NotEdtf.class, () -> Edtf.of(text)).reason();
    }
}
