package org.standbild.editorial.edition;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.standbild.editorial.account.Actor;
import org.standbild.editorial.change.IdempotentRequest;
import org.standbild.eventstore.CanonicalDocument;
import org.standbild.eventstore.EventLog;
import org.standbild.eventstore.Histories;
import org.standbild.profile.EditionPublished;
import org.standbild.profile.Stand;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/** Freezes the document at a Stand as it is known now: cuts at the head of the log, hashes, publishes. */
@Component
public class Publishing {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Histories histories;
    private final EventLog log;
    private final EditionLog editions;
    private final CommandGateway commands;
    private final Clock clock;

    Publishing(Histories histories, EventLog log, EditionLog editions, CommandGateway commands, Clock clock) {
        this.histories = histories;
        this.log = log;
        this.editions = editions;
        this.commands = commands;
        this.clock = clock;
    }

    /**
     * An edition as it is published, or would be.
     *
     * @param position the last one that is part of it
     * @param publishedAtPosition where the log says so; absent when it was only tried
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cut(
            String edition,
            @Nullable Text title,
            Stand stand,
            LocalDate day,
            long position,
            String sha256,
            @Nullable Long publishedAtPosition,
            Readiness readiness) {}

    /**
     * What would be published now, and what is not in order yet.
     *
     * @param wanted its name, title, Stand and note count
     * @throws Refused when the Stand is not over yet
     */
    public Cut tried(EditionPublished wanted) {
        LocalDate day = day(wanted.stand());
        long position = head();
        return new Cut(
                wanted.edition(),
                wanted.title(),
                wanted.stand(),
                day,
                position,
                CanonicalDocument.sha256(CanonicalDocument.bytes(histories, day, position)),
                null,
                Readiness.of(histories, day, position, Set.of()));
    }

    /** @throws Refused when the Stand is not over yet, or the name is taken */
    public Cut publish(EditionPublished wanted, Actor actor, @Nullable IdempotentRequest request) {
        Cut cut = tried(wanted);
        String stream = EditionIds.stream(wanted.edition());
        commands.sendAndWait(new PublishEdition(
                stream,
                wanted.edition(),
                Objects.requireNonNull(wanted.title()),
                wanted.stand(),
                wanted.note(),
                cut.position(),
                cut.sha256(),
                actor.person(),
                request));
        EditionPublished published = editions.find(wanted.edition()).edition();
        OptionalLong publishedAt = log.positionOf(stream, 0);
        LocalDate day = day(published.stand());
        return new Cut(
                published.edition(),
                published.title(),
                published.stand(),
                day,
                published.position(),
                published.sha256(),
                publishedAt.isPresent() ? (Long) publishedAt.getAsLong() : null,
                Readiness.of(histories, day, published.position(), Set.of()));
    }

    /** The last day of a Stand. */
    static LocalDate lastDay(Stand stand) {
        LocalDate last = stand.edtf().lastDay();
        return last == null ? stand.takesEffect() : last;
    }

    private LocalDate day(Stand stand) {
        LocalDate day = lastDay(stand);
        if (day.isAfter(today())) {
            throw new Refused(Rule.FUTURE_STAND);
        }
        return day;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BERLIN);
    }

    private long head() {
        long head = log.headPosition();
        if (!histories.await(head, PATIENCE)) {
            throw Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "not-yet-visible",
                            new Text("Noch nicht alles gelesen", "Not everything is read yet"),
                            new Text(
                                    "Gelesen ist bis Position " + histories.position() + " von " + head
                                            + ". Bitte gleich noch einmal.",
                                    "Read is up to position " + histories.position() + " of " + head
                                            + ". Please try again in a moment."))
                    .header("Retry-After", "5");
        }
        return head;
    }
}
