package org.standbild.editorial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program outside: real HTTP, with JSON that may leave out the quotes round names. */
public final class Http {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES, JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String origin;
    private final @Nullable String account;
    private final Map<String, String> headers;

    private Http(String origin, @Nullable String account, Map<String, String> headers) {
        this.origin = origin;
        this.account = account;
        this.headers = headers;
    }

    public static Http at(int port) {
        return new Http("http://localhost:" + port, null, Map.of());
    }

    /** The password of every account in a test is its name and "-secret". */
    public Http as(@Nullable String name) {
        return new Http(origin, name, headers);
    }

    public Http with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Http(origin, account, more);
    }

    public Http ifMatch(long version) {
        return with("If-Match", "\"" + version + "\"");
    }

    /** What came back. */
    public record Answer(int status, java.net.http.HttpHeaders headers, String body) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        public @Nullable String header(String name) {
            return headers.firstValue(name).orElse(null);
        }

        public long version() {
            return json().get("version").asLong();
        }

        /** The last part of the problem's type. */
        public String problem() {
            String type = json().get("type").asString();
            return type.substring(type.lastIndexOf(':') + 1);
        }
    }

    public static JsonNode json(String lenient) {
        return JSON.readTree(lenient);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, @Nullable String lenientJson) {
        return send("POST", path, lenientJson == null ? null : json(lenientJson).toString());
    }

    public Answer put(String path, String lenientJson) {
        return send("PUT", path, json(lenientJson).toString());
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    public Answer send(String method, String path, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : origin + path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (account != null) {
            String credentials = account + ":" + account + "-secret";
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        try {
            HttpResponse<String> response =
                    CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
