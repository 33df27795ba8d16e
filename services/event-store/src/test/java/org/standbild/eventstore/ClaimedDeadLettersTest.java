package org.standbild.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two processes look after the dead letters of one group; one of them sleeps while it has a letter in hand. */
@Tag("any-server")
class ClaimedDeadLettersTest {

    private static final Duration LONGER_THAN_A_CLAIM = Duration.ofSeconds(31);

    private final String database = TestServer.freshDatabase();
    private final ClaimedDeadLetters<EventMessage<?>> anna = node();
    private final ClaimedDeadLetters<EventMessage<?>> bert = node();

    private ClaimedDeadLetters<EventMessage<?>> node() {
        return ClaimedDeadLetters.of(
                "group",
                DefaultMongoTemplate.builder()
                        .mongoDatabase(TestServer.client(), database)
                        .build(),
                Serializers.naming());
    }

    @BeforeEach
    void twoLettersWait() {
        anna.enqueue("zab", letter("planned"));
        anna.enqueue("zab", letter("established"));
    }

    @AfterEach
    void dropDatabase() {
        GenericDeadLetter.clock = Clock.systemUTC();
        TestServer.client().getDatabase(database).drop();
    }

    private static DeadLetter<EventMessage<?>> letter(String payload) {
        return new GenericDeadLetter<>(
                "zab", GenericEventMessage.asEventMessage(payload), new IllegalStateException("poisoned"));
    }

    private static void pass(Duration duration) {
        Instant later = GenericDeadLetter.clock.instant().plus(duration);
        GenericDeadLetter.clock = Clock.fixed(later, java.time.ZoneOffset.UTC);
    }

    private List<String> waiting() {
        List<String> waiting = new ArrayList<>();
        bert.deadLetterSequence("zab")
                .forEach(letter -> waiting.add((String) letter.message().getPayload()));
        return waiting;
    }

    private static EnqueueDecision<EventMessage<?>> stillPoisoned() {
        return Decisions.requeue(new IllegalStateException("still poisoned"));
    }

    /** Anna takes the first letter and falls asleep; Bert takes over; then she wakes and decides. */
    private boolean annaDecidesLate(
            EnqueueDecision<EventMessage<?>> hers,
            Function<DeadLetter<? extends EventMessage<?>>, EnqueueDecision<EventMessage<?>>> his,
            Runnable meanwhile) {
        return anna.process(letter -> true, letter -> {
            pass(LONGER_THAN_A_CLAIM);
            bert.process(other -> true, other -> {
                meanwhile.run();
                return his.apply(other);
            });
            return hers;
        });
    }

    @Test
    void whoWasTakenOverEvictsNothing() {
        assertThat(annaDecidesLate(Decisions.evict(), letter -> stillPoisoned(), () -> {}))
                .isFalse();

        assertThat(waiting()).as("Bert has put it back").containsExactly("planned", "established");
    }

    @Test
    void whoWasTakenOverRequeuesNothing() {
        assertThat(annaDecidesLate(stillPoisoned(), letter -> Decisions.evict(), () -> {}))
                .isFalse();

        assertThat(waiting()).as("Bert has handled both").isEmpty();
    }

    @Test
    void whileTheSuccessorHasALetterInHandTheFormerOwnerChangesNothingAboutIt() {
        List<List<String>> seen = new ArrayList<>();
        boolean done = bert.process(letter -> false, letter -> Decisions.evict());
        assertThat(done).isFalse();
        anna.process(letter -> true, hers -> {
            pass(LONGER_THAN_A_CLAIM);
            bert.process(letter -> true, his -> {
                if (seen.isEmpty()) {
                    assertThat(anna.process(letter -> true, again -> Decisions.evict()))
                            .as("nobody takes a letter that another has")
                            .isFalse();
                    seen.add(waiting());
                }
                return Decisions.evict();
            });
            return stillPoisoned();
        });

        assertThat(seen).containsExactly(List.of("planned", "established"));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whoKeptItsClaimDecides() {
        assertThat(anna.process(letter -> true, letter -> stillPoisoned())).isFalse();
        assertThat(waiting()).containsExactly("planned", "established");
        assertThat(bert.process(letter -> true, letter -> Decisions.evict())).isTrue();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void anEventThatComesAgainAfterAKillWaitsOnce() {
        DeadLetter<EventMessage<?>> third = letter("opened");
        anna.enqueue("zab", third);
        bert.enqueue("zab", third);
        assertThat(bert.enqueueIfPresent("zab", () -> third)).isTrue();

        assertThat(waiting()).containsExactly("planned", "established", "opened");
    }

    @Test
    void whatAnAdministratorDropsIsGoneEvenWhileAnotherHandlesIt() {
        anna.process(letter -> true, letter -> {
            bert.deadLetterSequence("zab").forEach(bert::evict);
            return stillPoisoned();
        });

        assertThat(waiting()).isEmpty();
    }
}
