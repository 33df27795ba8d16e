package org.standbild.webframe;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.HandlerInterceptor;
import org.standbild.profile.Text;

/**
 * Lets a read wait until what it reads from has caught up with the log: with everything this process has written, and with the position
 * that the request names in {@code X-Min-Position} (or, as a write has answered it, in {@code X-Position}).
 *
 * <p>The wait is bounded. A position that the request names and that is not reached is refused with 503 {@code not-yet-visible}; without
 * one, the read is answered from what is there. Every answer says in {@code X-Position} up to where it has seen the log.
 */
public final class ReadYourWrites implements HandlerInterceptor {

    /** The position from which on a read must see the log. */
    public static final String MIN_POSITION = "X-Min-Position";

    /** The position up to which an answer has seen the log, or which a write has reached. */
    public static final String POSITION = "X-Position";

    /** Waits for a position; false when it was not reached in time. */
    @FunctionalInterface
    public interface Waiting {
        boolean await(long position, Duration atMost);
    }

    private static final long NONE = Long.MIN_VALUE;

    private final LongSupplier visible;
    private final LongSupplier head;
    private final Waiting waiting;
    private final Duration atMost;
    private volatile long stuckAt = NONE;

    /**
     * @param visible the position up to which a read sees everything; -1 when nothing is there
     * @param head the position up to which this process has written the log
     */
    public ReadYourWrites(LongSupplier visible, LongSupplier head, Waiting waiting, Duration atMost) {
        this.visible = visible;
        this.head = head;
        this.waiting = waiting;
        this.atMost = atMost;
    }

    /** Up to where this process has written the log, asked anew each time; -1 where it has no log. */
    public static LongSupplier head(ObjectProvider<LongSupplier> provided) {
        SingletonSupplier<LongSupplier> found = SingletonSupplier.of(() -> provided.getIfAvailable(() -> () -> -1));
        return () -> found.obtain().getAsLong();
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            awaitNamed(Math.max(named(request, MIN_POSITION), named(request, POSITION)));
            awaitHead();
            response.setHeader(POSITION, Long.toString(visible.getAsLong()));
        }
        return true;
    }

    private void awaitNamed(long position) {
        if (visible.getAsLong() < position && !waiting.await(position, atMost)) {
            long reached = visible.getAsLong();
            throw Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "not-yet-visible",
                            new Text("Noch nicht sichtbar", "Not yet visible"),
                            new Text(
                                    "Position " + position + " ist hier noch nicht angekommen, gelesen ist bis "
                                            + reached + ". Bitte gleich noch einmal fragen.",
                                    "Position " + position + " has not arrived here yet, read is up to " + reached
                                            + ". Please ask again in a moment."))
                    .with("wanted", position)
                    .with("position", reached)
                    .header("Retry-After", "1")
                    .header(POSITION, Long.toString(reached));
        }
    }

    /** A view that stands still is waited for once, not by every reader. */
    private void awaitHead() {
        long wanted = head.getAsLong();
        long reached = visible.getAsLong();
        if (reached >= wanted || reached == stuckAt) {
            return;
        }
        stuckAt = waiting.await(wanted, atMost) ? NONE : visible.getAsLong();
    }

    private static long named(HttpServletRequest request, String header) {
        List<String> values = Collections.list(request.getHeaders(header));
        return values.stream().mapToLong(value -> position(header, value)).max().orElse(-1);
    }

    private static long position(String header, @Nullable String value) {
        String digits = value == null ? "" : value.strip();
        if (digits.matches("\\d{1,18}") || digits.equals("-1")) {
            return Long.parseLong(digits);
        }
        throw Problem.badParameter(
                        header,
                        new Text(
                                "„" + value
                                        + "“ ist keine Position. Erwartet wird eine ganze Zahl ab 0, etwa 412, wie ein"
                                        + " Schreibvorgang sie in " + POSITION + " nennt.",
                                "\"" + value
                                        + "\" is no position. Expected is a whole number from 0, such as 412, as a write"
                                        + " gives it in " + POSITION + "."))
                .with("value", value == null ? "" : value)
                .with("examples", List.of("0", "412"));
    }
}
