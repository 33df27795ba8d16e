package org.standbild.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;

/** Servers that are neither MongoDB nor ours. */
class UnsuitableServerTest {

    /** Forgets, as some servers do, that an index over an array was to be unique. */
    private static final class Forgetful extends H2Backend {

        private Forgetful() {
            super(MVStore.open(null));
        }

        @Override
        public Document handleCommand(Channel channel, String database, String command, Document query) {
            if (command.equalsIgnoreCase("createIndexes")) {
                for (Object index : (List<?>) query.get("indexes")) {
                    ((Document) index).remove("unique");
                }
            }
            return super.handleCommand(channel, database, command, query);
        }
    }

    @Test
    void aServerThatDoesNotKeepElementsOfArraysUniqueIsRefusedAndNothingIsLeftInIt() {
        MongoServer server = new MongoServer(new Forgetful());
        try (MongoClient client = MongoClients.create(server.bindAndGetConnectionString())) {
            assertThatThrownBy(() -> Commits.of(client, "standbild", "commits"))
                    .isInstanceOf(UnsuitableServer.class)
                    .hasMessageContaining("standbild")
                    .hasMessageContaining("Use MongoDB");
            assertThat(client.getDatabase("standbild").listCollectionNames().into(new ArrayList<>()))
                    .isEmpty();
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void anotherServerThatKeepsThemUniqueIsTaken() {
        MongoServer server = new MongoServer(H2Backend.inMemory());
        try (MongoClient client = MongoClients.create(server.bindAndGetConnectionString())) {
            assertThatCode(() -> Commits.of(client, "standbild", "commits")).doesNotThrowAnyException();
        } finally {
            server.shutdownNow();
        }
    }
}
