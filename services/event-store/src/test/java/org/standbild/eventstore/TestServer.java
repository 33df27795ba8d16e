package org.standbild.eventstore;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.standbild.eventstore.embedded.EmbeddedServer;

/** The server that tests share: embedded, or the one that STANDBILD_TEST_MONGODB_URI names. */
final class TestServer {

    private static @Nullable MongoClient client;

    private TestServer() {}

    static synchronized MongoClient client() {
        if (client == null) {
            String named = System.getenv("STANDBILD_TEST_MONGODB_URI");
            client = MongoClients.create(named != null ? named : embedded().connectionString());
        }
        return client;
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
}
