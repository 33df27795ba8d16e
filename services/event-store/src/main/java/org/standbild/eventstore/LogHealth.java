package org.standbild.eventstore;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** Whether the log can be read and written, readers keep up, and no event waits in a dead-letter queue. */
final class LogHealth implements HealthIndicator {

    /** Works, but somebody should look. */
    static final Status DEGRADED = new Status("DEGRADED");

    private static final Duration STALL = Duration.ofSeconds(10);

    private final EventLog log;
    private final MongoCollection<Document> deadLetters;
    private final @Nullable Histories histories;

    LogHealth(EventLog log, MongoDatabaseFactory databases, @Nullable Histories histories) {
        this.log = log;
        this.deadLetters = databases.getMongoDatabase().getCollection("deadletters");
        this.histories = histories;
    }

    @Override
    public Health health() {
        try {
            long head = log.headPosition();
            long waiting = deadLetters.countDocuments();
            Duration stalled = log.stalledFor();
            Health.Builder health =
                    stalled.compareTo(STALL) > 0 ? Health.down() : waiting > 0 ? Health.status(DEGRADED) : Health.up();
            health.withDetail("headPosition", head)
                    .withDetail("writeStalledFor", stalled.toString())
                    .withDetail("deadLetters", waiting);
            if (histories != null) {
                health.withDetail("readPosition", histories.position()).withDetail("lag", head - histories.position());
            }
            return health.build();
        } catch (RuntimeException e) {
            return Health.down(e).build();
        }
    }
}
