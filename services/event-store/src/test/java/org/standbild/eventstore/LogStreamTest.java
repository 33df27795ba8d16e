package org.standbild.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.TrackingEventStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("any-server")
class LogStreamTest {

    private static final int COMMITS = 1_500;

    /** Axon's coordinator does so: it asks for more after it has let another of its threads go on with the stream. */
    @Test
    void whoeverOnlyAsksWhetherThereIsMoreTakesNothingFromTheReader() throws Exception {
        String database = TestServer.freshDatabase();
        AtomicBoolean stop = new AtomicBoolean();
        try (EventLog log = EventLog.builder()
                        .client(TestServer.client())
                        .database(database)
                        .lookEvery(Duration.ofMillis(5))
                        .eventSerializer(Serializers.plain())
                        .snapshotSerializer(Serializers.naming())
                        .build();
                TrackingEventStream stream = LogEventStore.builder(log).build().openStream(null)) {
            List<Throwable> failures = new ArrayList<>();
            Thread asking = new Thread(() -> {
                try {
                    while (!stop.get()) {
                        stream.hasNextAvailable();
                        stream.peek();
                    }
                } catch (RuntimeException e) {
                    failures.add(e);
                }
            });
            Thread writing = new Thread(() -> {
                for (int i = 0; i < COMMITS; i++) {
                    log.appendEvents(EventLogTest.event("a", 2L * i), EventLogTest.event("a", 2L * i + 1));
                }
            });
            asking.start();
            writing.start();
            List<Long> read = new ArrayList<>();
            while (read.size() < 2 * COMMITS && stream.hasNextAvailable(5, TimeUnit.SECONDS)) {
                read.add(stream.nextAvailable().trackingToken().position().orElseThrow());
            }
            stop.set(true);
            asking.join();
            writing.join();

            assertThat(failures).isEmpty();
            assertThat(read).isEqualTo(LongStream.range(0, 2L * COMMITS).boxed().toList());
        } finally {
            TestServer.client().getDatabase(database).drop();
        }
    }
}
