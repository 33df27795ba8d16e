package org.standbild.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("any-server")
class ClaimedTokensTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final LogToken TOKEN = new LogToken(3, 1, 7, 1_588_240_800_000L, "0123456789abcdef");

    private final MongoDatabase database = TestServer.client().getDatabase(TestServer.freshDatabase());
    private final Serializer serializer = Serializers.naming();
    private final AtomicLong time = new AtomicLong();
    private final ClaimedTokens anna = node("anna");
    private final ClaimedTokens bert = node("bert");

    private ClaimedTokens node(String name) {
        return new ClaimedTokens(database, serializer, name, TIMEOUT, time::get);
    }

    private void pass(Duration duration) {
        time.addAndGet(duration.toNanos());
    }

    @AfterEach
    void dropDatabase() {
        database.drop();
    }

    @Test
    void segmentsAreInitializedOnce() {
        anna.initializeTokenSegments("p", 4, TOKEN);

        assertThat(anna.fetchSegments("p")).containsExactly(0, 1, 2, 3);
        assertThat(anna.fetchAvailableSegments("p"))
                .extracting(Segment::getSegmentId)
                .containsExactly(0, 1, 2, 3);
        assertThat(anna.fetchToken("p", 2)).isEqualTo(TOKEN);
        assertThatThrownBy(() -> anna.initializeTokenSegments("p", 1)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> anna.initializeSegment(null, "p", 3))
                .isInstanceOf(UnableToInitializeTokenException.class);
    }

    @Test
    void aTokenThatWasNeverInitializedCannotBeClaimed() {
        assertThatThrownBy(() -> anna.fetchToken("p", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> anna.storeToken(TOKEN, "p", 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void aReplayTokenComesBackAsItWas() {
        TrackingToken replay = ReplayToken.createReplayToken(TOKEN, new LogToken(1, 0, 1, 0, "aa"), "why");
        anna.initializeTokenSegments("p", 1, null);
        anna.fetchToken("p", 0);
        anna.storeToken(replay, "p", 0);

        assertThat(anna.fetchToken("p", 0)).isEqualTo(replay);
    }

    @Test
    void theOwnerMayStoreAnEqualTokenAgainAndAgain() {
        anna.initializeTokenSegments("p", 1, null);
        anna.fetchToken("p", 0);
        for (int i = 0; i < 500; i++) {
            anna.storeToken(TOKEN, "p", 0);
        }
    }

    @Test
    void onlyOneOwnsASegment() {
        anna.initializeTokenSegments("p", 2, null);
        anna.fetchToken("p", 0);

        assertThatThrownBy(() -> bert.fetchToken("p", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> bert.storeToken(TOKEN, "p", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> bert.extendClaim("p", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> bert.deleteToken("p", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(bert.fetchAvailableSegments("p"))
                .extracting(Segment::getSegmentId)
                .containsExactly(1);
        anna.releaseClaim("p", 0);
        assertThat(bert.fetchToken("p", 0)).isNull();
    }

    @Test
    void aSleeperLosesItsClaimAndCanStoreExtendReleaseAndDeleteNothingWhenItWakes() {
        anna.initializeTokenSegments("p", 1, null);
        anna.fetchToken("p", 0);
        anna.storeToken(TOKEN, "p", 0);
        assertThat(bert.fetchAvailableSegments("p")).isEmpty();
        pass(TIMEOUT);
        LogToken later = new LogToken(9, 0, 20, 0, "ff");
        assertThat(bert.fetchToken("p", 0)).isEqualTo(TOKEN);
        bert.storeToken(later, "p", 0);

        assertThatThrownBy(() -> anna.storeToken(TOKEN, "p", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> anna.extendClaim("p", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> anna.deleteToken("p", 0)).isInstanceOf(UnableToClaimTokenException.class);
        anna.releaseClaim("p", 0);
        bert.extendClaim("p", 0);
        assertThat(bert.fetchToken("p", 0)).isEqualTo(later);
    }

    @Test
    void theFormerOwnerIsRefusedEvenWhenTheSuccessorHasReleased() {
        anna.initializeTokenSegments("p", 1, null);
        anna.fetchToken("p", 0);
        bert.fetchAvailableSegments("p");
        pass(TIMEOUT);
        bert.fetchToken("p", 0);
        bert.storeToken(TOKEN, "p", 0);
        bert.releaseClaim("p", 0);

        assertThatThrownBy(() -> anna.extendClaim("p", 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void aBeatingHeartKeepsAClaimForAnyTime() {
        anna.initializeTokenSegments("p", 1, null);
        anna.fetchToken("p", 0);
        for (int i = 0; i < 5; i++) {
            assertThat(bert.fetchAvailableSegments("p")).isEmpty();
            pass(TIMEOUT.minusMillis(1));
            anna.extendClaim("p", 0);
        }
        assertThatThrownBy(() -> bert.fetchToken("p", 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void whoeverStartsAloneReleasesWhatTheDeadHeld() {
        anna.initializeTokenSegments("p", 1, null);
        anna.fetchToken("p", 0);
        bert.releaseAll();

        assertThat(bert.fetchToken("p", 0)).isNull();
        assertThatThrownBy(() -> anna.storeToken(TOKEN, "p", 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void theStoreHasOneIdentifierForEveryNode() {
        assertThat(anna.retrieveStorageIdentifier()).isPresent().isEqualTo(bert.retrieveStorageIdentifier());
    }
}
