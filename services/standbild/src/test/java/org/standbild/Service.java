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
    private final String origin;

    private Service(Process process, int port) {
        this.process = process;
        this.origin = "http://localhost:" + port;
        this.client = new Client(origin);
    }

    /** Starts it over a data folder and waits until it is healthy. */
    static Service start(Path folder, String... properties) throws IOException {
        int port = freePort();
        Service service = new Service(builder(folder, port, properties).start(), port);
        Awaitility.await()
                .atMost(java.time.Duration.ofMinutes(3))
                .pollInterval(java.time.Duration.ofMillis(200))
                .ignoreExceptions()
                .failFast("the process ended", () -> !service.process.isAlive())
                .until(() -> service.client.get("/actuator/health").status() == 200);
        return service;
    }

    /** What a process said that did not stay. */
    record Ended(int code, String output) {}

    /** Starts one that has to give up by itself. */
    static Ended startInVain(Path folder, String... properties) throws IOException, InterruptedException {
        int port = freePort();
        Process process = builder(folder, port, properties).start();
        if (!process.waitFor(2, java.util.concurrent.TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("It runs");
        }
        return new Ended(process.exitValue(), java.nio.file.Files.readString(log(folder, port)));
    }

    private static Path log(Path folder, int port) {
        return folder.resolveSibling(folder.getFileName() + "-" + port + ".log");
    }

    private static ProcessBuilder builder(Path folder, int port, String... properties) {
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
                .redirectOutput(log(folder, port).toFile());
        for (String account : List.of("editor", "reviewer", "admin")) {
            builder.environment()
                    .put("STANDBILD_PASSWORD_" + account.toUpperCase(java.util.Locale.ROOT), account + "-secret");
        }
        return builder;
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

    String origin() {
        return origin;
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
