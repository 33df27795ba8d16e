package org.standbild.feed.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.standbild.eventstore.Histories;
import org.standbild.feed.Http;
import org.standbild.feed.Log;
import org.standbild.feed.SampleChanges;
import org.standbild.feed.TestServer;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Stand;
import org.standbild.profile.SummaryRevised;
import org.standbild.profile.Text;

@SpringBootTest(
        classes = TestServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "standbild.feed.stream.per-client=5",
            "standbild.feed.stream.heartbeat=1s",
            "standbild.feed.stream.canary=3s",
            "standbild.feed.stream.patience=2s",
            "standbild.feed.stream.catch-up=2s"
        })
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class ChangeStreamTest {

    private static final String STREAM = "/feeds/changes/stream";

    @LocalServerPort
    int port;

    @Autowired
    Histories histories;

    private Http http;
    private Log log;

    @BeforeEach
    void connect() {
        http = new Http(port);
        log = new Log(histories);
    }

    private void recordMany(int many) {
        for (int i = 0; i < many; i++) {
            log.record(SampleChanges.small(i));
        }
    }

    @Test
    void theWholeHistoryIsServedThenWhatIsRecorded() {
        recordMany(300);
        try (EventStream stream = new EventStream(http, STREAM + "?since=-1")) {
            assertThat(stream.response().headers().firstValue("Content-Type"))
                    .hasValue("text/event-stream;charset=UTF-8");
            assertThat(stream.positions(300)).isEqualTo(range(0, 300));

            recordMany(2);

            assertThat(stream.positions(2)).containsExactly(300L, 301L);
        }
    }

    @Test
    void anEventIsTheSameItemThatTheListTells() {
        RecordedChange wrong = log.record(SampleChanges.zabPlannedInHamburg());
        try (EventStream stream = new EventStream(http, STREAM + "?since=-1")) {
            EventStream.Event event = stream.nextChange();

            assertThat(event.name()).isEqualTo("change");
            assertThat(event.id()).isEqualTo("0");
            assertThat(event.data()).isEqualTo(http.json("/api/changes/0"));
        }
        log.record(SampleChanges.retracted(wrong, "Nie gesagt."));
        try (EventStream stream = new EventStream(http, STREAM + "?since=-1")) {
            assertThat(stream.nextChange().data().has("retractedBy")).isFalse();
            assertThat(stream.nextChange()
                            .data()
                            .path("retracts")
                            .path("eventId")
                            .asString())
                    .isEqualTo(wrong.eventId());
        }
    }

    @Test
    void withoutAPointOnlyWhatIsNewIsTold() {
        recordMany(3);
        try (EventStream stream = new EventStream(http, STREAM)) {
            EventStream.Event first = stream.next();
            assertThat(first.name()).isEqualTo("canary");
            assertThat(first.id()).isEqualTo("2");

            recordMany(1);

            assertThat(stream.positions(1)).containsExactly(3L);
        }
    }

    @Test
    void aPointIsAPositionAnInstantOrADay() {
        recordMany(5);

        for (String since : List.of("1", "2020-04-30T10:02:00Z", "2020-04-30T12:01:30%2B02:00")) {
            try (EventStream stream = new EventStream(http, STREAM + "?since=" + since)) {
                assertThat(stream.positions(3)).as(since).containsExactly(2L, 3L, 4L);
            }
        }
        try (EventStream stream = new EventStream(http, STREAM + "?since=2020-04-30")) {
            assertThat(stream.positions(5)).hasSize(5);
        }
        try (EventStream stream = new EventStream(http, STREAM + "?since=2020-05-01")) {
            assertThat(stream.next().id()).isEqualTo("4");
        }
    }

    @Test
    void theLastEventIdCountsMoreThanSince() {
        recordMany(5);
        try (EventStream stream = new EventStream(http, STREAM + "?since=-1", "Last-Event-ID", "3")) {
            assertThat(stream.positions(1)).containsExactly(4L);
        }
    }

    @Test
    void aPointThatCannotBeReadIsRefused() {
        for (String bad : List.of("yesterday", "-2", "2020-13-01", "1.5")) {
            HttpResponse<String> refused = http.get(STREAM + "?since=" + bad);
            assertThat(refused.statusCode()).as(bad).isEqualTo(400);
            assertThat(Http.tree(refused).path("value").asString()).isEqualTo(bad);
        }
        assertThat(http.get(STREAM, "Last-Event-ID", "x").statusCode()).isEqualTo(400);
        assertThat(http.get(STREAM + "?profile=DE-XX").statusCode()).isEqualTo(400);
    }

    @Test
    void aPointBeyondTheHeadIsAResetToTheBeginningAndNeverSilence() {
        recordMany(3);
        try (EventStream stream = new EventStream(http, STREAM, "Last-Event-ID", "99")) {
            EventStream.Event reset = stream.nextChange();

            assertThat(reset.name()).isEqualTo("reset");
            assertThat(reset.data().path("reason").asString()).isEqualTo("beyond-head");
            assertThat(reset.data().path("head").asLong()).isEqualTo(2);
            assertThat(reset.id()).isEqualTo("-1");
            assertThat(stream.next().name()).isEqualTo("end");
            assertThat(stream.lastEventId()).isEqualTo("-1");
        }
    }

    @Test
    void aReaderThatIsAheadForAMomentIsNotReset() {
        recordMany(1);
        try (EventStream stream = new EventStream(http, STREAM, "Last-Event-ID", "1")) {
            recordMany(2);
            assertThat(stream.positions(1)).containsExactly(2L);
        }
    }

    @Test
    void aFilterLeavesOutTheRest() {
        RecordedChange planned = log.record(SampleChanges.zabPlannedInHamburg());
        log.record(SampleChanges.zabRuledOutInHessen());
        recordMany(2);
        try (EventStream stream =
                new EventStream(http, STREAM + "?since=-1&profile=DE-HH&class=DEVELOPMENT,CORRECTION")) {
            assertThat(stream.positions(1)).containsExactly(0L);
            log.record(SampleChanges.zabInHamburgIsOnlyIntended());
            assertThat(stream.positions(1)).containsExactly(4L);
        }
        RecordedChange retraction = log.record(SampleChanges.retracted(planned, "Nie gesagt."));
        RecordedChange again = log.record(SampleChanges.retracted(retraction, "Doch gesagt."));
        try (EventStream stream = new EventStream(http, STREAM + "?since=4&class=DEVELOPMENT")) {
            EventStream.Event deleted = stream.nextChange();
            assertThat(deleted.name()).isEqualTo("deleted");
            assertThat(deleted.data().path("eventId").asString()).isEqualTo(planned.eventId());
            assertThat(deleted.data().path("reason").asString()).isEqualTo("Nie gesagt.");
            assertThat(stream.positions(1)).containsExactly(again.position());
        }
    }

    @Test
    void silenceIsFilledWithHeartbeatsAndCanariesThatCarryThePosition() {
        recordMany(2);
        try (EventStream stream = new EventStream(http, STREAM + "?since=-1&profile=DE-HE")) {
            stream.next();
            assertThat(stream.comment()).isEqualTo(": heartbeat");

            EventStream.Event canary = stream.next();

            assertThat(canary.name()).isEqualTo("canary");
            assertThat(canary.id()).isEqualTo("1");
            assertThat(canary.data().path("at").asString()).isEqualTo(TestServer.NOW.toString());
        }
    }

    @Test
    void nothingIsSkippedOrDoubledByAReaderThatLosesItsConnectionAgainAndAgain() throws Exception {
        int all = 600;
        AtomicBoolean failed = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            try {
                for (int i = 0; i < all; i++) {
                    if (i % 7 == 0) {
                        log.recordNothingPublic();
                    }
                    log.record(i % 2 == 0 ? SampleChanges.small(i) : SampleChanges.zabRuledOutInHessen());
                }
            } catch (RuntimeException e) {
                failed.set(true);
            }
        });
        writer.start();
        Random random = new Random(20200229);
        List<Long> read = new ArrayList<>();
        String last = "-1";
        while (read.size() < all) {
            try (EventStream stream = new EventStream(http, STREAM, "Last-Event-ID", last)) {
                int some = Math.min(1 + random.nextInt(60), all - read.size());
                List<Long> positions = stream.positions(some);
                read.addAll(positions);
                last = Long.toString(positions.get(positions.size() - 1));
            }
        }
        writer.join();

        assertThat(failed).isFalse();
        assertThat(read)
                .isEqualTo(log.changes().stream().map(RecordedChange::position).toList());
    }

    @Test
    void oneClientHasNoMoreThanItsStreamsAndGetsAPlaceBackAtOnceWhenItClosesOne() {
        List<EventStream> open = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            open.add(new EventStream(http, STREAM));
        }
        HttpResponse<String> refused = http.get(STREAM);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(Http.tree(refused).path("limit").asInt()).isEqualTo(5);

        open.get(0).close();
        try (EventStream next = new EventStream(http, STREAM)) {
            assertThat(next.status()).isEqualTo(200);
            assertThat(http.get(STREAM).statusCode()).isEqualTo(429);
        }
        open.forEach(EventStream::close);
    }

    @Test
    void aReaderThatTakesNothingIsCutOffWithAResetAndLosesNothing() throws Exception {
        String words = "Wortlaut. ".repeat(20_000);
        for (int i = 0; i < 100; i++) {
            log.record(new SummaryRevised(
                    org.standbild.profile.ProfileCode.DE_HH,
                    Stand.of("2020-02"),
                    null,
                    Text.de(words + i),
                    List.of(org.standbild.profile.Section.GEPLANT),
                    List.of(),
                    null));
        }
        try (Socket slow = new Socket()) {
            slow.setReceiveBufferSize(4096);
            slow.connect(new InetSocketAddress("localhost", port));
            OutputStream out = slow.getOutputStream();
            out.write(("GET " + STREAM + "?since=-1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            // The reader takes nothing until the server has waited longer than its patience.
            try (EventStream other = new EventStream(http, STREAM + "?since=98")) {
                assertThat(other.positions(1)).containsExactly(99L);
                for (int heartbeats = 0; heartbeats < 4; heartbeats++) {
                    other.comment();
                }
            }
            slow.setSoTimeout(20_000);
            InputStream in = slow.getInputStream();
            String received = new String(in.readAllBytes(), StandardCharsets.UTF_8);

            Set<Long> ids = new HashSet<>();
            received.lines()
                    .filter(line -> line.startsWith("id: "))
                    .forEach(line -> ids.add(Long.valueOf(line.substring(4))));
            int reset = received.indexOf("event: reset");
            assertThat(reset).isPositive();
            String told = received.substring(reset, Math.min(received.length(), reset + 200));
            assertThat(told).contains("\"reason\":\"too-slow\"");
            long resumeAfter = ids.stream().mapToLong(Long::longValue).max().orElseThrow();
            assertThat(told).contains("\"resumeAfter\":" + resumeAfter);
            assertThat(ids)
                    .containsAll(LongStream.rangeClosed(0, resumeAfter).boxed().toList());
            assertThat(resumeAfter).isLessThan(99);
        }
    }

    private static List<Long> range(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }
}
