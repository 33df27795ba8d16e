package org.standbild.feed.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbild.webframe.Words;

/** The process dies just after the mail server has taken the digest and before anybody has noted that. */
class MailSurvivesKillTest {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private Process process;
    private int port;
    private SmtpProxy smtp;

    @AfterEach
    void stop() throws Exception {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
        if (smtp != null) {
            smtp.close();
        }
        server.stop();
    }

    @Test
    void aDigestIsNeitherSkippedNorToldAsAnotherMail() throws Exception {
        server.start();
        smtp = new SmtpProxy(server.getSmtp().getPort());
        // Phase 1: everything is recorded, no window has ended yet.
        LocalTime inTwelveHours = LocalTime.now(Words.ZONE).plusHours(12).truncatedTo(ChronoUnit.SECONDS);
        start(inTwelveHours);
        post("/record?words=", "", "text/plain");
        String subscription = post(
                        "/api/subscriptions",
                        "{\"channel\":\"email\",\"address\":\"leserin@example.org\",\"frequency\":\"daily\"}",
                        "application/json")
                .body();
        assertThat(subscription).contains("\"unconfirmed\"");
        await().atMost(Duration.ofSeconds(30)).until(() -> mails().size() == 1);
        Matcher link = Pattern.compile("https://standbild\\.example(/abos/\\S+/bestaetigung)")
                .matcher(text(mails().get(0)));
        assertThat(link.find()).isTrue();
        assertThat(post(link.group(1), "", "application/x-www-form-urlencoded").statusCode())
                .isEqualTo(303);
        for (String words : List.of("Erste Fassung", "Zweite Fassung", "Dritte Fassung")) {
            post("/record?words=" + URLEncoder.encode(words, StandardCharsets.UTF_8), "", "text/plain");
        }
        process.destroyForcibly().waitFor();

        // Phase 2: the window has ended; the process is killed when the server has answered that it has the digest.
        LocalTime now = LocalTime.now(Words.ZONE).plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
        AtomicReference<Process> victim = new AtomicReference<>();
        smtp.answer((said, answer) -> {
            if (said.equals(".")) {
                await().until(() -> victim.get() != null);
                victim.get().destroyForcibly();
                throw new IOException("nobody is there any more");
            }
            return answer;
        });
        launch(now);
        victim.set(process);
        assertThat(process.waitFor(2, java.util.concurrent.TimeUnit.MINUTES)).isTrue();
        assertThat(mails()).hasSize(2);

        // Phase 3: it comes again, recognisable as the same, and then never again.
        smtp.answerAsTheServer();
        start(now);
        await().atMost(Duration.ofSeconds(30)).until(() -> mails().size() == 3);
        assertThat(mails().get(2).getMessageID()).isEqualTo(mails().get(1).getMessageID());
        assertThat(text(mails().get(2))).isEqualTo(text(mails().get(1))).contains("3 Änderungen");
        await("that it was sent is noted")
                .atMost(Duration.ofSeconds(30))
                .until(() -> deliveries(subscription, link.group(1)).contains("CHANGES"));
        process.destroyForcibly().waitFor();
        start(now);
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(10)).until(() -> mails().size() == 3);
    }

    private void start(LocalTime digestAt) throws IOException {
        launch(digestAt);
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .failFast("the process ended", () -> !process.isAlive())
                .until(() -> client.send(
                                        HttpRequest.newBuilder(uri("/api/changes"))
                                                .build(),
                                        HttpResponse.BodyHandlers.ofString())
                                .statusCode()
                        == 200);
    }

    private void launch(LocalTime digestAt) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                KilledService.class.getName()));
        command.addAll(List.of(
                "--server.port=" + port,
                "--standbild.data-dir=" + folder.resolve("data"),
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + smtp.port(),
                "--standbild.mail.from=standbild@standbild.example",
                "--standbild.public-url=https://standbild.example",
                "--standbild.mail.look=200ms",
                "--standbild.mail.digest-delay=0s",
                "--standbild.mail.digest-at=" + digestAt));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), port + ".log"))
                .start();
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> post(String path, String body, String type) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 303);
        return answer;
    }

    private String deliveries(String subscription, String personal) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(uri("/api/subscriptions/" + id(subscription) + "/deliveries"))
                                .header("Subscription-Token", personal.split("/")[2])
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String id(String subscription) {
        Matcher id = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(subscription);
        assertThat(id.find()).as(subscription).isTrue();
        return id.group(1);
    }

    private List<MimeMessage> mails() {
        return Arrays.asList(server.getReceivedMessages());
    }

    private static String text(MimeMessage mail) throws Exception {
        return (String) ((Multipart) mail.getContent()).getBodyPart(0).getContent();
    }
}
