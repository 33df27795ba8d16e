package org.standbild.webframe;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Edtf;
import org.standbild.profile.Quality;
import org.standbild.profile.Text;

/** Texts, days and dates in the language of the page: in the model of every page as {@code words}. */
public final class Words {

    /** Days begin and end in Berlin. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final String[][] SEASONS = {
        {"Frühling", "Spring"}, {"Sommer", "Summer"}, {"Herbst", "Autumn"}, {"Winter", "Winter"}
    };

    private static final Pattern LINK = Pattern.compile("https?://[^/]", Pattern.CASE_INSENSITIVE);

    private final String language;
    private final DateTimeFormatter day;
    private final DateTimeFormatter shortDay;
    private final DateTimeFormatter month;
    private final DateTimeFormatter shortMonth;
    private final DateTimeFormatter moment;

    /** @param language {@code de} or {@code en} */
    public Words(String language) {
        this.language = language;
        Locale locale = Locale.forLanguageTag(language);
        this.day = DateTimeFormatter.ofPattern(isEnglish() ? "d MMMM uuuu" : "d. MMMM uuuu", locale);
        this.shortDay = DateTimeFormatter.ofPattern(isEnglish() ? "d MMM uuuu" : "d.M.uuuu", locale);
        this.month = DateTimeFormatter.ofPattern("MMMM uuuu", locale);
        this.shortMonth = DateTimeFormatter.ofPattern("MMM uuuu", locale);
        this.moment = DateTimeFormatter.ofPattern(
                isEnglish() ? "d MMMM uuuu, HH:mm 'Berlin time'" : "d. MMMM uuuu, HH:mm 'Uhr'", locale);
    }

    public String language() {
        return language;
    }

    public boolean isEnglish() {
        return language.equals("en");
    }

    /** The text in the page's language, in German when there is no translation; empty for none. */
    public String text(@Nullable Text text) {
        return text == null ? "" : text.in(language);
    }

    /** The language of a text, where it is not the page's: for {@code lang}. */
    public @Nullable String lang(@Nullable Text text) {
        return isEnglish() && text != null && text.en() == null ? "de" : null;
    }

    /** The language of what exists in German only, where that is not the page's. */
    public @Nullable String german() {
        return isEnglish() ? "de" : null;
    }

    /** 1.234. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.forLanguageTag(language)).format(number);
    }

    /** 29. Februar 2020. */
    public String day(LocalDate date) {
        return day.format(date);
    }

    /** 29.2.2020. */
    public String shortDay(LocalDate date) {
        return shortDay.format(date);
    }

    /** The day in Berlin on which that was. */
    public String shortDay(Instant instant) {
        return shortDay.format(LocalDate.ofInstant(instant, ZONE));
    }

    /** The day in Berlin on which that was. */
    public String day(Instant instant) {
        return day.format(LocalDate.ofInstant(instant, ZONE));
    }

    /** 30. April 2020, 14:00 Uhr. */
    public String moment(Instant instant) {
        return moment.format(instant.atZone(ZONE));
    }

    /** An EDTF date as a person would say it: "Sommer 2020", "ungefähr Januar 2019", "2018 bis 2021", "bis Februar 2020". */
    public String date(Edtf edtf) {
        String[] ends = edtf.toString().split("/", -1);
        if (ends.length == 1) {
            return single(ends[0]);
        }
        boolean openBegin = ends[0].isEmpty() || ends[0].equals("..");
        boolean openEnd = ends[1].isEmpty() || ends[1].equals("..");
        if (openBegin) {
            return (isEnglish() ? "until " : "bis ") + single(ends[1]);
        }
        if (openEnd) {
            return (isEnglish() ? "from " : "ab ") + single(ends[0]);
        }
        return single(ends[0]) + (isEnglish() ? " to " : " bis ") + single(ends[1]);
    }

    /** The same, as short as it can be said: "Feb. 2020", "30.4.2020"; what has no short form stays. */
    public String shortDate(Edtf edtf) {
        LocalDate first = edtf.firstDay();
        if (first == null) {
            return date(edtf);
        }
        return switch (edtf.toString().length()) {
            case 7 ->
                edtf.toString().compareTo(edtf.toString().substring(0, 4) + "-12") <= 0
                        ? shortMonth.format(first)
                        : date(edtf);
            case 10 -> edtf.isPeriod() ? date(edtf) : shortDay(first);
            default -> date(edtf);
        };
    }

    /** Whether the printed wording tells the reader already what was understood. */
    public boolean says(String printed, Quality quality, String understood) {
        return quality == Quality.EXACT
                && printed.toLowerCase(Locale.ROOT).contains(understood.toLowerCase(Locale.ROOT));
    }

    /** The address, when it is one that a reader may follow; absent for anything but http and https. */
    public @Nullable String link(@Nullable String url) {
        return url != null && LINK.matcher(url).lookingAt() ? url : null;
    }

    private String single(String date) {
        char last = date.charAt(date.length() - 1);
        String bare = "~?%".indexOf(last) >= 0 ? date.substring(0, date.length() - 1) : date;
        String said = bare.indexOf('X') >= 0 ? unspecified(bare) : specified(bare);
        return switch (last) {
            case '~' -> (isEnglish() ? "around " : "ungefähr ") + said;
            case '?' -> (isEnglish() ? "probably " : "vermutlich ") + said;
            case '%' -> (isEnglish() ? "probably around " : "vermutlich ungefähr ") + said;
            default -> said;
        };
    }

    private String specified(String date) {
        String[] parts = date.split("-", -1);
        if (parts.length == 1) {
            return date;
        }
        if (parts.length == 3) {
            return day(LocalDate.parse(date));
        }
        int number = Integer.parseInt(parts[1]);
        if (number <= 12) {
            return month.format(YearMonth.parse(date));
        }
        String season = SEASONS[number - 21][isEnglish() ? 1 : 0];
        int year = Integer.parseInt(parts[0]);
        return number == 24
                ? season + " " + year + "/" + Integer.toString(year + 1).substring(2)
                : season + " " + year;
    }

    /** Digits that nobody knows: the period that they leave. */
    private String unspecified(String date) {
        Edtf edtf = Edtf.of(date);
        LocalDate first = edtf.firstDay();
        LocalDate last = edtf.lastDay();
        if (first == null || last == null) {
            return date;
        }
        if (date.startsWith("X", 3) || date.startsWith("X", 2)) {
            return (isEnglish() ? "between " : "zwischen ")
                    + first.getYear()
                    + (isEnglish() ? " and " : " und ")
                    + last.getYear();
        }
        return first.getMonth() == last.getMonth() ? month.format(first) : Integer.toString(first.getYear());
    }
}
