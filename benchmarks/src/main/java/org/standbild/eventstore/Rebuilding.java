package org.standbild.eventstore;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileCode;

/** The projection that feeds every view and every feed, built anew from the log beside the live one, compared and swapped. */
final class Rebuilding {

    private static final int CHANGES_OF_A_COMMIT = 10;

    private final Results results;

    Rebuilding(Results results) {
        this.results = results;
    }

    void rebuild(int changes, int repetitions) {
        try (Peer.Ours peer = (Peer.Ours) Peer.of("log")) {
            ProfileCode[] codes = ProfileCode.values();
            long[] next = new long[codes.length];
            for (int i = 0; i < changes / CHANGES_OF_A_COMMIT; i++) {
                int profile = i % codes.length;
                List<DomainEventMessage<?>> events = new ArrayList<>();
                for (int j = 0; j < CHANGES_OF_A_COMMIT; j++) {
                    ProfileChange change = SampleChanges.of(codes[profile], next[profile]);
                    events.add(new GenericDomainEventMessage<>(
                            "StateProfile", codes[profile].code(), next[profile]++, change));
                }
                peer.append(events);
            }
            MongoDatabase database = peer.server.client.getDatabase("standbild");
            writeRows(peer.log, database);
            long start = System.nanoTime();
            ChangesProjection projection =
                    new ChangesProjection(database, peer.log, new Histories(), Clock.systemUTC());
            results.add(
                    "rebuild",
                    "log",
                    changes + " changes",
                    0,
                    "read into memory at start",
                    changes / ((System.nanoTime() - start) / 1e9),
                    "1/s");
            for (int repetition = 0; repetition <= repetitions; repetition++) {
                results.discarding(repetition == 0);
                start = System.nanoTime();
                projection.rebuild();
                double seconds = (System.nanoTime() - start) / 1e9;
                if (projection.progress().state() != ChangesProjection.State.REBUILT) {
                    throw new IllegalStateException(projection.progress().toString());
                }
                results.add("rebuild", "log", changes + " changes", repetition, "rebuilt", changes / seconds, "1/s");
                results.add(
                        "rebuild",
                        "log",
                        changes + " changes",
                        repetition,
                        "of which reading and writing",
                        projection.progress().changesPerSecond(),
                        "1/s");
            }
            results.discarding(false);
        }
    }

    /** The live view, as the processor would have written it event by event. */
    private static void writeRows(EventLog log, MongoDatabase database) {
        ChangeRows rows = ChangeRows.of(database, 0);
        database.getCollection("projections")
                .insertOne(new org.bson.Document("_id", ChangesProjection.NAME)
                        .append("generation", 0L)
                        .append("format", ChangeRows.FORMAT));
        List<ChangeRows.Row> batch = new ArrayList<>();
        log.readEvents(null, false).forEach(event -> {
            batch.add(ChangeRows.Row.of(event));
            if (batch.size() == 1_000) {
                rows.insert(batch);
                batch.clear();
            }
        });
        rows.insert(batch);
    }
}
