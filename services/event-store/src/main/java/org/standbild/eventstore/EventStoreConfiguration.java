package org.standbild.eventstore;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.serialization.RevisionResolver;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.util.StringUtils;
import org.standbild.eventstore.embedded.EmbeddedServer;

/**
 * Everything a service needs to have the log: import this class. Without {@code spring.mongodb.uri} the embedded server
 * runs in this process, over a file below {@code standbild.data-dir}.
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:org/standbild/eventstore/defaults.properties")
public class EventStoreConfiguration {

    @Configuration(proxyBeanMethods = false)
    @Conditional(NoServerNamed.class)
    static class Embedded {

        @Bean
        EmbeddedServer embeddedServer(@Value("${standbild.data-dir}") Path folder) {
            return EmbeddedServer.start(folder);
        }

        @Bean
        MongoConnectionDetails embeddedConnectionDetails(EmbeddedServer server) {
            return () -> new ConnectionString(server.connectionString() + "standbild");
        }
    }

    static final class NoServerNamed implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !StringUtils.hasText(context.getEnvironment().getProperty("spring.mongodb.uri"));
        }
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** A connection that hangs would stop every write. */
    @Bean
    MongoClientSettingsBuilderCustomizer boundedWaiting() {
        return settings -> settings.applyToSocketSettings(
                socket -> socket.connectTimeout(5, TimeUnit.SECONDS).readTimeout(30, TimeUnit.SECONDS));
    }

    @Bean
    EventLog eventLog(
            MongoClient client,
            MongoDatabaseFactory databases,
            ObjectProvider<EmbeddedServer> embedded,
            ObjectProvider<Clock> clock,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            Serializer generalSerializer,
            org.axonframework.config.Configuration configuration) {
        boolean alone = embedded.getIfAvailable() != null;
        return EventLog.builder()
                .client(client)
                .database(databases.getMongoDatabase().getName())
                .clock(clock.getIfAvailable(Clock::systemUTC))
                .lookEvery(alone ? Duration.ofSeconds(1) : Duration.ofMillis(25))
                .eventSerializer(eventSerializer)
                .snapshotSerializer(generalSerializer)
                .upcasterChain(configuration.upcasterChain())
                // asked late: the aggregates that it knows need the log first
                .snapshotFilter(snapshot -> configuration.snapshotFilter().allow(snapshot))
                .build();
    }

    /** For aggregates whose streams grow long: {@code @Aggregate(snapshotTriggerDefinition = "everySoManyEvents")}. */
    @Bean
    SnapshotTriggerDefinition everySoManyEvents(
            Snapshotter snapshotter, @Value("${standbild.snapshot-every:200}") int events) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, events);
    }

    @Bean
    LogEventStore eventStore(EventLog log, org.axonframework.config.Configuration configuration) {
        return LogEventStore.builder(log)
                .messageMonitor(configuration.messageMonitor(EventStore.class, "eventStore"))
                .spanFactory(configuration.getComponent(EventBusSpanFactory.class))
                .build();
    }

    @Bean
    LogHealth logHealthIndicator(
            EventLog log,
            MongoDatabaseFactory databases,
            ObjectProvider<Histories> histories,
            ObjectProvider<ChangesCheck> check) {
        return new LogHealth(log, databases, histories.getIfAvailable(), check);
    }

    @Bean
    Backfill backfill(EventLog log) {
        return new Backfill(log);
    }

    /** Tokens and snapshots name their types; nothing else needs to. */
    @Bean
    @Primary
    Serializer serializer(RevisionResolver revisions) {
        return Serializers.naming(revisions);
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer(RevisionResolver revisions) {
        return Serializers.plain(revisions);
    }

    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer(RevisionResolver revisions) {
        return Serializers.plain(revisions);
    }

    @Bean
    MongoTemplate axonMongoTemplate(MongoDatabaseFactory databases) {
        return DefaultMongoTemplate.builder()
                .mongoDatabase(databases.getMongoDatabase())
                .build();
    }

    @Bean
    TokenStore tokenStore(
            MongoDatabaseFactory databases,
            Serializer generalSerializer,
            ObjectProvider<EmbeddedServer> embedded,
            @Value("${standbild.claim-timeout}") Duration timeout) {
        String owner = ManagementFactory.getRuntimeMXBean().getName() + "/" + UUID.randomUUID();
        ClaimedTokens tokens = new ClaimedTokens(databases.getMongoDatabase(), generalSerializer, owner, timeout);
        if (embedded.getIfAvailable() != null) {
            tokens.releaseAll();
        }
        return tokens;
    }

    @Bean
    ConfigurerModule pooledProcessorsWithDeadLetters(MongoTemplate axonMongoTemplate, Serializer generalSerializer) {
        return configurer -> {
            EventProcessingConfigurer processing = configurer.eventProcessing();
            processing.usingPooledStreamingEventProcessors(
                    (configuration, processor) -> processor.initialSegmentCount(1));
            processing.registerDeadLetterQueueProvider(group -> {
                // Without it every event of every replay would ask the server whether its sequence has dead letters.
                processing.registerDeadLetteringEventHandlerInvokerConfiguration(
                        group, (configuration, invoker) -> invoker.enableSequenceIdentifierCache());
                return configuration -> ClaimedDeadLetters.of(group, axonMongoTemplate, generalSerializer);
            });
        };
    }
}
