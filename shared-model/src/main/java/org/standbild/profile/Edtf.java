package org.standbild.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date that may be a period, imprecise or open: EDTF (ISO 8601-2) levels 0 and 1 without times of day.
 *
 * <p>{@code 2019}, {@code 2018-10}, {@code 2019-01-24}, seasons {@code 2020-21} (spring) to {@code 2020-24} (winter, until February of
 * the year after), {@code 2019-01~} approximate, {@code ?} uncertain, {@code %} both, {@code 201X} unspecified digits,
 * {@code 2018/2021} interval, {@code ../2020-02} open. "2018-2021" is none of these and is refused.
 */
public final class Edtf implements Comparable<Edtf> {

    private static final Pattern DATE =
            Pattern.compile("(\\d{4}|\\d{3}X|\\d{2}XX)(?:-(\\d{2}|XX)(?:-(\\d{2}|XX))?)?([~?%])?");

    private static final Pattern YEARS = Pattern.compile("\\d{4}-\\d{4}");

    private final String text;
    private final @Nullable LocalDate firstDay;
    private final @Nullable LocalDate firstDayOfEnd;
    private final @Nullable LocalDate lastDay;

    private Edtf(String text, @Nullable Days from, @Nullable Days to) {
        this.text = text;
        this.firstDay = from == null ? null : from.first;
        this.firstDayOfEnd = to == null ? null : to.first;
        this.lastDay = to == null ? null : to.last;
    }

    /** @throws NotEdtf saying what would be right */
    @JsonCreator
    public static Edtf of(String text) {
        String[] ends = text.split("/", -1);
        if (ends.length > 2) {
            throw new NotEdtf(text, "ein Intervall hat genau zwei Enden", "an interval has exactly two ends");
        }
        if (ends.length == 1) {
            Days days = days(text, text);
            return new Edtf(text, days, days);
        }
        Days from = isOpen(ends[0]) ? null : days(ends[0], text);
        Days to = isOpen(ends[1]) ? null : days(ends[1], text);
        if (from == null && to == null) {
            throw new NotEdtf(text, "wenigstens ein Ende muss ein Datum sein", "at least one end must be a date");
        }
        if (from != null && to != null && from.first.isAfter(to.last)) {
            throw new NotEdtf(text, "das Ende liegt vor dem Anfang", "the end lies before the beginning");
        }
        return new Edtf(text, from, to);
    }

    private static boolean isOpen(String end) {
        return end.isEmpty() || end.equals("..");
    }

    private record Days(LocalDate first, LocalDate last) {}

    private static Days days(String date, String whole) {
        Matcher match = DATE.matcher(date);
        if (!match.matches()) {
            throw YEARS.matcher(date).matches()
                    ? new NotEdtf(
                            whole,
                            "ein Zeitraum steht mit Schrägstrich: " + date.replace('-', '/'),
                            "a period is written with a slash: " + date.replace('-', '/'))
                    : new NotEdtf(
                            whole,
                            "erwartet wird etwa 2020, 2020-02, 2020-02-29, 2020-22 (Sommer), 2019-01~ oder 2018/2021",
                            "expected is 2020, 2020-02, 2020-02-29, 2020-22 (summer), 2019-01~ or 2018/2021");
        }
        String year = match.group(1);
        String month = match.group(2);
        String day = match.group(3);
        if (month == null || month.equals("XX") && (day == null || day.equals("XX"))) {
            return new Days(
                    LocalDate.of(Integer.parseInt(year.replace('X', '0')), 1, 1),
                    LocalDate.of(Integer.parseInt(year.replace('X', '9')), 12, 31));
        }
        if (month.equals("XX") || year.endsWith("X")) {
            throw new NotEdtf(
                    whole,
                    "genauer als das Unbestimmte kann ein Datum nicht sein; gemeint ist wohl " + year,
                    "a date cannot be more exact than what is unspecified in it; " + year + " is meant, perhaps");
        }
        return days(Integer.parseInt(year), month, day, whole);
    }

    private static Days days(int year, String month, @Nullable String day, String whole) {
        int number = Integer.parseInt(month);
        if (number >= 21 && number <= 24 && day == null) {
            YearMonth first = YearMonth.of(year, 3 * (number - 20));
            return new Days(first.atDay(1), first.plusMonths(2).atEndOfMonth());
        }
        if (number < 1 || number > 12) {
            throw new NotEdtf(
                    whole,
                    "einen Monat " + month + " gibt es nicht, nur 01 bis 12 und die Jahreszeiten 21 bis 24",
                    "there is no month " + month + ", only 01 to 12 and the seasons 21 to 24");
        }
        YearMonth known = YearMonth.of(year, number);
        if (day == null || day.equals("XX")) {
            return new Days(known.atDay(1), known.atEndOfMonth());
        }
        if (!known.isValidDay(Integer.parseInt(day))) {
            int last = known.lengthOfMonth();
            throw new NotEdtf(
                    whole,
                    known + " hat " + last + " Tage, also " + known.atDay(last) + ", oder " + known
                            + ", wenn nur der Monat sicher ist",
                    known + " has " + last + " days, so " + known.atDay(last) + ", or " + known
                            + " when only the month is certain");
        }
        LocalDate exact = known.atDay(Integer.parseInt(day));
        return new Days(exact, exact);
    }

    /** The first day it can mean; absent when the beginning is open. */
    public @Nullable LocalDate firstDay() {
        return firstDay;
    }

    /** The last day it can mean; absent when the end is open. */
    public @Nullable LocalDate lastDay() {
        return lastDay;
    }

    /** Where the period at its end begins; absent when the end is open. */
    @Nullable
    LocalDate firstDayOfEnd() {
        return firstDayOfEnd;
    }

    public boolean isApproximate() {
        return text.indexOf('~') >= 0 || text.indexOf('?') >= 0 || text.indexOf('%') >= 0;
    }

    /** Whether it means more than one day. */
    public boolean isPeriod() {
        return !Objects.equals(firstDay, lastDay) || firstDay == null;
    }

    /** By first day, then by last day, then by text; an open beginning is before, an open end after everything. */
    @Override
    public int compareTo(Edtf other) {
        int byFirst = orMin(firstDay).compareTo(orMin(other.firstDay));
        if (byFirst != 0) {
            return byFirst;
        }
        int byLast = orMax(lastDay).compareTo(orMax(other.lastDay));
        return byLast != 0 ? byLast : text.compareTo(other.text);
    }

    private static LocalDate orMin(@Nullable LocalDate day) {
        return day == null ? LocalDate.MIN : day;
    }

    private static LocalDate orMax(@Nullable LocalDate day) {
        return day == null ? LocalDate.MAX : day;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Edtf edtf && edtf.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
