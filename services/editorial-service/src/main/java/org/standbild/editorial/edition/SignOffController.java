package org.standbild.editorial.edition;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.eventstore.Histories;
import org.standbild.profile.EditionPublished;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.SignOff;
import org.standbild.profile.Text;

/** Where the coordination of a Land's IQ network answers, by a personal link and without an account. */
@RestController
@RequestMapping(path = "/abstimmung/{token}", produces = MediaType.APPLICATION_JSON_VALUE)
class SignOffController {

    private final EditionLog editions;
    private final Histories histories;
    private final CommandGateway commands;
    private final Publishing publishing;
    private final Clock clock;

    SignOffController(
            EditionLog editions, Histories histories, CommandGateway commands, Publishing publishing, Clock clock) {
        this.editions = editions;
        this.histories = histories;
        this.commands = commands;
        this.publishing = publishing;
        this.clock = clock;
    }

    /**
     * What is to be agreed on.
     *
     * @param day the last of the edition's Stand
     * @param position up to which the edition knows
     * @param content the profile at that point
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Question(
            String edition,
            @Nullable Text title,
            ProfileCode profile,
            String coordination,
            LocalDate day,
            long position,
            String sha256,
            Instant expiresAt,
            Profile content) {}

    @Operation(summary = "The profile that a coordination is asked about, at the point of the edition")
    @GetMapping
    ResponseEntity<Question> show(@PathVariable String token) {
        Published published = published(token);
        Link link = published.withToken(SignOffLinks.hash(token));
        link.requireOpen(clock.instant());
        EditionPublished edition = published.edition();
        LocalDate day = Publishing.lastDay(edition.stand());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("Referrer-Policy", "no-referrer")
                .body(new Question(
                        edition.edition(),
                        edition.title(),
                        link.profile(),
                        link.coordination(),
                        day,
                        edition.position(),
                        edition.sha256(),
                        link.expiresAt(),
                        histories.of(link.profile()).at(day, edition.position())));
    }

    /** What was recorded. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            String edition,
            ProfileCode profile,
            String coordination,
            SignOff answer,
            @Nullable String remarks) {}

    @Operation(
            summary = "Agree, or say why not",
            description =
                    "Once. Body: answer (AGREED, AGREED_WITH_REMARKS or NOT_AGREED), and remarks unless it is AGREED. "
                            + "The answer is public beside the edition.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answer> answer(@PathVariable String token, @RequestBody byte[] body) {
        Published published = published(token);
        Link link = published.withToken(SignOffLinks.hash(token));
        EditionBody.Answered answered = EditionBody.answer(body);
        commands.sendAndWait(new AnswerSignOff(
                EditionIds.stream(published.edition().edition()),
                SignOffLinks.hash(token),
                answered.answer(),
                answered.remarks(),
                clock.instant(),
                publishing.today()));
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new Answer(
                        published.edition().edition(),
                        link.profile(),
                        link.coordination(),
                        answered.answer(),
                        answered.remarks()));
    }

    private Published published(String token) {
        try {
            return editions.find(SignOffLinks.slug(token).orElseThrow(() -> new Refused(Rule.NO_SUCH_LINK)));
        } catch (Refused refused) {
            throw new Refused(Rule.NO_SUCH_LINK);
        }
    }
}
