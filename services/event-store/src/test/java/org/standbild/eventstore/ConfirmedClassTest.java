package org.standbild.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.standbild.eventstore.embedded.EmbeddedServer;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Section;
import org.standbild.profile.Stand;
import org.standbild.profile.SummaryRevised;
import org.standbild.profile.Text;

/** The class of a change that a reviewer confirmed reaches readers, also in a data folder from before it did. */
class ConfirmedClassTest {

    @TempDir
    Path folder;

    @Test
    void readersGetTheClassThatTheEventCarries() {
        try (EmbeddedServer server = TestServer.embedded(folder);
                ConfigurableApplicationContext context = started(server)) {
            publish(context);
            assertThat(classes(context)).containsExactly(ChangeClass.EDITORIAL, ChangeClass.CORRECTION);
        }
    }

    @Test
    void rowsInAnOlderShapeAreWrittenAnewAtTheNextStart() {
        try (EmbeddedServer server = TestServer.embedded(folder);
                MongoClient client = MongoClients.create(server.connectionString())) {
            try (ConfigurableApplicationContext context = started(server)) {
                publish(context);
                assertThat(classes(context)).as("the rows are there").hasSize(2);
            }
            MongoDatabase database = client.getDatabase("standbild");
            database.getCollection("changes")
                    .updateMany(new Document(), new Document("$unset", new Document("class", 1)));
            database.getCollection("projections").deleteMany(new Document());

            for (int start = 0; start < 2; start++) {
                try (ConfigurableApplicationContext context = started(server)) {
                    assertThat(classes(context)).containsExactly(ChangeClass.EDITORIAL, ChangeClass.CORRECTION);
                }
                assertThat(database.getCollection("projections").find().first())
                        .containsEntry("generation", 1L)
                        .containsEntry("format", ChangeRows.FORMAT);
                assertThat(database.getCollection("changes_1").find())
                        .extracting(row -> row.getString("class"))
                        .containsExactly("EDITORIAL", "CORRECTION");
                assertThat(database.listCollectionNames()).doesNotContain("changes");
            }
        }
    }

    @Test
    void aRebuildKeepsClassAndFormat() {
        try (EmbeddedServer server = TestServer.embedded(folder);
                ConfigurableApplicationContext context = started(server)) {
            publish(context);
            classes(context);
            ChangesProjection projection = context.getBean(ChangesProjection.class);
            projection.rebuild();
            assertThat(projection.progress().state()).isEqualTo(ChangesProjection.State.REBUILT);
            assertThat(classes(context)).containsExactly(ChangeClass.EDITORIAL, ChangeClass.CORRECTION);
        }
        try (EmbeddedServer server = TestServer.embedded(folder);
                ConfigurableApplicationContext context = started(server);
                MongoClient client = MongoClients.create(server.connectionString())) {
            assertThat(classes(context)).containsExactly(ChangeClass.EDITORIAL, ChangeClass.CORRECTION);
            assertThat(client.getDatabase("standbild")
                            .getCollection("projections")
                            .find()
                            .first())
                    .containsEntry("generation", 1L);
        }
    }

    private static void publish(ConfigurableApplicationContext context) {
        context.getBean(EventStore.class).publish(revised(0, Map.of()), revised(1, Map.of("class", "CORRECTION")));
    }

    private static List<ChangeClass> classes(ConfigurableApplicationContext context) {
        Histories histories = context.getBean(Histories.class);
        assertThat(histories.await(1, Duration.ofSeconds(20))).isTrue();
        return histories.of(ProfileCode.DE_HE).changes().stream()
                .map(RecordedChange::changeClass)
                .toList();
    }

    private static GenericDomainEventMessage<SummaryRevised> revised(long sequence, Map<String, String> metaData) {
        return new GenericDomainEventMessage<>(
                "StateProfile",
                "DE-HE",
                sequence,
                new SummaryRevised(
                        ProfileCode.DE_HE,
                        Stand.of("2020-02"),
                        null,
                        Text.de("Fassung " + sequence),
                        List.of(Section.ANHANG),
                        List.of(),
                        null),
                metaData);
    }

    private static ConfigurableApplicationContext started(EmbeddedServer server) {
        return new SpringApplication(FollowingTest.Reader.class)
                .run(
                        "--spring.mongodb.uri=" + server.connectionString() + "standbild",
                        "--spring.main.web-application-type=none",
                        "--spring.main.banner-mode=off");
    }
}
