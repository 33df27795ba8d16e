package org.standbild.editorial.operation;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/** Events that a handler could not take, each with its cause. Those behind one in the same sequence wait in order. */
@RestController
class DeadLettersController {

    private final EventProcessingConfiguration processing;

    DeadLettersController(EventProcessingConfiguration processing) {
        this.processing = processing;
    }

    /**
     * An event that waits.
     *
     * @param sequence the first event's id: what a retry or a drop names; all letters of a sequence wait for the first
     * @param position of the event in the log; absent when it does not carry one
     */
    record Letter(
            String group,
            String sequence,
            String eventId,
            @Nullable Object position,
            String eventType,
            @Nullable String cause,
            Instant enqueuedAt,
            Instant lastTouched,
            Map<String, ?> diagnostics) {}

    /** What a retry or a drop did. */
    record Outcome(int letters, boolean allDone) {}

    @Operation(summary = "Every event that waits in a dead-letter queue, with its cause, in order")
    @GetMapping("/api/admin/dead-letters")
    List<Letter> letters() {
        List<Letter> letters = new ArrayList<>();
        for (String group : processing.eventProcessors().keySet()) {
            processing.deadLetterQueue(group).ifPresent(queue -> letters.addAll(letters(group, queue)));
        }
        return letters;
    }

    private static List<Letter> letters(String group, SequencedDeadLetterQueue<EventMessage<?>> queue) {
        List<Letter> letters = new ArrayList<>();
        for (Iterable<DeadLetter<? extends EventMessage<?>>> sequence : queue.deadLetters()) {
            String first = null;
            for (DeadLetter<? extends EventMessage<?>> letter : sequence) {
                EventMessage<?> event = letter.message();
                if (first == null) {
                    first = event.getIdentifier();
                }
                letters.add(new Letter(
                        group,
                        first,
                        event.getIdentifier(),
                        event.getMetaData().get("position"),
                        event.getPayloadType().getSimpleName(),
                        letter.cause()
                                .map(cause -> cause.type() + ": " + cause.message())
                                .orElse(null),
                        letter.enqueuedAt(),
                        letter.lastTouched(),
                        letter.diagnostics()));
            }
        }
        return letters;
    }

    @Operation(summary = "Handle the letters of a sequence again, in order, until one fails")
    @PostMapping("/api/admin/dead-letters/{group}/{sequence}/retry")
    Outcome retry(@PathVariable String group, @PathVariable String sequence) {
        requireKnown(group, sequence);
        int before = size(group, sequence);
        boolean done = processing
                .sequencedDeadLetterProcessor(group)
                .orElseThrow()
                .process(letter -> letter.message().getIdentifier().equals(sequence));
        return new Outcome(before - size(group, sequence), done);
    }

    @Operation(summary = "Drop the letters of a sequence: their events are never handled by that group")
    @DeleteMapping("/api/admin/dead-letters/{group}/{sequence}")
    Outcome drop(@PathVariable String group, @PathVariable String sequence) {
        SequencedDeadLetterQueue<EventMessage<?>> queue = requireKnown(group, sequence);
        int dropped = 0;
        for (Iterable<DeadLetter<? extends EventMessage<?>>> each : queue.deadLetters()) {
            List<DeadLetter<? extends EventMessage<?>>> letters = new ArrayList<>();
            each.forEach(letters::add);
            if (!letters.isEmpty() && letters.get(0).message().getIdentifier().equals(sequence)) {
                letters.forEach(queue::evict);
                dropped = letters.size();
            }
        }
        return new Outcome(dropped, true);
    }

    private int size(String group, String sequence) {
        return (int) letters().stream()
                .filter(letter ->
                        letter.group().equals(group) && letter.sequence().equals(sequence))
                .count();
    }

    private SequencedDeadLetterQueue<EventMessage<?>> requireKnown(String group, String sequence) {
        if (size(group, sequence) == 0) {
            throw Problem.of(
                    HttpStatus.NOT_FOUND,
                    "no-such-dead-letter",
                    new Text("Hier wartet nichts", "Nothing waits here"),
                    new Text(
                            "In der Gruppe „" + group + "“ wartet keine Folge, die mit „" + sequence + "“ beginnt",
                            "In the group \"" + group + "\" no sequence waits that begins with \"" + sequence + "\""));
        }
        return processing.deadLetterQueue(group).orElseThrow();
    }
}
