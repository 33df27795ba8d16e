package org.standbild.eventstore;

import org.axonframework.eventsourcing.eventstore.EmbeddedEventStoreTest;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.utils.TestSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/** Axon's own tests of its event store, over our log. */
@Tag("published-by-axon")
class PublishedEventStoreConformanceTest extends EmbeddedEventStoreTest {

    private final String database = TestServer.freshDatabase();
    private EventLog log = opened();

    private EventLog opened() {
        return EventLog.builder()
                .client(TestServer.client())
                .database(database)
                .eventSerializer(TestSerializer.xStreamSerializer())
                .snapshotSerializer(TestSerializer.xStreamSerializer())
                .build();
    }

    @Override
    public EventStorageEngine createStorageEngine() {
        return log;
    }

    @AfterEach
    void closeLog() {
        log.close();
        TestServer.client().getDatabase(database).drop();
    }
}
