package org.standbild.feed.stream;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.feed.change.ChangeFilter;
import org.standbild.feed.change.ChangeItems;
import org.standbild.feed.change.FilterParameters;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;
import org.standbild.webframe.Words;

/**
 * The stream of changes. It is written without waiting (Servlet non-blocking output), so no reader holds a thread, on any JDK.
 */
@RestController
@Tag(name = "Feeds")
class ChangeStream {

    private final ChangeItems items;
    private final Readers readers;
    private final StreamSettings settings;
    private final Clock clock;
    private final Frames frames;

    ChangeStream(ChangeItems items, Readers readers, StreamSettings settings, Clock clock) {
        this.items = items;
        this.readers = readers;
        this.settings = settings;
        this.clock = clock;
        this.frames = new Frames(items);
    }

    @GetMapping("/feeds/changes/stream")
    @Operation(
            summary = "Changes as they are recorded (server-sent events)",
            description =
                    "Events: change (a change, id = its position), deleted (a change that was told counts no longer), canary"
                            + " (nothing new, but the stream is alive), reset (the stream cannot go on from there).")
    @FilterParameters
    @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE))
    void open(
            @Parameter(
                            description =
                                    "A position: what follows it. An instant or a day: what was recorded from then on."
                                            + " -1: everything. Without: what is recorded from now on")
                    @RequestParam(required = false)
                    @Nullable
                    String since,
            @Parameter(description = "The id of the last event that was received; it counts more than since")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable
                    String lastEventId,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        ChangeFilter filter = ChangeFilter.of(request.getParameterMap());
        long after = after(lastEventId, since);
        boolean wantsBody = !request.getMethod().equals("HEAD");
        String client = request.getRemoteAddr();
        if (wantsBody) {
            readers.admit(client);
        }
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform");
        response.setHeader("X-Accel-Buffering", "no");
        if (wantsBody) {
            start(filter, after, client, request, response);
        }
    }

    private void start(
            ChangeFilter filter, long after, String client, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        AsyncContext connection = request.startAsync();
        connection.setTimeout(0);
        ServletOutputStream out = response.getOutputStream();
        Reader reader = new Reader(items, frames, filter, after, settings, clock, connection, out, client, readers);
        connection.addListener(new Ending(reader, client));
        out.setWriteListener(reader);
    }

    private long after(@Nullable String lastEventId, @Nullable String since) {
        if (lastEventId != null && !lastEventId.isBlank()) {
            Long position = position(lastEventId);
            if (position == null) {
                throw unreadable("Last-Event-ID", lastEventId);
            }
            return position;
        }
        if (since == null || since.isBlank()) {
            return items.head();
        }
        Long position = position(since);
        return position != null ? position : beforeInstant(since);
    }

    private static @Nullable Long position(String value) {
        return value.strip().matches("-1|\\d{1,18}") ? Long.valueOf(value.strip()) : null;
    }

    private long beforeInstant(String since) {
        try {
            // A plus that was not encoded arrives as a space.
            return items.lastBefore(
                    OffsetDateTime.parse(since.strip().replace(' ', '+')).toInstant());
        } catch (DateTimeParseException noInstant) {
            try {
                return items.lastBefore(
                        LocalDate.parse(since.strip()).atStartOfDay(Words.ZONE).toInstant());
            } catch (DateTimeParseException noDay) {
                throw unreadable("since", since);
            }
        }
    }

    private static Problem unreadable(String parameter, String value) {
        return Problem.badParameter(
                        parameter,
                        new Text(
                                "„" + value + "“ ist weder eine Position noch ein Zeitpunkt. Erwartet wird etwa -1, 412"
                                        + (parameter.equals("since") ? ", 2020-04-30 oder 2020-04-30T12:00:00Z." : "."),
                                "\"" + value + "\" is neither a position nor an instant. Expected is -1, 412"
                                        + (parameter.equals("since") ? ", 2020-04-30 or 2020-04-30T12:00:00Z." : ".")))
                .with("parameter", parameter)
                .with("value", value);
    }

    /** However a stream ends, its place is free again. */
    private final class Ending implements AsyncListener {
        private final Reader reader;
        private final String client;
        private final AtomicBoolean over = new AtomicBoolean();

        private Ending(Reader reader, String client) {
            this.reader = reader;
            this.client = client;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            end();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            complete(event);
        }

        @Override
        public void onError(AsyncEvent event) {
            complete(event);
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // a stream is started once
        }

        /** A stream that broke has no error page. */
        private void complete(AsyncEvent event) {
            end();
            try {
                event.getAsyncContext().complete();
            } catch (IllegalStateException completedAlready) {
                // by the stream itself, just before
            }
        }

        private void end() {
            if (over.compareAndSet(false, true)) {
                reader.end();
                readers.release(client);
            }
        }
    }
}
