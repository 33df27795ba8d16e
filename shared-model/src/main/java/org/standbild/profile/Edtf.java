package org.standbild.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
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
            throw new NotEdtf(
                    whole,
                    "erwartet wird etwa 2020, 2020-02, 2020-02-29, 2020-22 (Sommer), 2019-01~ oder 2018/2021",
                    "expected is 2020, 2020-02, 2020-02-29, 2020-22 (summer), 2019-01~ or 2018/2021");
        }
        String year = match.group(1);
        String month = match.group(2);
        String day = match.group(3);
        try {
            if (month == null || month.equals("XX")) {
                return new Days(
                        LocalDate.of(Integer.parseInt(year.replace('X', '0')), 1, 1),
                        LocalDate.of(Integer.parseInt(year.replace('X', '9')), 12, 31));
            }
            int number = Integer.parseInt(year);
            int monthNumber = Integer.parseInt(month);
            if (monthNumber >= 21 && monthNumber <= 24 && day == null) {
                YearMonth first = YearMonth.of(number, 3 * (monthNumber - 20));
                return new Days(first.atDay(1), first.plusMonths(2).atEndOfMonth());
            }
            YearMonth yearMonth = YearMonth.of(number, monthNumber);
            if (day == null || day.equals("XX")) {
                return new Days(yearMonth.atDay(1), yearMonth.atEndOfMonth());
            }
            LocalDate exact = yearMonth.atDay(Integer.parseInt(day));
            return new Days(exact, exact);
        } catch (DateTimeException | NumberFormatException e) {
            throw new NotEdtf(whole, "diesen Tag oder Monat gibt es nicht", "there is no such day or month");
        }
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

    /** By first day, then by last day; an open beginning is before, an open end after everything. */
    @Override
    public int compareTo(Edtf other) {
        int byFirst = orMin(firstDay).compareTo(orMin(other.firstDay));
        return byFirst != 0 ? byFirst : orMax(lastDay).compareTo(orMax(other.lastDay));
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
