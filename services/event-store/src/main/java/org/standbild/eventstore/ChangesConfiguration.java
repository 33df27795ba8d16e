package org.standbild.eventstore;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** Everything a service needs to read what was recorded: import this class. It brings the log with it. */
@Configuration(proxyBeanMethods = false)
@Import(EventStoreConfiguration.class)
public class ChangesConfiguration {

    @Bean
    Histories histories() {
        return new Histories();
    }

    /** Up to where this process has written the log: what a read must see at least. */
    @Bean
    LongSupplier headPosition(EventLog log) {
        return log::headPosition;
    }

    @Bean
    ChangesProjection changesProjection(
            MongoDatabaseFactory databases, EventLog log, Histories histories, Clock clock) {
        return new ChangesProjection(databases.getMongoDatabase(), log, histories, clock);
    }

    /** Every night at that time in Berlin; {@code never} leaves it to whoever asks for it. */
    @Bean
    ChangesCheck changesCheck(
            ChangesProjection changes,
            EventLog log,
            Histories histories,
            Clock clock,
            @Value("${standbild.check-at:03:30}") String at) {
        return new ChangesCheck(changes, log, histories, clock, at.equals("never") ? null : LocalTime.parse(at));
    }

    @Bean
    CaughtUp caughtUp(
            EventLog log, Histories histories, @Value("${standbild.catch-up-patience:15m}") Duration patience) {
        return new CaughtUp(log, histories, patience);
    }

    /** An instance that does not process events itself follows the one that does. */
    @Bean
    Following following(ChangesProjection changes, @Value("${standbild.follow-every:500ms}") Duration every) {
        return new Following(changes, every);
    }
}
