package org.standbild.view.page;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.standbild.eventstore.Histories;
import org.standbild.webframe.WebFrame;

/**
 * All pages over the sample profiles and what was recorded of Sachsen after them. No configuration that a scan of the service would find.
 */
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration"
        })
@ComponentScan(
        basePackages = {
            "org.standbild.view.answer",
            "org.standbild.view.pdf",
            "org.standbild.view.point",
            "org.standbild.view.document",
            "org.standbild.view.edition",
            "org.standbild.view.matrix",
            "org.standbild.view.comparison",
            "org.standbild.view.search"
        })
@Import({
    WebFrame.class,
    DocumentPage.class,
    MatrixPage.class,
    ComparisonPage.class,
    EditionsPage.class,
    SearchPage.class
})
class SamplePages {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Bean
    Histories histories() {
        return SampleProfiles.withSachsen();
    }

    @Bean
    Clock clock() {
        return Clock.fixed(Instant.parse("2020-09-01T10:00:00Z"), ZoneOffset.UTC);
    }

    static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        String address = Pattern.compile("=([^&]*)")
                .matcher(path)
                .replaceAll(value -> "=" + URLEncoder.encode(value.group(1), StandardCharsets.UTF_8));
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
