package org.standbild.view.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as people type them, written as EDTF: "Februar 2020", "29.2.2020", "Sommer 2020", "heute". Anything else stays as it is. */
final class SpokenDate {

    private static final List<List<String>> MONTHS = List.of(
            List.of("januar", "january", "jänner"),
            List.of("februar", "february", "feber"),
            List.of("märz", "march", "maerz"),
            List.of("april"),
            List.of("mai", "may"),
            List.of("juni", "june"),
            List.of("juli", "july"),
            List.of("august"),
            List.of("september"),
            List.of("oktober", "october"),
            List.of("november"),
            List.of("dezember", "december"));
    private static final List<List<String>> SEASONS = List.of(
            List.of("frühling", "frühjahr", "spring"),
            List.of("sommer", "summer"),
            List.of("herbst", "autumn"),
            List.of("winter"));

    private static final Pattern NUMBERS = Pattern.compile("(?:(\\d{1,2})[./] ?)?(\\d{1,2})[./] ?(\\d{4})");
    private static final Pattern NAMED =
            Pattern.compile("(?:(\\d{1,2})\\.? )?(?:ende |end of )?(\\p{L}{3,})\\.? (\\d{4})");

    private SpokenDate() {}

    static String toEdtf(String typed, LocalDate today) {
        String said = typed.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (said.equals("heute") || said.equals("today")) {
            return today.toString();
        }
        Matcher numbers = NUMBERS.matcher(said);
        if (numbers.matches()) {
            return edtf(numbers.group(3), Integer.parseInt(numbers.group(2)), numbers.group(1));
        }
        Matcher named = NAMED.matcher(said);
        if (named.matches()) {
            int month = 1 + indexOf(MONTHS, named.group(2));
            int season = 21 + indexOf(SEASONS, named.group(2));
            if (month > 0) {
                return edtf(named.group(3), month, named.group(1));
            }
            if (season > 20 && named.group(1) == null) {
                return named.group(3) + "-" + season;
            }
        }
        return typed.strip();
    }

    private static String edtf(String year, int month, @Nullable String day) {
        String yearAndMonth = year + "-" + twoDigits(month);
        return day == null ? yearAndMonth : yearAndMonth + "-" + twoDigits(Integer.parseInt(day));
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    /** A name may be cut short after its third letter. */
    private static int indexOf(List<List<String>> names, String said) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).stream().anyMatch(name -> name.startsWith(said))) {
                return i;
            }
        }
        return -1;
    }
}
