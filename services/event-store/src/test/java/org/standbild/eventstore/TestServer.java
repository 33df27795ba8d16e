package org.standbild.eventstore;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.standbild.eventstore.embedded.EmbeddedServer;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/**
 * The server that tests share: embedded; or the one that STANDBILD_TEST_MONGODB_URI names; or, with
 * {@code -Dstandbild.test.mongodb=standalone} or {@code replica-set}, one in a container, and where no Docker engine runs the tests are
 * skipped.
 */
final class TestServer {

    private static final int PORT = 27_017;

    private static @Nullable String uri;
    private static @Nullable MongoClient client;

    private TestServer() {}

    static synchronized MongoClient client() {
        if (client == null) {
            client = MongoClients.create(uri());
        }
        return client;
    }

    /** For processes that connect by themselves. */
    static synchronized String uri() {
        if (uri == null) {
            String named = System.getenv("STANDBILD_TEST_MONGODB_URI");
            String contained = System.getProperty("standbild.test.mongodb", "");
            uri = named != null
                    ? named
                    : contained.isEmpty()
                            ? embedded().connectionString()
                            : inContainer(contained.equals("replica-set"));
        }
        return uri;
    }

    private static String inContainer(boolean replicated) {
        Assumptions.assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "There is no Docker engine here");
        GenericContainer<?> mongo = new GenericContainer<>("mongo:8.0").withExposedPorts(PORT);
        if (replicated) {
            mongo.withCommand("--replSet", "rs0", "--bind_ip_all");
        }
        mongo.start();
        if (replicated) {
            try {
                mongo.execInContainer(
                        "mongosh",
                        "--quiet",
                        "--eval",
                        "rs.initiate(); while (!db.hello().isWritablePrimary) sleep(50);");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return "mongodb://" + mongo.getHost() + ":" + mongo.getMappedPort(PORT) + "/?directConnection=true";
    }

    static EmbeddedServer embedded() {
        try {
            return EmbeddedServer.start(Files.createTempDirectory("standbild-test"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EmbeddedServer embedded(Path folder) {
        return EmbeddedServer.start(folder);
    }

    static String freshDatabase() {
        return "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    /** Runs an embedded server until it is killed and tells where it is: something for STANDBILD_TEST_MONGODB_URI to name. */
    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedServer server = arguments.length == 0 ? embedded() : embedded(Path.of(arguments[0]));
        System.out.println(server.connectionString());
        Thread.currentThread().join();
    }
}
