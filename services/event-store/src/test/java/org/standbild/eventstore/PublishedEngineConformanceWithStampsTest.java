package org.standbild.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same, with position and recording time in the metadata of what is read. */
@Tag("published-by-axon")
class PublishedEngineConformanceWithStampsTest extends PublishedEngineConformanceTest {

    private EventLog log;

    @Override
    boolean stamping() {
        return true;
    }

    @BeforeEach
    void openStampingLog() {
        log = createEngine();
        setTestSubject(log);
    }

    /** The only published test that asks for metadata equal to what was stored; here it may have more. */
    @Override
    @Test
    public void storeAndLoadApplicationEvent() {
        log.appendEvents(new GenericEventMessage<>("application event", MetaData.with("key", "value")));

        assertThat(log.readEvents(null, false).toList()).singleElement().satisfies(event -> {
            assertThat(event.getPayload()).isEqualTo("application event");
            assertThat(event.getMetaData()).containsEntry("key", "value").containsKeys("position", "recordedAt");
        });
    }
}
