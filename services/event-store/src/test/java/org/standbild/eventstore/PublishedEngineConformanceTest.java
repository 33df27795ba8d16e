package org.standbild.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngineTest;
import org.axonframework.eventsourcing.utils.TestSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** Axon's own tests of a storage engine, as published. */
@Tag("published-by-axon")
class PublishedEngineConformanceTest extends BatchingEventStorageEngineTest<EventLog, EventLog.Builder> {

    private final String database = TestServer.freshDatabase();
    private final List<EventLog> opened = new ArrayList<>();

    boolean stamping() {
        return false;
    }

    @BeforeEach
    void openLog() {
        setTestSubject(createEngine());
    }

    @AfterEach
    void closeLogs() {
        opened.forEach(EventLog::close);
        TestServer.client().getDatabase(database).drop();
    }

    @Override
    protected EventLog createEngine(UnaryOperator<EventLog.Builder> customization) {
        EventLog log = customization
                .apply(EventLog.builder()
                        .client(TestServer.client())
                        .database(database)
                        .stamping(stamping())
                        .requiringPredecessors(false)
                        .eventSerializer(TestSerializer.xStreamSerializer())
                        .snapshotSerializer(TestSerializer.xStreamSerializer()))
                .build();
        opened.add(log);
        return log;
    }
}
