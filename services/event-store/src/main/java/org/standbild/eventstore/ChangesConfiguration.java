package org.standbild.eventstore;

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

    @Bean
    ChangesProjection changesProjection(MongoDatabaseFactory databases, Histories histories) {
        return new ChangesProjection(databases, histories);
    }
}
