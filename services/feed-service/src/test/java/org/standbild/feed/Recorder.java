package org.standbild.feed;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.standbild.eventstore.EventLog;
import org.standbild.eventstore.Histories;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Review;

/** Records changes in the log, as the editorial service would. */
public final class Recorder {

    private final EventLog log;
    private final Histories histories;
    private final Clock clock;
    private final Map<String, Long> next = new HashMap<>();

    public Recorder(EventLog log, Histories histories, Clock clock) {
        this.log = log;
        this.histories = histories;
        this.clock = clock;
    }

    /** When it returns, readers see it. */
    public synchronized RecordedChange record(ProfileChange change) {
        String stream = change.profile().code();
        long sequence = next.computeIfAbsent(
                stream, code -> histories.of(change.profile()).version());
        log.appendEvents(List.of(new GenericDomainEventMessage<>(
                "StateProfile",
                stream,
                sequence,
                new GenericEventMessage<>(
                        UUID.randomUUID().toString(),
                        change,
                        MetaData.with("review", Review.WITHOUT_SECOND_REVIEW.name()),
                        clock.instant()),
                () -> clock.instant())));
        next.put(stream, sequence + 1);
        long position = log.positionOf(stream, sequence).orElseThrow();
        if (!histories.await(position, java.time.Duration.ofSeconds(30))) {
            throw new AssertionError("Position " + position + " is not visible");
        }
        return histories.change(position).orElseThrow();
    }
}
