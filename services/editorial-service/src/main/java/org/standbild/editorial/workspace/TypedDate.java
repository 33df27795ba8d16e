package org.standbild.editorial.workspace;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Edtf;
import org.standbild.profile.NotEdtf;
import org.standbild.profile.Quality;
import org.standbild.profile.Text;

/**
 * A date as a person types it, "Sommer 2020", "1.3.2020", "Ende 2020", "2018-2021", and what was understood. The wording is kept as it is
 * printed; EDTF itself is taken as it stands and has no wording.
 *
 * @param edtf absent when nothing was understood, or when there is no date
 * @param asPrinted absent for EDTF
 * @param fault what is wrong and what would be right; absent when something was understood
 */
public record TypedDate(
        @Nullable Edtf edtf,
        @Nullable String asPrinted,
        Quality quality,
        @Nullable Text fault) {

    /** What the date is for: it decides what "ab 2020" and "bis 2022" mean. */
    public enum Use {
        /** From when a change is true: "ab 2020" is 2020. */
        STAND,
        /** Something that happens once: "ab 2020" and "bis 2020" are 2020. */
        POINT,
        /** Something that lasts: "ab 2020" has an open end. */
        PERIOD;

        private static final Set<String> LASTING = Set.of("runtime", "funding_period", "reference_period", "horizon");

        public static Use of(String what) {
            return LASTING.contains(what) ? PERIOD : POINT;
        }
    }

    private static final List<List<String>> MONTHS = List.of(
            List.of("januar", "january", "jänner"),
            List.of("februar", "february", "feber"),
            List.of("märz", "march", "maerz", "mrz"),
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
            List.of("frühling", "frühjahr", "fruehjahr", "spring"),
            List.of("sommer", "summer"),
            List.of("herbst", "autumn", "fall"),
            List.of("winter"));
    private static final Set<String> NONE = Set.of(
            "unbekannt", "nicht bekannt", "ohne datum", "ohne termin", "offen", "undatiert", "unknown", "undated");
    private static final Map<String, Integer> ORDINALS = Map.ofEntries(
            Map.entry("i", 1),
            Map.entry("ii", 2),
            Map.entry("iii", 3),
            Map.entry("iv", 4),
            Map.entry("erstes", 1),
            Map.entry("zweites", 2),
            Map.entry("drittes", 3),
            Map.entry("viertes", 4),
            Map.entry("ersten", 1),
            Map.entry("zweiten", 2),
            Map.entry("dritten", 3),
            Map.entry("vierten", 4),
            Map.entry("first", 1),
            Map.entry("second", 2),
            Map.entry("third", 3),
            Map.entry("fourth", 4),
            Map.entry("1st", 1),
            Map.entry("2nd", 2),
            Map.entry("3rd", 3),
            Map.entry("4th", 4));

    private static final Pattern SURE_EDTF = Pattern.compile("[0-9X./~?%-]+");
    private static final Pattern FILLER =
            Pattern.compile("(?:im|am|in|zum|den|dem|der|des|die|the|on|of|by|jahr|jahre|jahres|year|monat) +");
    private static final Pattern AROUND =
            Pattern.compile("(?:ca\\.?|circa|etwa|ungefähr|ungef\\.|rund um|um|around|about|approx\\.?) +");
    private static final Pattern PROBABLY = Pattern.compile(
            "(?:voraussichtlich|vorauss\\.|vsl\\.|vermutlich|wahrscheinlich|wohl|probably|presumably) +");
    private static final Pattern FROM = Pattern.compile("(?:ab|seit|from|since) +");
    private static final Pattern UNTIL = Pattern.compile("(?:bis|until|till) +(?:zum +|zu +)?");
    private static final Pattern BETWEEN = Pattern.compile(
            "(?:von |vom |from |zwischen |between )?(.+?)(?: bis zum | bis | to | until | und | and | ?- ?)(.+)");
    private static final Pattern PART = Pattern.compile(
            "(anfang|beginn|mitte|ende|early|beginning of|start of|mid-|mid|middle of|late|end of) ?(.+)");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})[./] ?(\\d{1,2})[./] ?(\\d{4}|\\d{2})");
    private static final Pattern MONTH = Pattern.compile("(\\d{1,2})[./] ?(\\d{4})");
    private static final Pattern NAMED =
            Pattern.compile("(?:(\\d{1,2})(?:\\.|st|nd|rd|th)? ?(?:of )?)?(\\p{L}{3,})\\.?,? (\\d{4})");
    private static final Pattern AMERICAN = Pattern.compile("(\\p{L}{3,})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})");
    private static final Pattern WINTER = Pattern.compile("winter (\\d{4})/(?:\\d{2}|\\d{4})");
    private static final Pattern QUARTER =
            Pattern.compile("(?:q([1-4])|(?:([1-4])|(\\p{L}+|\\d\\p{L}{2}))\\.? (quartal|quarter|halbjahr|half))"
                    + "(?: of| des jahres)? (\\d{4})");
    private static final Pattern SCHOOL_YEAR = Pattern.compile("(\\d{2})(\\d{2})/(\\d{2})");

    /** @param typed not blank */
    public static TypedDate read(String typed, Use use, LocalDate today) {
        String printed = typed.strip().replaceAll("\\s+", " ");
        @Nullable Text notEdtf = null;
        if (SURE_EDTF.matcher(printed).matches()) {
            try {
                return new TypedDate(Edtf.of(printed), null, quality(Edtf.of(printed)), null);
            } catch (NotEdtf e) {
                notEdtf = printed.matches("\\d{4}-\\d{2}(-\\d{2})?") ? e.reason() : null;
            }
        }
        String said = printed.toLowerCase(Locale.ROOT).replaceAll("[–—]", "-");
        if (NONE.contains(said) && use != Use.STAND) {
            return new TypedDate(null, printed, Quality.UNDATED, null);
        }
        Understood understood = notEdtf != null ? null : understand(said, use, today);
        if (understood == null) {
            return new TypedDate(null, printed, Quality.EXACT, notEdtf != null ? notEdtf : unreadable(printed));
        }
        if (understood.fault != null) {
            return new TypedDate(null, printed, Quality.EXACT, understood.fault);
        }
        if (understood.impossible && use == Use.STAND) {
            return new TypedDate(null, printed, Quality.EXACT, noSuchDay(printed));
        }
        Edtf edtf = Edtf.of(understood.edtf);
        return new TypedDate(
                edtf, printed, understood.impossible ? Quality.IMPOSSIBLE_AS_PRINTED : understood.quality(edtf), null);
    }

    boolean isUnderstood() {
        return fault == null;
    }

    private static Quality quality(Edtf edtf) {
        return edtf.isApproximate() ? Quality.APPROXIMATE : Quality.EXACT;
    }

    private static Text unreadable(String printed) {
        return new Text(
                "„" + printed
                        + "“ ist als Datum nicht zu verstehen. Schreiben Sie etwa Sommer 2020, Februar 2020, 1.3.2020, Ende 2020 oder 2018 bis 2021.",
                "\"" + printed
                        + "\" cannot be read as a date. Write for example summer 2020, February 2020, 1 March 2020, end of 2020 or 2018 to 2021.");
    }

    private static Text noSuchDay(String printed) {
        return new Text(
                "Den Tag „" + printed + "“ gibt es nicht. Ist nur der Monat sicher, genügt der Monat.",
                "There is no day \"" + printed + "\". Where only the month is certain, the month is enough.");
    }

    /** In EDTF, or why not. */
    private record Understood(
            String edtf,
            boolean impossible,
            boolean vague,
            @Nullable Text fault) {

        static Understood as(String edtf) {
            return new Understood(edtf, false, false, null);
        }

        Understood with(String more) {
            return new Understood(more, impossible, vague, fault);
        }

        Quality quality(Edtf read) {
            return vague ? Quality.APPROXIMATE : TypedDate.quality(read);
        }
    }

    private static @Nullable Understood understand(String said, Use use, LocalDate today) {
        Matcher from = FROM.matcher(said);
        Understood whole = range(said, use, today);
        if (whole != null) {
            return whole;
        }
        if (from.lookingAt()) {
            Understood begin = understand(said.substring(from.end()), Use.POINT, today);
            return begin == null || begin.fault != null || use != Use.PERIOD ? begin : begin.with(begin.edtf + "/..");
        }
        Matcher until = UNTIL.matcher(said);
        if (until.lookingAt()) {
            Understood end = understand(said.substring(until.end()), Use.POINT, today);
            return end == null || end.fault != null || use == Use.POINT ? end : end.with("../" + end.edtf);
        }
        return vaguely(said, use, today);
    }

    /** What is said of how sure it is comes before the rest. */
    private static @Nullable Understood vaguely(String said, Use use, LocalDate today) {
        for (Map.Entry<Pattern, String> each :
                Map.of(FILLER, "", AROUND, "~", PROBABLY, "?").entrySet()) {
            Matcher before = each.getKey().matcher(said);
            if (before.lookingAt()) {
                Understood rest = understand(said.substring(before.end()), use, today);
                return rest == null || rest.fault != null ? rest : marked(rest, each.getValue());
            }
        }
        return single(said, today);
    }

    private static Understood marked(Understood rest, String mark) {
        String edtf = rest.edtf;
        if (mark.isEmpty() || rest.impossible) {
            return rest;
        }
        if (edtf.indexOf('/') >= 0) {
            return new Understood(edtf, false, true, null);
        }
        boolean isMarked = edtf.endsWith("~") || edtf.endsWith("?");
        return rest.with(
                isMarked ? edtf.endsWith(mark) ? edtf : edtf.substring(0, edtf.length() - 1) + "%" : edtf + mark);
    }

    private static @Nullable Understood range(String said, Use use, LocalDate today) {
        Matcher school = SCHOOL_YEAR.matcher(said);
        if (school.matches()) {
            return Understood.as(school.group(1) + school.group(2) + "/" + school.group(1) + school.group(3));
        }
        Matcher between = BETWEEN.matcher(said);
        if (!between.matches() || said.startsWith("mid-")) {
            return null;
        }
        String left = between.group(1);
        Understood end = vaguely(between.group(2), Use.POINT, today);
        if (end == null || end.fault != null || end.edtf.indexOf('/') >= 0) {
            return null;
        }
        Understood begin = beginning(left, between.group(2), today);
        if (begin == null || begin.edtf.indexOf('/') >= 0) {
            return null;
        }
        String interval = begin.edtf + "/" + end.edtf;
        try {
            Edtf.of(interval);
        } catch (NotEdtf e) {
            return new Understood("", false, false, e.reason());
        }
        return new Understood(interval, begin.impossible || end.impossible, false, null);
    }

    /** "Januar bis März 2020": what the beginning leaves out stands at the end. */
    private static @Nullable Understood beginning(String left, String right, LocalDate today) {
        Understood begin = vaguely(left, Use.POINT, today);
        String[] words = right.split(" ");
        for (int i = 1; begin == null && i < words.length; i++) {
            String borrowed = String.join(" ", List.of(words).subList(i, words.length));
            begin = vaguely(left + " " + borrowed, Use.POINT, today);
        }
        return begin == null || begin.fault != null ? null : begin;
    }

    private static @Nullable Understood single(String said, LocalDate today) {
        if (said.equals("heute") || said.equals("today")) {
            return Understood.as(today.toString());
        }
        if (said.matches("\\d{4}|\\d{4}-\\d{2}|\\d{4}-\\d{2}-\\d{2}")) {
            try {
                return Understood.as(Edtf.of(said).toString());
            } catch (NotEdtf e) {
                return new Understood("", false, false, e.reason());
            }
        }
        Matcher winter = WINTER.matcher(said);
        if (winter.matches()) {
            return Understood.as(winter.group(1) + "-24");
        }
        Matcher quarter = QUARTER.matcher(said);
        if (quarter.matches()) {
            return quarter(quarter);
        }
        Matcher part = PART.matcher(said);
        if (part.matches()) {
            return part(part.group(1), part.group(2), today);
        }
        return Optional.ofNullable(numbers(said)).orElseGet(() -> named(said));
    }

    private static @Nullable Understood numbers(String said) {
        Matcher day = DAY.matcher(said);
        if (day.matches()) {
            String year = day.group(3).length() == 2 ? "20" + day.group(3) : day.group(3);
            return date(year, Integer.parseInt(day.group(2)), Integer.parseInt(day.group(1)));
        }
        Matcher month = MONTH.matcher(said);
        return month.matches() ? date(month.group(2), Integer.parseInt(month.group(1)), 0) : null;
    }

    private static @Nullable Understood named(String said) {
        Matcher american = AMERICAN.matcher(said);
        if (american.matches() && indexOf(MONTHS, american.group(1)) >= 0) {
            return date(american.group(3), 1 + indexOf(MONTHS, american.group(1)), Integer.parseInt(american.group(2)));
        }
        Matcher named = NAMED.matcher(said);
        if (!named.matches()) {
            return null;
        }
        int month = indexOf(MONTHS, named.group(2));
        if (month >= 0) {
            return date(named.group(3), 1 + month, named.group(1) == null ? 0 : Integer.parseInt(named.group(1)));
        }
        int season = indexOf(SEASONS, named.group(2));
        return season >= 0 && named.group(1) == null ? Understood.as(named.group(3) + "-" + (21 + season)) : null;
    }

    /** "Ende 2020" is around December; "Ende Februar 2020" is in February. */
    private static @Nullable Understood part(String part, String rest, LocalDate today) {
        Understood period = vaguely(rest, Use.POINT, today);
        if (period == null || period.fault != null || !period.edtf.matches("\\d{4}")) {
            return period;
        }
        String month = part.startsWith("mi") ? "-06~" : part.startsWith("e") && !part.equals("early") ? "-12~" : "-01~";
        return period.with(period.edtf + (part.equals("late") ? "-12~" : month));
    }

    private static @Nullable Understood quarter(Matcher match) {
        boolean half = "halbjahr".equals(match.group(4)) || "half".equals(match.group(4));
        String digit = match.group(1) != null ? match.group(1) : match.group(2);
        Integer number = digit != null ? Integer.valueOf(digit) : ORDINALS.get(match.group(3));
        if (number == null || half && number > 2) {
            return null;
        }
        int months = half ? 6 : 3;
        int last = number * months;
        return Understood.as(match.group(5) + "-" + two(last - months + 1) + "/" + match.group(5) + "-" + two(last));
    }

    private static Understood date(String year, int month, int day) {
        if (month < 1 || month > 12 || day > 31) {
            return new Understood(
                    "",
                    false,
                    false,
                    new Text(
                            month < 1 || month > 12
                                    ? "Einen Monat " + month + " gibt es nicht."
                                    : "Einen Tag " + day + " gibt es nicht.",
                            month < 1 || month > 12
                                    ? "There is no month " + month + "."
                                    : "There is no day " + day + "."));
        }
        String monthOfYear = year + "-" + two(month);
        if (day == 0) {
            return Understood.as(monthOfYear);
        }
        return YearMonth.parse(monthOfYear).isValidDay(day)
                ? Understood.as(monthOfYear + "-" + two(day))
                : new Understood(monthOfYear, true, false, null);
    }

    private static String two(int number) {
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
