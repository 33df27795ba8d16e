package org.standbild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbild.Client.Answer;
import org.standbild.eventstore.embedded.EmbeddedServer;

/** The three jars with exactly the environment of docker-compose.yml; the embedded server stands in for MongoDB. */
class ThreeServicesIT {

    private static final Duration COLD_START = Duration.ofMinutes(5);

    @TempDir
    static Path folder;

    private static final Compose COMPOSE = Compose.read();
    private static final Map<String, Client> CLIENTS = new HashMap<>();
    private static final List<Process> PROCESSES = new ArrayList<>();
    private static EmbeddedServer server;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedServer.start(folder.resolve("data"));
        for (String service : COMPOSE.ours()) {
            int port = freePort();
            Map<String, String> here = Map.of(
                    "SERVER_PORT", Integer.toString(port),
                    "SPRING_MONGODB_URI", server.connectionString() + "standbild",
                    "STANDBILD_PASSWORD_EDITOR", "editor-secret",
                    "STANDBILD_PASSWORD_REVIEWER", "reviewer-secret",
                    "STANDBILD_PASSWORD_ADMIN", "admin-secret",
                    "STANDBILD_SUBSCRIPTIONS_KEY", "0123456789abcdef0123456789abcdef");
            Map<String, String> environment = COMPOSE.environment(service);
            environment.replaceAll(here::getOrDefault);
            environment.replaceAll((name, value) -> value.replaceAll("\\$\\{[A-Z_]+:-([^}]*)}", "$1"));
            CLIENTS.put(service, new Client("http://localhost:" + port));
            PROCESSES.add(started(service, environment));
        }
        for (String service : COMPOSE.ours()) {
            await(service)
                    .atMost(COLD_START)
                    .failFast("A service has ended; see target/three-services", () -> !PROCESSES.stream()
                            .allMatch(Process::isAlive))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(client(service)
                                    .get("/actuator/health/readiness")
                                    .status())
                            .isEqualTo(200));
        }
    }

    private static Process started(String service, Map<String, String> environment) throws IOException {
        ProcessBuilder process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-jar",
                Compose.jar(service).toString());
        process.environment().clear();
        process.environment().putAll(environment);
        Path output =
                Files.createDirectories(Path.of("target", "three-services")).resolve(service + ".log");
        return process.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    static void stop() throws InterruptedException {
        PROCESSES.forEach(Process::destroy);
        for (Process process : PROCESSES) {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
        server.close();
    }

    private static Client client(String service) {
        return CLIENTS.get(service);
    }

    @Test
    void whatOneServiceRecordsTheOthersShow() {
        Client view = client("view-service");
        await("the document").atMost(COLD_START).untilAsserted(() -> assertThat(
                        view.get("/api/profiles/DE-HE").json().get("sections"))
                .isNotEmpty());

        Answer recorded = client("editorial-service")
                .post("DE-HE", """
                [{"type":"ProgrammeAnnounced","stand":{"edtf":"2021-01"},"entry":"probe-programm","title":{"de":"Probe-Programm"},
                  "sections":["LANDESREGIERUNG"],"sources":[{"title":"Pressemitteilung"}]}]""", "reviewer", view.get("/api/profiles/DE-HE").header("ETag"));

        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        String position = recorded.header("X-Position");
        assertThat(view.get("/api/profiles/DE-HE", "X-Min-Position", position).body())
                .contains("probe-programm");
        assertThat(view.get("/api/profiles/DE-HE?stand=2020-02", "X-Min-Position", position)
                        .body())
                .doesNotContain("probe-programm");
        assertThat(client("feed-service")
                        .get("/api/changes?after=" + (Long.parseLong(position) - 1), "X-Min-Position", position)
                        .body())
                .contains("probe-programm");
    }

    @ParameterizedTest
    @CsvSource({"editor, 403", "reviewer, 428", "admin, 403"})
    void eachAccountHasThePasswordOfItsVariable(String account, int status) {
        Answer refused = client("editorial-service").post("DE-HE", "[]", account, null);

        assertThat(refused.status()).as(refused.body()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"view-service", "feed-service"})
    void whoDoesNotWriteCarriesNoSecurity(String service) throws IOException {
        try (JarFile jar = new JarFile(Compose.jar(service).toFile())) {
            assertThat(jar.stream().map(JarEntry::getName))
                    .anyMatch(name -> name.contains("spring-webmvc"))
                    .noneMatch(name -> name.contains("spring-security"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"editorial-service", "view-service", "feed-service"})
    void eachServiceTellsItsOperatorsHowItIs(String service) {
        assertThat(client(service).get("/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
    }
}
