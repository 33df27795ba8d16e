package org.standbild.eventstore.embedded;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {

    @TempDir
    Path folder;

    private void run(Consumer<MongoCollection<Document>> work) {
        try (EmbeddedServer server = EmbeddedServer.start(folder);
                MongoClient client = MongoClients.create(com.mongodb.MongoClientSettings.builder()
                        .applyConnectionString(new com.mongodb.ConnectionString(server.connectionString()))
                        .uuidRepresentation(UuidRepresentation.STANDARD)
                        .build())) {
            work.accept(client.getDatabase("d").getCollection("c"));
        }
    }

    private static List<Object> values() {
        return new ArrayList<>(Arrays.asList(
                1,
                2L,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                (1L << 53) + 1,
                3.5,
                Double.NaN,
                "",
                "text",
                "ä\u0000ö\uD83D\uDE00",
                true,
                false,
                new Date(0),
                new ObjectId(),
                UUID.randomUUID(),
                new Binary(new byte[] {1, 2, 3}),
                Decimal128.parse("1.25"),
                new BsonTimestamp(5, 6),
                new org.bson.types.MinKey(),
                new org.bson.types.MaxKey(),
                new Document("a", 1).append("b", List.of(1, "x", new Document())),
                new Document("b", 1)));
    }

    @Test
    void everyKindOfValueIsAnIdentifierAndAValueBeforeAndAfterARestart() {
        List<Object> values = values();
        run(collection -> {
            for (Object value : values) {
                collection.insertOne(new Document("_id", value)
                        .append("value", value)
                        .append("values", List.of(value))
                        .append("nothing", null));
            }
        });
        run(collection -> {
            assertThat(collection.countDocuments()).isEqualTo(values.size());
            for (Object value : values) {
                Document found = collection.find(eq("_id", value)).first();
                assertThat(found).as("%s", value).isNotNull();
                assertThat(found.get("value")).isEqualTo(value);
                assertThat(found.get("values")).isEqualTo(List.of(value));
                assertThat(collection.deleteOne(eq("_id", value)).getDeletedCount())
                        .isEqualTo(1);
            }
            assertThat(collection.countDocuments()).isZero();
        });
    }

    @Test
    void aUniqueIndexHoldsItsEntriesThroughManyChangesAndARestart() {
        Random random = new Random(3);
        java.util.TreeMap<Long, List<String>> model = new java.util.TreeMap<>();
        run(collection -> {
            collection.createIndex(Indexes.ascending("k"), new IndexOptions().unique(true));
            for (int i = 0; i < 2_000; i++) {
                long id = random.nextInt(500);
                if (model.containsKey(id)) {
                    collection.deleteOne(eq("_id", id));
                    model.remove(id);
                } else {
                    List<String> keys = List.of("s:" + id + "#" + i, "e:" + i);
                    collection.insertOne(new Document("_id", id).append("k", keys));
                    model.put(id, keys);
                }
            }
        });
        run(collection -> {
            assertThat(collection.countDocuments()).isEqualTo(model.size());
            model.forEach((id, keys) -> {
                List<Document> found = collection.find(in("k", keys)).into(new ArrayList<>());
                assertThat(found).singleElement().satisfies(document -> assertThat(document.get("_id"))
                        .isEqualTo(id));
            });
            List<String> taken = model.firstEntry().getValue();
            assertThatThrownBy(() -> collection.insertOne(new Document("_id", 9999L).append("k", taken)))
                    .hasMessageContaining("duplicate key");
        });
    }

    @Test
    void valuesOfDifferentKindsHaveOneOrder() {
        List<Object> keys = new ArrayList<>();
        for (int i = -20; i < 20; i++) {
            keys.addAll(List.of((long) i, (double) i / 2, i, "s" + i, i % 2 == 0));
            keys.add(new de.bwaldvogel.mongo.bson.Document("x", i));
            keys.add(new UUID(i, -i));
            keys.add(Collections.nCopies(Math.abs(i), i));
        }
        keys.add(null);
        List<Object> sorted = new ArrayList<>(keys);
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(keys, new Random(round));
            List<Object> again = new ArrayList<>(keys);
            again.sort(ValueType::order);
            if (round == 0) {
                sorted = again;
            }
            for (int i = 0; i < sorted.size(); i++) {
                assertThat(ValueType.order(sorted.get(i), again.get(i))).isZero();
            }
        }
        for (Object a : keys) {
            for (Object b : keys) {
                assertThat(Integer.signum(ValueType.order(a, b))).isEqualTo(-Integer.signum(ValueType.order(b, a)));
            }
        }
    }

    @Test
    void aFolderThatIsInUseIsRefusedWithAWayOut() {
        run(collection -> assertThatThrownBy(() -> EmbeddedServer.start(folder))
                .isInstanceOf(DataFolderInUse.class)
                .hasMessageContaining("standbild.data-dir"));
    }
}
