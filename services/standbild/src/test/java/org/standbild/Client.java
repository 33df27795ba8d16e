package org.standbild;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a program outside would do: plain HTTP. */
final class Client {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String origin;

    Client(String origin) {
        this.origin = origin;
    }

    record Answer(int status, Map<String, java.util.List<String>> headers, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().get(0))
                    .findFirst()
                    .orElse(null);
        }
    }

    Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** As the reviewer, with the version just read. */
    Answer record(String profile, String changes, String... headers) {
        String etag = get("/api/profiles/" + profile).header("ETag");
        return post(profile, changes, "reviewer", etag, headers);
    }

    Answer post(String profile, String changes, String account, String ifMatch, String... headers) {
        HttpRequest.Builder request = request("/api/profiles/" + profile + "/changes", headers)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(changes));
        if (account != null) {
            request.header("Authorization", basic(account));
        }
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return send(request);
    }

    /** A request without a body, logged in. */
    Answer as(String account, String method, String path) {
        return send(request(path)
                .header("Authorization", basic(account))
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    /** A request with JSON, logged in. */
    Answer send(String account, String method, String path, String json, String... headers) {
        return send(request(path, headers)
                .header("Authorization", basic(account))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    /** A request with a file, logged in. */
    Answer upload(String account, String path, String contentType, String content) {
        return send(request(path)
                .header("Authorization", basic(account))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(content)));
    }

    private static String basic(String account) {
        String credentials = account + ":" + account + "-secret";
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(origin + path)).timeout(Duration.ofSeconds(60));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
