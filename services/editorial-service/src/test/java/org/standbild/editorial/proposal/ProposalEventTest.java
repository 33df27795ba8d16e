package org.standbild.editorial.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.standbild.editorial.Contract;
import org.standbild.profile.ProfileCode;

class ProposalEventTest {

    @Test
    void everyEventIsReadAsItWasWritten() throws IOException {
        List<? extends Class<?>> events = Arrays.asList(ProposalEvent.class.getPermittedSubclasses());
        Contract.holds("proposal-events.jsonl", events);
    }

    @Test
    void everyStateIsReachedByAnEvent() {
        Story story = new Story();
        story.evolve(
                new ProposalDrafted("p", ProfileCode.DE_SN, null, InMemoryProfiles.json("[]"), 0),
                "anna",
                Instant.EPOCH,
                1);
        assertThat(story.state()).isEqualTo(State.DRAFT);
        List<ProposalEvent> events = List.of(
                new ProposalSubmitted("p"),
                new ChangesRequested("p", "x"),
                new ProposalApproved("p", List.of()),
                new ProposalRejected("p", "x"),
                new ProposalWithdrawn("p", null));
        assertThat(events.stream().map(event -> {
                    story.evolve(event, "ruth", Instant.EPOCH, 2);
                    return story.state();
                }))
                .containsExactly(
                        State.SUBMITTED, State.CHANGES_REQUESTED, State.APPROVED, State.REJECTED, State.WITHDRAWN);
        assertThat(story.writers()).containsExactly("anna");
    }
}
