package org.standbild.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.standbild.profile.Commitment;
import org.standbild.profile.PlanAnnounced;
import org.standbild.profile.Section;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The worked example of docs/upcasting.md: an event whose class is gone and whose field was renamed, read as if it had always been
 * recorded as it would be today. The sample is its contract: it is never altered.
 */
@Tag("any-server")
class UpcasterExampleTest {

    /** How plans were once recorded; nobody has this class any more. Here only to write the sample under its name. */
    record PlanForetold(@JsonValue JsonNode json) {}

    /** {@code PlanForetold} was renamed, and how certain a plan is got the words that the document uses. */
    static final class PlanForetoldUpcaster extends SingleEventUpcaster {

        private static final String WAS = PlanForetold.class.getName();
        private static final SimpleSerializedType IS = new SimpleSerializedType(PlanAnnounced.class.getName(), null);
        private static final Map<String, Commitment> COMMITMENTS =
                Map.of("sure", Commitment.FIRM, "perhaps", Commitment.CONSIDERED);

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().getName().equals(WAS);
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(IS, JsonNode.class, PlanForetoldUpcaster::upcast);
        }

        private static JsonNode upcast(JsonNode recorded) {
            ObjectNode plan = (ObjectNode) recorded;
            plan.put("type", "PlanAnnounced");
            JsonNode certainty = plan.remove("certainty");
            Commitment commitment = certainty == null ? null : COMMITMENTS.get(certainty.asString());
            if (commitment != null) {
                plan.put("commitment", commitment.name());
            }
            return plan;
        }
    }

    private final String database = TestServer.freshDatabase();

    @AfterEach
    void dropDatabase() {
        TestServer.client().getDatabase(database).drop();
    }

    private EventLog log(EventUpcasterChain upcasters) {
        return EventLog.builder()
                .client(TestServer.client())
                .database(database)
                .upcasterChain(upcasters)
                .eventSerializer(Serializers.plain())
                .snapshotSerializer(Serializers.naming())
                .build();
    }

    private static JsonNode sample() throws IOException {
        try (InputStream sample = Objects.requireNonNull(
                UpcasterExampleTest.class.getResourceAsStream("/contract/upcasting/PlanForetold.json"))) {
            return JsonMapper.builder().build().readTree(sample);
        }
    }

    @Test
    void whatWasRecordedUnderAnotherNameIsReadAsItWouldBeRecordedToday() throws Exception {
        try (EventLog before = log(new EventUpcasterChain())) {
            before.appendEvents(
                    new GenericDomainEventMessage<>("StateProfile", "DE-HH", 0, new PlanForetold(sample())));
        }
        try (EventLog now = log(new EventUpcasterChain(new PlanForetoldUpcaster()))) {
            Object read = now.readEvents("DE-HH").next().getPayload();

            assertThat(read).isInstanceOfSatisfying(PlanAnnounced.class, plan -> {
                assertThat(plan.entry()).isEqualTo("hamburg-welcome-center-fuer-professionals");
                assertThat(plan.commitment()).isEqualTo(Commitment.FIRM);
                assertThat(plan.sections()).containsExactly(Section.LANDESREGIERUNG);
                assertThat(plan.dates()).isEmpty();
            });
            assertThat(now.readEvents(null, false).toList().get(0).getPayload())
                    .as("for a processor as for the aggregate")
                    .isEqualTo(read);
            assertThat(new ChainVerifier(now).verify().intact())
                    .as("nothing is rewritten")
                    .isTrue();
        }
    }
}
