package org.standbild.feed.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.standbild.eventstore.Histories;
import org.standbild.feed.Http;
import org.standbild.feed.Log;
import org.standbild.feed.SampleChanges;
import org.standbild.feed.TestServer;

@SpringBootTest(
        classes = TestServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"standbild.feed.stream.per-client=1000", "standbild.feed.stream.heartbeat=1s"})
class ManyReadersTest {

    @LocalServerPort
    int port;

    @Autowired
    Histories histories;

    @Autowired
    Readers readers;

    @Test
    void whoStaysMissesNothingWhileOthersComeAndVanish() throws Exception {
        Http http = new Http(port);
        Log log = new Log(histories);
        log.record(SampleChanges.zabPlannedInHamburg());
        List<EventStream> staying = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            staying.add(new EventStream(http, "/feeds/changes/stream?since=0"));
        }
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> restless = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Thread thread = new Thread(() -> {
                while (!over.get()) {
                    comeAndVanish();
                }
            });
            thread.start();
            restless.add(thread);
        }
        int all = 400;
        for (int i = 0; i < all; i++) {
            log.record(SampleChanges.small(i));
            if (i % 10 == 0) {
                // One reader sets the pace, so that the others come and go meanwhile.
                staying.get(0).positions(i == 0 ? 1 : 10);
            }
        }
        over.set(true);
        for (Thread thread : restless) {
            thread.join();
        }

        staying.get(0).positions(9);
        for (EventStream stream : staying.subList(1, staying.size())) {
            List<Long> positions = stream.positions(all);
            assertThat(positions.get(0)).isEqualTo(1);
            assertThat(positions).isSorted().doesNotHaveDuplicates().hasSize(all);
        }
        staying.forEach(EventStream::close);
        for (int i = 0; i < 300 && readers.admitted() > 0; i++) {
            log.record(SampleChanges.small(i));
            http.get("/api/changes?after=" + log.head() + "&wait=1");
        }
        assertThat(readers.admitted()).isZero();
    }

    /** With a reset, not with a goodbye: the server finds out when it writes. */
    private void comeAndVanish() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET /feeds/changes/stream?since=-1 HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().read(new byte[200]);
            socket.setSoLinger(true, 0);
        } catch (IOException gone) {
            // that was the idea
        }
    }
}
