package org.standbild.eventstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A PostgreSQL server of our own with its default settings, fsync included, in a temporary folder. It refuses to run as root. */
final class PostgresCluster implements AutoCloseable {

    private static final String USER = "postgres";

    private final Path folder;
    private final int port;

    private PostgresCluster(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    static PostgresCluster start() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("standbild-postgres");
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        if (isRoot()) {
            run("chown", USER, folder.toString());
        }
        PostgresCluster cluster = new PostgresCluster(folder, port);
        asUser("initdb", "-A", "trust", "-U", USER, "-D", cluster.data());
        asUser(
                "pg_ctl",
                "-w",
                "-D",
                cluster.data(),
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + port + " -h 127.0.0.1 -k " + folder,
                "start");
        return cluster;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private static void asUser(String... command) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>();
        if (isRoot()) {
            whole.addAll(List.of("runuser", "-u", USER, "--"));
        }
        whole.addAll(Arrays.asList(command));
        run(whole.toArray(String[]::new));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(new java.io.File("/tmp"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + process.exitValue());
        }
    }

    HikariDataSource pool(int connections) {
        HikariConfig configuration = new HikariConfig();
        configuration.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=" + USER);
        configuration.setMaximumPoolSize(connections);
        configuration.setAutoCommit(false);
        return new HikariDataSource(configuration);
    }

    @Override
    public void close() {
        try {
            asUser("pg_ctl", "-m", "immediate", "-D", data(), "stop");
            run("rm", "-rf", folder.toString());
        } catch (IOException e) {
            System.err.println(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
