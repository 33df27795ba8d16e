package org.standbild.feed.stream;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.standbild.eventstore.Histories;
import org.standbild.feed.Log;
import org.standbild.feed.SampleChanges;
import org.standbild.feed.change.ChangeFilter;
import org.standbild.feed.change.ChangeItems;
import org.standbild.feed.change.Growth;

class ReaderTest {

    private final Histories histories = new Histories();
    private final Log log = new Log(histories);
    private final Wire wire = new Wire();
    private final List<String> connection = new ArrayList<>();

    @Test
    void afterItsEndNothingOfTheConnectionIsTouched() {
        Reader reader = reader();
        reader.onWritePossible();
        int touched = wire.touched;
        assertThat(touched).isPositive();

        reader.end();
        log.record(SampleChanges.zabPlannedInHamburg());
        reader.drain();
        reader.tick();
        reader.close();

        assertThat(wire.touched).isEqualTo(touched);
        assertThat(connection).isEmpty();
    }

    @Test
    void aBrokenConnectionIsLeftToTheContainer() {
        Reader reader = reader();
        reader.onWritePossible();
        wire.broken = true;
        log.record(SampleChanges.zabPlannedInHamburg());
        reader.drain();
        int touched = wire.touched;

        reader.tick();
        log.record(SampleChanges.zabEstablishedInHamburg());
        reader.drain();

        assertThat(wire.touched).isEqualTo(touched);
        assertThat(connection).isEmpty();
    }

    @Test
    void whileTheConnectionTakesNothingNothingIsWritten() {
        Reader reader = reader();
        reader.onWritePossible();
        int before = wire.bytes.size();
        wire.ready = false;

        for (int i = 0; i < 1000; i++) {
            log.record(SampleChanges.small(i));
            reader.drain();
        }
        assertThat(wire.bytes.size()).isEqualTo(before);

        wire.ready = true;
        reader.onWritePossible();
        assertThat(wire.bytes.toString(StandardCharsets.UTF_8).split("event: change", -1))
                .hasSize(1001);
    }

    @Test
    void asManyAreAdmittedAsHalfOfTheHeapHolds() {
        assertThat(settings(0).most(512L << 20)).isEqualTo(2_048);
        assertThat(settings(0).most(64L << 30)).isEqualTo(10_000);
        assertThat(settings(20_000).most(512L << 20)).isEqualTo(20_000);
    }

    private static StreamSettings settings(int atMost) {
        return new StreamSettings(
                1,
                atMost,
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ofHours(1));
    }

    private Reader reader() {
        StreamSettings settings = settings(1);
        ChangeItems items = new ChangeItems(histories);
        AsyncContext context = (AsyncContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {AsyncContext.class}, (proxy, method, arguments) -> {
                    connection.add(method.getName());
                    return null;
                });
        return new Reader(
                items,
                new Frames(items),
                ChangeFilter.EVERYTHING,
                -1,
                settings,
                java.time.Clock.systemUTC(),
                context,
                wire,
                "192.0.2.1",
                new Readers(new Growth(histories), settings));
    }

    private static final class Wire extends ServletOutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean ready = true;
        private boolean broken;
        private int touched;

        @Override
        public boolean isReady() {
            touched++;
            return ready;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            // the test calls the listener
        }

        @Override
        public void write(int b) throws IOException {
            touched++;
            if (broken) {
                throw new IOException("Broken pipe");
            }
            bytes.write(b);
        }
    }
}
