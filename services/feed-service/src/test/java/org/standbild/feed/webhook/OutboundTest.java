package org.standbild.feed.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What webhooks refuse to reach, when they are created and when something is sent. */
class OutboundTest {

    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private static WebhookSettings settings(boolean allowPrivate, boolean allowHttp) {
        return new WebhookSettings(
                allowPrivate,
                allowHttp,
                Duration.ofSeconds(2),
                List.of(Duration.ZERO),
                0.1,
                Duration.ofHours(24),
                Duration.ofSeconds(60),
                4,
                Duration.ofSeconds(1),
                10);
    }

    @Test
    void theVariableOfTheDocsAllowsPrivateAddresses() {
        StandardEnvironment environment = new StandardEnvironment();
        assertThat(bound(environment).allowPrivate()).isFalse();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "a-systemEnvironment", Map.of("STANDBILD_WEBHOOKS_ALLOW_PRIVATE", "true")));

        assertThat(bound(environment).allowPrivate()).isTrue();
        assertThat(bound(environment).schedule()).hasSize(10).endsWith(Duration.ofHours(24));
    }

    private static WebhookSettings bound(StandardEnvironment environment) {
        return Binder.get(environment).bindOrCreate("standbild.webhooks", WebhookSettings.class);
    }

    /** Names of a test lead where it wants, addresses to themselves. */
    private static InetAddress[] lookUp(String host) throws UnknownHostException {
        return switch (host) {
            case "boese.example" -> new InetAddress[] {InetAddress.getByName("127.0.0.1")};
            case "halb.example" ->
                new InetAddress[] {InetAddress.getByName("93.184.216.34"), InetAddress.getByName("10.0.0.1")};
            case "gut.example" -> new InetAddress[] {InetAddress.getByName("93.184.216.34")};
            case "nirgends.example" -> throw new UnknownHostException(host);
            default -> InetAddress.getAllByName(host);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://gut.example/",
                "gopher://gut.example/",
                "javascript:alert(1)",
                "https:///ohne-rechner",
                "https://",
                "gut.example",
                "https://name:wort@gut.example/",
                "https://gut.example/#stelle",
                "https://gut.example:22/",
                "https://gut.example:0/",
                "https://boese.example/",
                "https://halb.example/",
                "https://localhost/",
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0177.0.0.1/",
                "https://127.0.0.1./",
                "https://169.254.169.254/latest/meta-data/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:a9fe:a9fe]/",
                "https://[fe80::1]/",
                "https://[fe80::1%25eth0]/",
                "https://[fc00::1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://10.0.0.1:8443/",
                "https://224.0.0.1/",
                "https://０.０.０.０/"
            })
    void noWebhookIsCreatedThatLeadsThere(String url) {
        Target target = new Target(settings(false, true), new CheckedNames(OutboundTest::lookUp, new Reach(false)));

        assertThat(target.refusal(url)).as(url).isNotNull();
    }

    @Test
    void thePublicInternetWillDoWithTlsAndWithoutOnlyWhereItIsAllowed() {
        CheckedNames names = new CheckedNames(OutboundTest::lookUp, new Reach(false));
        assertThat(new Target(settings(false, false), names).refusal("https://gut.example:8443/a?b=c"))
                .isNull();
        assertThat(new Target(settings(false, false), names).refusal("https://nirgends.example/"))
                .as("a name that cannot be looked up just now")
                .isNull();
        assertThat(new Target(settings(false, false), names).refusal("http://gut.example/"))
                .isNotNull();
        assertThat(new Target(settings(false, true), names).refusal("http://gut.example/"))
                .isNull();
    }

    @Test
    void aNameThatLeadsElsewhereAMomentLaterIsRefusedWhenConnecting() throws Exception {
        Deque<String> answers = new ArrayDeque<>(List.of("93.184.216.34", "127.0.0.1"));
        CheckedNames names = new CheckedNames(
                host -> new InetAddress[] {InetAddress.getByName(answers.removeFirst())}, new Reach(false));
        try (Receiver receiver = new Receiver();
                Sender sender = new Sender(settings(false, true), names)) {
            String url = "http://wandelbar.example:" + receiver.port() + "/";
            assertThat(new Target(settings(false, true), names).refusal(url)).isNull();

            Answer answer = sender.post(URI.create(url), Map.of(), BODY);

            assertThat(answer.status()).isNull();
            assertThat(answer.error()).contains("RefusedAddress", "127.0.0.1");
            assertThat(receiver.got()).isEmpty();
        }
    }

    @Test
    void theConnectionGoesToTheAddressThatWasCheckedAndTheRequestNamesTheHost() throws Exception {
        Deque<String> answers = new ArrayDeque<>(List.of("127.0.0.1"));
        CheckedNames names = new CheckedNames(
                host -> new InetAddress[] {InetAddress.getByName(answers.removeFirst())}, new Reach(true));
        try (Receiver receiver = new Receiver();
                Sender sender = new Sender(settings(true, true), names)) {
            Answer answer = sender.post(URI.create("http://empfang.example:" + receiver.port() + "/"), Map.of(), BODY);

            assertThat(answer.isTaken()).as(answer.toString()).isTrue();
            assertThat(answers).as("one look-up, one connection").isEmpty();
            assertThat(receiver.got().get(0).header("Host")).isEqualTo("empfang.example:" + receiver.port());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://2130706433:%d/", "http://[::ffff:127.0.0.1]:%d/", "http://localhost:%d/"})
    void whateverWayAPrivateAddressIsWrittenNothingIsSentThere(String url) throws Exception {
        try (Receiver receiver = new Receiver();
                Sender sender = new Sender(
                        settings(false, true), new CheckedNames(InetAddress::getAllByName, new Reach(false)))) {
            Answer answer = sender.post(URI.create(url.formatted(receiver.port())), Map.of(), BODY);

            assertThat(answer.status()).isNull();
            assertThat(receiver.got()).isEmpty();
        }
    }

    @Test
    void theCertificateHasToBeOfTheNameAlthoughTheConnectionGoesToAnAddress(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("empfang.p12");
        List<String> keytool = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "empfang",
                "-keyalg",
                "EC",
                "-dname",
                "CN=empfang.example",
                "-ext",
                "san=dns:empfang.example",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                "geheim");
        assertThat(new ProcessBuilder(keytool).inheritIO().start().waitFor()).isZero();
        SSLContext context = SSLContexts.custom()
                .loadKeyMaterial(store.toFile(), "geheim".toCharArray(), "geheim".toCharArray())
                .loadTrustMaterial(store.toFile(), "geheim".toCharArray())
                .build();
        List<SNIServerName> asked = new CopyOnWriteArrayList<>();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            asked.addAll(((ExtendedSSLSession) ((HttpsExchange) exchange).getSSLSession()).getRequestedServerNames());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        CheckedNames names =
                new CheckedNames(host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")}, new Reach(true));
        try (Sender sender = new Sender(settings(true, true), names, context)) {
            String port = ":" + server.getAddress().getPort() + "/";
            assertThat(sender.post(URI.create("https://empfang.example" + port), Map.of(), BODY)
                            .status())
                    .isEqualTo(204);
            assertThat(asked).containsExactly(new SNIHostName("empfang.example"));

            Answer other = sender.post(URI.create("https://anders.example" + port), Map.of(), BODY);
            assertThat(other.status()).isNull();
            assertThat(other.error()).contains("anders.example");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aRedirectIsAnAnswerLikeAnyOtherAndIsNotFollowed() throws Exception {
        try (Receiver receiver = new Receiver();
                Receiver trap = new Receiver();
                Sender sender = new Sender(
                        settings(true, true), new CheckedNames(InetAddress::getAllByName, new Reach(true)))) {
            for (String location : List.of("http://169.254.169.254/latest/meta-data/", trap.url())) {
                receiver.answers(Receiver.status(307, "Location", location));
                Answer answer = sender.post(URI.create(receiver.url()), Map.of(), BODY);

                assertThat(answer.status()).isEqualTo(307);
                assertThat(answer.isTaken()).isFalse();
            }
            assertThat(trap.got()).isEmpty();
        }
    }

    @Test
    void whoHangsDripsOrNeverEndsIsLeftWhenTheTimeIsOver() throws Exception {
        try (Receiver receiver = new Receiver();
                Sender sender = new Sender(
                        settings(true, true), new CheckedNames(InetAddress::getAllByName, new Reach(true)))) {
            receiver.answers(exchange -> {
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    exchange.close();
                }
            });
            Answer hanging = sender.post(URI.create(receiver.url()), Map.of(), BODY);
            assertThat(hanging.status()).isNull();
            assertThat(hanging.error()).isEqualTo("no answer within 2 seconds");
            assertThat(hanging.took()).isBetween(Duration.ofMillis(1_500), Duration.ofSeconds(10));

            receiver.answers(exchange -> {
                exchange.sendResponseHeaders(200, 0);
                byte[] endless = new byte[8_192];
                while (true) {
                    exchange.getResponseBody().write(endless);
                }
            });
            Answer endless = sender.post(URI.create(receiver.url()), Map.of(), BODY);
            assertThat(endless.isTaken()).isTrue();
            assertThat(endless.body()).hasSize(2_000);

            receiver.answers(exchange -> exchange.close());
            assertThat(sender.post(URI.create(receiver.url()), Map.of(), BODY).status())
                    .as("died without an answer")
                    .isNull();
        }
    }
}
