package org.standbild.editorial.edition;

import static org.axonframework.test.matchers.Matchers.matches;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.standbild.editorial.change.IdempotentRequest;
import org.standbild.profile.EditionPublished;
import org.standbild.profile.EditionSignedOff;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.SignOff;
import org.standbild.profile.Stand;
import org.standbild.profile.Text;

class EditionTest {

    private static final String STREAM = "edition-stand-2020-06";
    private static final Instant EXPIRES = Instant.parse("2020-08-01T00:00:00Z");
    private static final Instant IN_TIME = Instant.parse("2020-07-31T23:59:59Z");

    private AggregateTestFixture<Edition> fixture;

    @BeforeEach
    void begin() {
        fixture = new AggregateTestFixture<>(Edition.class);
    }

    @Test
    void anEditionIsPublishedOnce() {
        fixture.givenNoPriorActivity().when(publish(null)).expectEvents(published());
        begin();
        refused(Rule.SLUG_TAKEN, fixture.givenCommands(publish(null)).when(publish(null)));
    }

    @Test
    void aPublicationSentAgainIsTheSame() {
        PublishEdition command = publish(new IdempotentRequest("k", "hash"));
        fixture.givenCommands(command)
                .when(command)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aCoordinationAgreesByItsLinkOnce() {
        asked().when(answer(SignOff.AGREED, null, IN_TIME))
                .expectEvents(new EditionSignedOff(
                        ProfileCode.DE_SN,
                        Stand.of("2020-07-31"),
                        "stand-2020-06",
                        "IQ Netzwerk Sachsen",
                        SignOff.AGREED,
                        null,
                        List.of(),
                        null));
        begin();
        refused(
                Rule.LINK_USED,
                fixture.givenCommands(publish(null), ask(), answer(SignOff.AGREED, null, IN_TIME))
                        .when(answer(SignOff.NOT_AGREED, "Doch nicht", IN_TIME)));
    }

    @Test
    void anExpiredLinkLeadsNowhere() {
        refused(Rule.LINK_EXPIRED, asked().when(answer(SignOff.AGREED, null, EXPIRES)));
    }

    @Test
    void aRevokedLinkLeadsNowhere() {
        refused(
                Rule.LINK_REVOKED,
                fixture.givenCommands(publish(null), ask(), new RevokeSignOff(STREAM, "request", "ruth"))
                        .when(answer(SignOff.AGREED, null, IN_TIME)));
    }

    @Test
    void aGuessedLinkLeadsNowhere() {
        refused(
                Rule.NO_SUCH_LINK,
                asked().when(new AnswerSignOff(
                        STREAM, "other", SignOff.AGREED, null, IN_TIME, LocalDate.of(2020, 7, 31))));
    }

    @Test
    void whoDoesNotSimplyAgreeSaysWhatIsToBeChanged() {
        for (SignOff answer : List.of(SignOff.AGREED_WITH_REMARKS, SignOff.NOT_AGREED)) {
            begin();
            refused(Rule.REMARKS_MISSING, asked().when(answer(answer, null, IN_TIME)));
        }
    }

    @Test
    void theFederalLevelHasNobodyToAsk() {
        refused(
                Rule.NOT_A_LAND,
                fixture.given(published())
                        .when(new RequestSignOff(
                                STREAM, "request", ProfileCode.DE, "Bund", "hash", EXPIRES, "ruth", null)));
    }

    @Test
    void theShippedEditionIsAnEditionLikeAnyOther() {
        fixture.given(published())
                .when(ask())
                .expectEvents(new SignOffRequested(
                        "stand-2020-06", "request", ProfileCode.DE_SN, "IQ Netzwerk Sachsen", "hash", EXPIRES));
    }

    private TestExecutor<Edition> asked() {
        return fixture.givenCommands(publish(null), ask());
    }

    private static EditionPublished published() {
        return new EditionPublished(
                ProfileCode.DE,
                Stand.of("2020-06"),
                "stand-2020-06",
                Text.de("Juni 2020"),
                700,
                "abc",
                List.of(),
                null);
    }

    private static PublishEdition publish(IdempotentRequest request) {
        return new PublishEdition(
                STREAM, "stand-2020-06", Text.de("Juni 2020"), Stand.of("2020-06"), null, 700, "abc", "ruth", request);
    }

    private static RequestSignOff ask() {
        return new RequestSignOff(
                STREAM, "request", ProfileCode.DE_SN, "IQ Netzwerk Sachsen", "hash", EXPIRES, "ruth", null);
    }

    private static AnswerSignOff answer(SignOff answer, String remarks, Instant now) {
        return new AnswerSignOff(STREAM, "hash", answer, remarks, now, LocalDate.of(2020, 7, 31));
    }

    private static void refused(Rule rule, ResultValidator<Edition> result) {
        result.expectException(matches(thrown -> thrown instanceof Refused refused && refused.rule() == rule))
                .expectNoEvents();
    }
}
