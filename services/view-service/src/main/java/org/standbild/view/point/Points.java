package org.standbild.view.point;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.standbild.eventstore.Histories;
import org.standbild.profile.Edtf;
import org.standbild.profile.History;
import org.standbild.profile.NotEdtf;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;
import org.standbild.webframe.ReadYourWrites;

/**
 * Reads points of the two clocks, periods and profile codes as they stand in addresses. What cannot be read is a {@link Problem} that says
 * what would be right. An empty parameter counts as absent.
 */
@Component
public final class Points {

    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final List<String> DAYS = List.of("2020-02-29", "2020-02", "2020", "2020-22", "2018/2021");
    private static final List<String> INSTANTS = List.of("2020-04-30T12:00:00Z", "2020-04-30", "2020-04");

    /** A change may have been accepted and not be visible yet; nobody has that open longer. */
    private static final Duration IN_FLIGHT = Duration.ofSeconds(10);

    private final Histories histories;
    private final Clock clock;
    private final LongSupplier head;

    Points(Histories histories, Clock clock, @Qualifier("headPosition") ObjectProvider<LongSupplier> head) {
        this.histories = histories;
        this.clock = clock;
        this.head = ReadYourWrites.head(head);
    }

    /** Today in Berlin. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(BERLIN));
    }

    /** Today, after all we know. */
    public PointInTime now() {
        return new PointInTime(today(), null, histories.position(), false);
    }

    /** Whether neither parameter is given, so that the newest state is asked. */
    public static boolean isNow(@Nullable String stand, @Nullable String knownAt) {
        return given(stand).isEmpty() && given(knownAt).isEmpty();
    }

    /** The point that {@code stand=} and {@code knownAt=} name. What will be known later nobody can say: then it is all that is known today. */
    public PointInTime at(@Nullable String stand, @Nullable String knownAt) {
        return at("stand", stand, "knownAt", knownAt);
    }

    /** The point that two parameters with those names and values name. */
    public PointInTime at(String standName, @Nullable String stand, String knownAtName, @Nullable String knownAt) {
        LocalDate day = lastDay(standName, stand).orElseGet(this::today);
        Optional<Instant> known = end(knownAtName, knownAt);
        if (known.isEmpty() || known.get().isAfter(clock.instant())) {
            return new PointInTime(day, null, histories.position(), false);
        }
        Instant instant = known.get();
        boolean settled = given(stand).isPresent() && isSettled(instant);
        return new PointInTime(day, instant, positionAt(instant), settled);
    }

    /** The last day of the period in that parameter; empty when it is not given. */
    public Optional<LocalDate> lastDay(String name, @Nullable String value) {
        return given(value).map(text -> lastDay(name, text, DAYS));
    }

    /** The first day of the period in that parameter; empty when it is not given. */
    public Optional<LocalDate> firstDay(String name, @Nullable String value) {
        return given(value).map(text -> firstDay(name, text, DAYS));
    }

    /** The instant in that parameter, of a period its end in Berlin; empty when it is not given. */
    public Optional<Instant> end(String name, @Nullable String value) {
        return instant(name, value, true);
    }

    /** The instant in that parameter, of a period its beginning in Berlin; empty when it is not given. */
    public Optional<Instant> beginning(String name, @Nullable String value) {
        return instant(name, value, false);
    }

    /** The profile with that ISO 3166-2 code. */
    public ProfileCode profile(String code) {
        return ProfileCode.find(code).orElseThrow(() -> noSuchProfile(code));
    }

    private Optional<Instant> instant(String name, @Nullable String value, boolean end) {
        return given(value).map(text -> {
            try {
                // A plus that was not encoded arrives as a space.
                return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            } catch (DateTimeParseException noInstant) {
                return startOf(end ? lastDay(name, text, INSTANTS).plusDays(1) : firstDay(name, text, INSTANTS))
                        .minusNanos(end ? 1 : 0);
            }
        });
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(BERLIN).toInstant();
    }

    private static LocalDate lastDay(String name, String text, List<String> examples) {
        LocalDate last = edtf(name, text, examples).lastDay();
        if (last == null) {
            throw unreadable(
                    name,
                    text,
                    new Text(
                            "„" + text + "“ hat kein Ende; gebraucht wird ein Tag oder ein Zeitraum mit Ende",
                            "\"" + text + "\" has no end; needed is a day or a period that ends"),
                    examples);
        }
        return last;
    }

    private static LocalDate firstDay(String name, String text, List<String> examples) {
        LocalDate first = edtf(name, text, examples).firstDay();
        if (first == null) {
            throw unreadable(
                    name,
                    text,
                    new Text(
                            "„" + text + "“ hat keinen Anfang; gebraucht wird ein Tag oder ein Zeitraum mit Anfang",
                            "\"" + text + "\" has no beginning; needed is a day or a period that begins"),
                    examples);
        }
        return first;
    }

    private static Edtf edtf(String name, String text, List<String> examples) {
        try {
            return Edtf.of(text);
        } catch (NotEdtf e) {
            throw unreadable(name, text, e.reason(), examples);
        }
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    private long positionAt(Instant knownAt) {
        return all().mapToLong(history -> history.positionAt(knownAt)).max().orElse(-1);
    }

    /**
     * Recording times never fall as positions rise: a later record than {@code knownAt} in memory means that everything earlier is there
     * too. Otherwise time must have passed and the log have been read to its end.
     */
    private boolean isSettled(Instant knownAt) {
        Optional<Instant> newest = all().map(History::changes)
                .filter(changes -> !changes.isEmpty())
                .map(changes -> changes.get(changes.size() - 1))
                .map(RecordedChange::recordedAt)
                .max(Instant::compareTo);
        return newest.isPresent()
                && (knownAt.isBefore(newest.get())
                        || knownAt.isBefore(clock.instant().minus(IN_FLIGHT))
                                && histories.position() >= head.getAsLong());
    }

    private Stream<History> all() {
        return Arrays.stream(ProfileCode.values()).map(histories::of);
    }

    private static Problem unreadable(String name, String value, Text reason, List<String> examples) {
        String such = String.join(", ", examples);
        return Problem.badParameter(
                        name,
                        new Text(
                                reason.de() + ". Richtig wäre zum Beispiel: " + such + ".",
                                reason.in("en") + ". Right would be, for example: " + such + "."))
                .with("parameter", name)
                .with("value", value)
                .with("examples", examples);
    }

    private static Problem noSuchProfile(String code) {
        List<String> known =
                Arrays.stream(ProfileCode.values()).map(ProfileCode::code).toList();
        String all = String.join(", ", known);
        return Problem.of(
                        HttpStatus.NOT_FOUND,
                        "no-such-profile",
                        new Text("Dieses Profil gibt es nicht", "There is no such profile"),
                        new Text(
                                "„" + code + "“ ist keines der 17 Profile. Es gibt: " + all + ".",
                                "\"" + code + "\" is none of the 17 profiles. There are: " + all + "."))
                .with("value", code)
                .with("known", known);
    }
}
