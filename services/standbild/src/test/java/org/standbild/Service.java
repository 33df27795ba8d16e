package org.standbild;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** The service as a process of its own, to be killed. */
final class Service implements AutoCloseable {

    private final Process process;
    private final Client client;

    private Service(Process process, int port) {
        this.process = process;
        this.client = new Client("http://localhost:" + port);
    }

    /** Starts it over a data folder and waits until it is healthy. */
    static Service start(Path folder, String... properties) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                withoutTests(),
                "org.standbild.Standbild",
                "--server.port=" + port,
                "--standbild.data-dir=" + folder));
        command.addAll(List.of(properties));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolveSibling(folder.getFileName() + "-" + port + ".log")
                        .toFile());
        for (String account : List.of("editor", "reviewer", "admin")) {
            builder.environment()
                    .put("STANDBILD_PASSWORD_" + account.toUpperCase(java.util.Locale.ROOT), account + "-secret");
        }
        Service service = new Service(builder.start(), port);
        Awaitility.await()
                .atMost(java.time.Duration.ofMinutes(3))
                .pollInterval(java.time.Duration.ofMillis(200))
                .ignoreExceptions()
                .failFast("the process ended", () -> !service.process.isAlive())
                .until(() -> service.client.get("/actuator/health").status() == 200);
        return service;
    }

    private static String withoutTests() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    Client client() {
        return client;
    }

    /** As the power going off: nothing is flushed, nobody is told. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, java.util.concurrent.TimeUnit.SECONDS)) {
            kill();
        }
    }
}
