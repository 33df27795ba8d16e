package org.standbild.feed.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbild.eventstore.embedded.EmbeddedServer;
import org.standbild.feed.mail.KilledService;

/** Two processes of the feed service on one database; which one has sent a delivery is told by the address in its {@code dataref}. */
class TwoSendersTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    /** More than fits into a delivery, so that it names an address instead. */
    private static final String LARGE = "lang ".repeat(5_000);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Receiver receiver = new Receiver();

    @TempDir
    Path folder;

    private record Sending(String name, Process process, int port) {}

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void eachDeliveryIsMadeByOneAndWhenItIsKilledTheOtherGoesOn() throws Exception {
        EmbeddedServer server = EmbeddedServer.start(folder.resolve("data"));
        Sending one = launch("one", server);
        Sending two = launch("two", server);
        try {
            awaitUp(one);
            awaitUp(two);
            record(one);
            post(
                    one,
                    "/api/subscriptions",
                    "application/json",
                    "{\"channel\":\"webhook\",\"url\":\"" + receiver.url() + "\"}",
                    201);
            for (int i = 0; i < 20; i++) {
                record(one);
            }
            awaitGot(20);

            receiver.answers(exchange -> {
                try {
                    Thread.sleep(Duration.ofMinutes(1).toMillis());
                } catch (InterruptedException e) {
                    exchange.close();
                }
            });
            record(one);
            awaitGot(21);
            Receiver.Got inHand = receiver.got().get(20);
            Sending dying = senderOf(inHand, one, two);
            Sending staying = dying == one ? two : one;
            dying.process().destroyForcibly().waitFor();
            receiver.answers(Receiver.status(204));
            await("it knows what the other has recorded")
                    .atMost(SOON)
                    .until(() -> status(staying, "/api/changes/" + inHand.sequence()) == 200);
            record(staying);

            await().atMost(SOON).untilAsserted(() -> assertThat(
                            receiver.got().stream().map(Receiver.Got::sequence).distinct())
                    .hasSize(22));
            List<Receiver.Got> all = receiver.got();
            assertThat(all.subList(0, 21))
                    .extracting(Receiver.Got::sequence)
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(all.get(21).header("webhook-id"))
                    .as("what was in hand is sent again")
                    .isEqualTo(inHand.header("webhook-id"));
            assertThat(all.subList(21, all.size()))
                    .extracting(Receiver.Got::sequence)
                    .isSorted();
            assertThat(all.subList(21, all.size()))
                    .allSatisfy(got -> assertThat(senderOf(got, one, two)).isEqualTo(staying));
        } finally {
            one.process().destroyForcibly().waitFor();
            two.process().destroyForcibly().waitFor();
            server.close();
        }
    }

    private static Sending senderOf(Receiver.Got got, Sending one, Sending two) {
        return got.json().path("dataref").asString().startsWith(publicUrl(one.name())) ? one : two;
    }

    private static String publicUrl(String name) {
        return "https://" + name + ".standbild.example";
    }

    private void awaitGot(int many) {
        await().atMost(SOON).untilAsserted(() -> assertThat(receiver.got()).hasSizeGreaterThanOrEqualTo(many));
    }

    private void record(Sending through) throws Exception {
        String words =
                URLEncoder.encode(LARGE + receiver.got().size() + "." + System.nanoTime(), StandardCharsets.UTF_8);
        post(through, "/record", "application/x-www-form-urlencoded", "words=" + words, 200);
    }

    private void post(Sending to, String path, String type, String body, int expected) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(uri(to, path))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
    }

    private static URI uri(Sending of, String path) {
        return URI.create("http://localhost:" + of.port() + path);
    }

    private void awaitUp(Sending sending) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .failFast("the process ended", () -> !sending.process().isAlive())
                .until(() -> status(sending, "/api/changes") == 200);
    }

    private int status(Sending of, String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(of, path)).build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private Sending launch(String name, EmbeddedServer server) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledService.class.getName(),
                        "--server.port=" + port,
                        "--spring.mongodb.uri=" + server.connectionString() + "standbild",
                        "--standbild.subscriptions.key=0123456789abcdef0123456789abcdef",
                        "--standbild.public-url=" + publicUrl(name),
                        "--standbild.webhooks.allow-private=true",
                        "--standbild.webhooks.tick=50ms",
                        "--standbild.webhooks.claim-timeout=3s")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        return new Sending(name, process, port);
    }
}
