package org.standbild.eventstore;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** Whether the log can be read and written, readers keep up and see what the log says, and no event waits in a dead-letter queue. */
final class LogHealth implements HealthIndicator {

    /** Works, but somebody should look. */
    static final Status DEGRADED = new Status("DEGRADED");

    private static final Duration STALL = Duration.ofSeconds(10);

    private final EventLog log;
    private final MongoCollection<Document> deadLetters;
    private final @Nullable Histories histories;
    private final ObjectProvider<ChangesCheck> check;

    LogHealth(
            EventLog log,
            MongoDatabaseFactory databases,
            @Nullable Histories histories,
            ObjectProvider<ChangesCheck> check) {
        this.log = log;
        this.deadLetters = databases.getMongoDatabase().getCollection("deadletters");
        this.histories = histories;
        this.check = check;
    }

    private ChangesCheck.@Nullable Result lastCheck() {
        ChangesCheck here = check.getIfAvailable();
        return here == null ? null : here.last();
    }

    @Override
    public Health health() {
        try {
            long head = log.headPosition();
            long waiting = deadLetters.countDocuments();
            Duration stalled = log.stalledFor();
            Optional<String> trouble = log.trouble();
            ChangesCheck.Result checked = lastCheck();
            boolean differs = checked != null && checked.verdict() != ChangesCheck.Verdict.SAME;
            Health.Builder health = trouble.isPresent() || stalled.compareTo(STALL) > 0
                    ? Health.down()
                    : waiting > 0 || log.putBack() > 0 || differs ? Health.status(DEGRADED) : Health.up();
            trouble.ifPresent(found -> health.withDetail("trouble", found));
            if (log.putBack() > 0) {
                health.withDetail("commitsPutBack", log.putBack());
            }
            health.withDetail("headPosition", head)
                    .withDetail("writeStalledFor", stalled.toString())
                    .withDetail("deadLetters", waiting);
            if (checked != null) {
                health.withDetail("check", checked.verdict()).withDetail("checkedAt", checked.endedAt());
                Optional.ofNullable(checked.message()).ifPresent(found -> health.withDetail("checkFound", found));
            }
            if (histories != null) {
                health.withDetail("readPosition", histories.position()).withDetail("lag", head - histories.position());
            }
            return health.build();
        } catch (RuntimeException e) {
            return Health.down(e).build();
        }
    }
}
