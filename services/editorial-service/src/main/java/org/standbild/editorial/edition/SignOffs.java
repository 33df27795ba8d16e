package org.standbild.editorial.edition;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.standbild.editorial.account.Actor;
import org.standbild.editorial.change.IdempotentRequest;
import org.standbild.eventstore.Histories;
import org.standbild.profile.EditionPublished;
import org.standbild.profile.EditionSignedOff;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.SignOff;
import org.standbild.profile.Text;

/** Asks the coordinations of the Länder's IQ networks for their agreement to an edition, by personal links, and takes their answers. */
@Component
public class SignOffs {

    private final EditionLog editions;
    private final Histories histories;
    private final CommandGateway commands;
    private final Publishing publishing;
    private final Clock clock;
    private final RecentTokens tokens;

    SignOffs(EditionLog editions, Histories histories, CommandGateway commands, Publishing publishing, Clock clock) {
        this.editions = editions;
        this.histories = histories;
        this.commands = commands;
        this.publishing = publishing;
        this.clock = clock;
        this.tokens = new RecentTokens(clock);
    }

    /**
     * Somebody was asked.
     *
     * @param answer absent while nobody has answered
     * @param remarks absent where there are none
     * @param link the path that leads to the question; there only in the answer to {@link #ask}, because only its hash is kept, and for some
     *     minutes in the answer to the same request sent again
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Invitation(
            String id,
            ProfileCode profile,
            String coordination,
            Instant requestedAt,
            Instant expiresAt,
            LinkState state,
            @Nullable SignOff answer,
            @Nullable String remarks,
            @Nullable String link) {}

    /** @throws Refused when there is no such edition, or the profile is no Land's */
    public Invitation ask(
            String slug,
            ProfileCode profile,
            String coordination,
            Duration validFor,
            Actor actor,
            @Nullable IdempotentRequest request) {
        editions.find(slug);
        String id = id(slug, actor, request);
        String token = SignOffLinks.token(slug);
        Instant now = clock.instant();
        commands.sendAndWait(new RequestSignOff(
                EditionIds.stream(slug),
                id,
                profile,
                coordination,
                SignOffLinks.hash(token),
                now.plus(validFor),
                actor.person(),
                request));
        Published published = editions.find(slug);
        Link link = published.link(id).orElseThrow();
        boolean isFirst = link.tokenHash().equals(SignOffLinks.hash(token));
        if (isFirst) {
            tokens.keep(id, token);
        }
        return invitation(published, link, now, tokens.of(id));
    }

    private static String id(String slug, Actor actor, @Nullable IdempotentRequest request) {
        return (request == null
                        ? UUID.randomUUID()
                        : UUID.nameUUIDFromBytes(
                                (slug + " " + actor.person() + " " + request.key()).getBytes(StandardCharsets.UTF_8)))
                .toString();
    }

    private static Invitation invitation(Published published, Link link, Instant now, @Nullable String token) {
        EditionSignedOff answer = published.answer(link).orElse(null);
        return new Invitation(
                link.id(),
                link.profile(),
                link.coordination(),
                link.requestedAt(),
                link.expiresAt(),
                link.stateAt(now),
                answer == null ? null : answer.answer(),
                answer == null ? null : answer.remarks(),
                token == null ? null : "/abstimmung/" + token);
    }

    /** Everybody who was asked about an edition, in the order of asking. */
    public List<Invitation> of(String slug) {
        Instant now = clock.instant();
        Published published = editions.find(slug);
        return published.links().stream()
                .map(link -> invitation(published, link, now, null))
                .toList();
    }

    /** @throws Refused when there is no such link, or it was used */
    public void revoke(String slug, String id, Actor actor) {
        editions.find(slug);
        commands.sendAndWait(new RevokeSignOff(EditionIds.stream(slug), id, actor.person()));
    }

    /**
     * What is to be agreed on.
     *
     * @param day the last of the edition's Stand
     * @param position up to which the edition knows
     * @param content the profile at that point
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Question(
            String edition,
            @Nullable Text title,
            ProfileCode profile,
            String coordination,
            LocalDate day,
            long position,
            String sha256,
            Instant expiresAt,
            Profile content) {}

    /** @throws Refused when the link leads nowhere (any more) */
    public Question open(String token) {
        Published published = published(token);
        Link link = published.withToken(SignOffLinks.hash(token));
        link.requireOpen(clock.instant());
        EditionPublished edition = published.edition();
        LocalDate day = Publishing.lastDay(edition.stand());
        return new Question(
                edition.edition(),
                edition.title(),
                link.profile(),
                link.coordination(),
                day,
                edition.position(),
                edition.sha256(),
                link.expiresAt(),
                histories.of(link.profile()).at(day, edition.position()));
    }

    /** What was recorded. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(
            String edition,
            ProfileCode profile,
            String coordination,
            SignOff answer,
            @Nullable String remarks) {}

    /** @throws Refused when the link leads nowhere (any more), or remarks are missing */
    public Answer answer(String token, SignOff answer, @Nullable String remarks) {
        Published published = published(token);
        Link link = published.withToken(SignOffLinks.hash(token));
        String edition = published.edition().edition();
        commands.sendAndWait(new AnswerSignOff(
                EditionIds.stream(edition),
                SignOffLinks.hash(token),
                answer,
                remarks,
                clock.instant(),
                publishing.today()));
        return new Answer(edition, link.profile(), link.coordination(), answer, remarks);
    }

    /**
     * What was answered by a link that was used.
     *
     * @throws Refused when there is no such link, or nobody has answered by it
     */
    Answer answered(String token) {
        Published published = published(token);
        Link link = published.withToken(SignOffLinks.hash(token));
        EditionSignedOff answer = published.answer(link).orElseThrow(() -> new Refused(Rule.NO_SUCH_LINK));
        return new Answer(
                published.edition().edition(), link.profile(), link.coordination(), answer.answer(), answer.remarks());
    }

    private Published published(String token) {
        try {
            return editions.find(SignOffLinks.slug(token).orElseThrow(() -> new Refused(Rule.NO_SUCH_LINK)));
        } catch (Refused refused) {
            throw new Refused(Rule.NO_SUCH_LINK);
        }
    }
}
