package org.standbild.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.standbild.eventstore.embedded.DataFolderInUse;

class EventStoreConfigurationTest {

    private static final BlockingQueue<String> SEEN = new LinkedBlockingQueue<>();

    @TempDir
    Path folder;

    @Test
    void aCommandBecomesAnEventThatAHandlerSeesAndIsStillThereAfterARestart() throws Exception {
        SEEN.clear();
        try (ConfigurableApplicationContext context = started()) {
            CommandGateway commands = context.getBean(CommandGateway.class);
            commands.sendAndWait(new OpenBook("b1"));
            commands.sendAndWait(new TurnPage("b1"));
            assertThat(SEEN.poll(10, TimeUnit.SECONDS)).startsWith("opened b1 at 0 ");
            assertThat(SEEN.poll(10, TimeUnit.SECONDS)).startsWith("turned b1 at 1 ");
            assertThat(context.getBean(org.axonframework.config.EventProcessingConfiguration.class)
                            .eventProcessor("books", PooledStreamingEventProcessor.class))
                    .isPresent();
        }
        try (ConfigurableApplicationContext context = started()) {
            assertThat(context.getBean(EventLog.class).headPosition()).isEqualTo(1);
            context.getBean(CommandGateway.class).sendAndWait(new TurnPage("b1"));
            assertThat(SEEN.poll(10, TimeUnit.SECONDS)).startsWith("turned b1 at 2 ");
        }
    }

    @Test
    void aSecondProcessOnTheSameFolderIsRefused() {
        try (ConfigurableApplicationContext context = started()) {
            assertThatThrownBy(this::started)
                    .hasStackTraceContaining(DataFolderInUse.class.getName())
                    .hasStackTraceContaining("is in use by another process");
        }
    }

    private ConfigurableApplicationContext started() {
        return new SpringApplication(Library.class)
                .run(
                        "--standbild.data-dir=" + folder,
                        "--spring.main.web-application-type=none",
                        "--spring.main.banner-mode=off");
    }

    record OpenBook(@TargetAggregateIdentifier String id) {}

    record TurnPage(@TargetAggregateIdentifier String id) {}

    public record BookOpened(String id) {}

    public record PageTurned(String id) {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({EventStoreConfiguration.class, Book.class})
    static class Library {

        @Bean
        BookHandler bookHandler() {
            return new BookHandler();
        }
    }

    @ProcessingGroup("books")
    static class BookHandler {

        @EventHandler
        void on(
                BookOpened event,
                @MetaDataValue("position") long position,
                @MetaDataValue("recordedAt") String recordedAt) {
            SEEN.add("opened " + event.id() + " at " + position + " " + recordedAt);
        }

        @EventHandler
        void on(
                PageTurned event,
                @MetaDataValue("position") long position,
                @MetaDataValue("recordedAt") String recordedAt) {
            SEEN.add("turned " + event.id() + " at " + position + " " + recordedAt);
        }
    }

    @Aggregate
    static class Book {

        @AggregateIdentifier
        private String id;

        Book() {}

        @CommandHandler
        Book(OpenBook command) {
            AggregateLifecycle.apply(new BookOpened(command.id()));
        }

        @CommandHandler
        void decide(TurnPage command) {
            AggregateLifecycle.apply(new PageTurned(command.id()));
        }

        @EventSourcingHandler
        void evolve(BookOpened event) {
            id = event.id();
        }
    }
}
