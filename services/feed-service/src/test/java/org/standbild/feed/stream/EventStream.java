package org.standbild.feed.stream;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.standbild.feed.Http;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the stream that reads as the HTML standard says: fields, a blank line dispatches, the last id is kept. */
final class EventStream implements AutoCloseable {

    record Event(String id, String name, JsonNode data) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    private static final Event END = new Event("", "end", JSON.createObjectNode());

    private final InputStream body;
    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> comments = new LinkedBlockingQueue<>();
    private volatile String lastEventId = "";

    EventStream(Http http, String path, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(http.uri(path));
            if (headers.length > 0) {
                request.headers(headers);
            }
            response = http.client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            body = response.body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(path, e);
        }
        Thread reader = new Thread(this::read, "event-stream");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        String id = "";
        String name = "";
        StringBuilder data = new StringBuilder();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    lastEventId = id;
                    if (data.length() > 0) {
                        events.add(new Event(id, name, JSON.readTree(data.toString())));
                    }
                    name = "";
                    data.setLength(0);
                } else if (line.startsWith(":")) {
                    comments.add(line);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring(6));
                }
            }
        } catch (IOException closed) {
            // the end, from either side
        }
        events.add(END);
    }

    int status() {
        return response.statusCode();
    }

    HttpResponse<InputStream> response() {
        return response;
    }

    String lastEventId() {
        return lastEventId;
    }

    /** The next event, canaries included; {@code end} when the connection is closed. */
    Event next() {
        return next(System.nanoTime() + PATIENCE);
    }

    /** The next one that is no canary. */
    Event nextChange() {
        long deadline = System.nanoTime() + PATIENCE;
        Event event = next(deadline);
        while (event.name().equals("canary")) {
            event = next(deadline);
        }
        return event;
    }

    private Event next(long deadline) {
        try {
            Event event = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (event == null) {
                throw new AssertionError("No event within 30 s");
            }
            return event;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    List<Long> positions(int many) {
        List<Long> positions = new ArrayList<>();
        while (positions.size() < many) {
            Event event = nextChange();
            if (!event.name().equals("change")) {
                throw new AssertionError(event);
            }
            positions.add(Long.valueOf(event.id()));
        }
        return positions;
    }

    String comment() {
        try {
            String comment = comments.poll(30, TimeUnit.SECONDS);
            return comment == null ? "no comment within 30 s" : comment;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
