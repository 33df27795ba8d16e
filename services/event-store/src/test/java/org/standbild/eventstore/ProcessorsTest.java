package org.standbild.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What a projection can rely on. */
class ProcessorsTest {

    public record Noted(String stream, int number, List<String> words, long sentAt) {}

    @TempDir
    Path folder;

    private ConfigurableApplicationContext context;

    @BeforeEach
    void start() {
        context = new SpringApplication(Notes.class)
                .run(
                        "--standbild.data-dir=" + folder,
                        "--spring.main.web-application-type=none",
                        "--spring.main.banner-mode=off");
    }

    @AfterEach
    void stop() {
        context.close();
    }

    private NoteHandler handler() {
        return context.getBean(NoteHandler.class);
    }

    private void note(String stream, int number) {
        context.getBean(EventStore.class)
                .publish(new GenericDomainEventMessage<>(
                        "note", stream, number, new Noted(stream, number, List.of("x"), System.nanoTime())));
    }

    @Test
    void aHandlerHearsOfAnEventAFewMillisecondsAfterItWasAppended() throws Exception {
        int warmUp = 150;
        int measured = 300;
        for (int i = 0; i < warmUp + measured; i++) {
            note("a", i);
            Thread.sleep(1);
        }
        await().until(() -> handler().latencies.size() == warmUp + measured);
        List<Long> latencies = new ArrayList<>(handler().latencies.subList(warmUp, warmUp + measured));
        Collections.sort(latencies);
        long median = latencies.get(measured / 2);
        long p99 = latencies.get(measured * 99 / 100);
        System.out.printf("publish to handler: p50 %d us, p99 %d us%n", median / 1000, p99 / 1000);
        assertThat(Duration.ofNanos(median)).isLessThan(Duration.ofMillis(200));
    }

    @Test
    void aPoisonedEventHoldsUpItsOwnSequenceOnlyAndIsEnqueuedOnce() {
        handler().poisoned.add("b0");
        for (int i = 0; i < 3; i++) {
            note("a", i);
            note("b", i);
            note("c", i);
        }
        await().until(() -> handler().handled.containsAll(List.of("a2", "c2")));
        SequencedDeadLetterQueue<EventMessage<?>> letters = letters();
        await().until(() -> letters.sequenceSize("b") == 3);
        assertThat(handler().handled).noneMatch(note -> note.startsWith("b"));
        assertThat(letters.amountOfSequences()).isEqualTo(1);
        letters.deadLetterSequence("b")
                .forEach(letter -> assertThat(letter.message().getMetaData()).containsKeys("position", "recordedAt"));

        handler().poisoned.clear();
        assertThat(context.getBean(EventProcessingConfiguration.class)
                        .sequencedDeadLetterProcessor("notes")
                        .orElseThrow()
                        .processAny())
                .isTrue();
        assertThat(handler().handled.stream().filter(note -> note.startsWith("b")))
                .containsExactly("b0", "b1", "b2");
        assertThat(letters.size()).isZero();
        note("b", 3);
        await().until(() -> handler().handled.contains("b3"));
    }

    private SequencedDeadLetterQueue<EventMessage<?>> letters() {
        return context.getBean(EventProcessingConfiguration.class)
                .deadLetterQueue("notes")
                .orElseThrow();
    }

    @Test
    void aReplayWithConcurrentAppendsFlagsEveryEventRight() {
        for (int i = 0; i < 50; i++) {
            note("a", i);
        }
        await().until(() -> handler().handled.size() == 50);
        assertThat(handler().replayed).isEmpty();
        PooledStreamingEventProcessor processor = context.getBean(EventProcessingConfiguration.class)
                .eventProcessor("notes", PooledStreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        processor.resetTokens();
        handler().handled.clear();
        processor.start();
        for (int i = 50; i < 80; i++) {
            note("a", i);
        }

        await().until(() -> handler().handled.size() == 80);
        assertThat(handler().replayed).hasSize(50).allMatch(note -> Integer.parseInt(note.substring(1)) < 50);
        assertThat(handler().positions.values()).containsOnly(1);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(EventStoreConfiguration.class)
    static class Notes {

        @Bean
        NoteHandler noteHandler() {
            return new NoteHandler();
        }
    }

    @ProcessingGroup("notes")
    static class NoteHandler {

        final List<String> handled = new CopyOnWriteArrayList<>();
        final List<String> replayed = new CopyOnWriteArrayList<>();
        final List<Long> latencies = Collections.synchronizedList(new ArrayList<>());
        final Map<Long, Integer> positions = new ConcurrentHashMap<>();
        final Set<String> poisoned = ConcurrentHashMap.newKeySet();
        final AtomicInteger calls = new AtomicInteger();

        @EventHandler
        void on(Noted event, @MetaDataValue("position") long position, ReplayStatus status) {
            latencies.add(System.nanoTime() - event.sentAt());
            String note = event.stream() + event.number();
            if (poisoned.contains(note)) {
                throw new IllegalStateException("poisoned: " + note);
            }
            if (status == ReplayStatus.REPLAY) {
                replayed.add(note);
            } else {
                positions.merge(position, 1, Integer::sum);
            }
            handled.add(note);
        }
    }
}
