package org.standbild.editorial.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without JavaScript: it follows redirects and sends forms with the token of the page it is on. */
final class Visitor {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String origin;

    private Visitor(int port) {
        this.origin = "http://localhost:" + port;
    }

    /** What a page says, and at which address. */
    record Page(int status, String path, String html) {

        /** What stands between the first match of a pattern's group. */
        String find(String pattern) {
            Matcher match = Pattern.compile(pattern, Pattern.DOTALL).matcher(html);
            assertThat(match.find()).as(pattern + " in " + html).isTrue();
            return match.group(1);
        }
    }

    static Visitor loggedIn(int port, String name) {
        Visitor visitor = new Visitor(port);
        visitor.open("/anmelden");
        visitor.send("/anmelden", "name", name, "password", name + "-secret");
        return visitor;
    }

    Page open(String path) {
        return page(HttpRequest.newBuilder(URI.create(origin + path)).GET());
    }

    /** Names and values by turns. */
    Page send(String path, String... fields) {
        return sendWith(token(), path, fields);
    }

    /** What happens to a cookie when its session has ended. */
    void loseSession() {
        cookies.getCookieStore().get(URI.create(origin)).stream()
                .filter(cookie -> cookie.getName().equals("standbild.session"))
                .forEach(cookie -> cookie.setValue("vorbei"));
    }

    /** Sends a form with a token of its own, as one does that was opened before its sender logged in again. */
    Page sendWith(String token, String path, String... fields) {
        List<String> pairs = new ArrayList<>();
        pairs.add("_csrf=" + encoded(token));
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(encoded(fields[i]) + "=" + encoded(fields[i + 1]));
        }
        return page(HttpRequest.newBuilder(URI.create(origin + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs))));
    }

    private String token() {
        Matcher token = CSRF.matcher(open("/anmelden").html());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private Page page(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String query = answer.uri().getQuery();
            return new Page(
                    answer.statusCode(), answer.uri().getPath() + (query == null ? "" : "?" + query), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
