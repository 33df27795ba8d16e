package org.standbild.feed.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.standbild.eventstore.Histories;
import org.standbild.feed.ChangingClock;
import org.standbild.feed.Http;
import org.standbild.feed.LoggingServer;
import org.standbild.feed.Recorder;
import org.standbild.feed.SampleChanges;
import org.standbild.feed.change.ChangeFilter;
import org.standbild.feed.change.ChangeItem;
import org.standbild.feed.change.ChangeItems;
import org.standbild.feed.change.Growth;
import org.standbild.feed.subscription.Channel;
import org.standbild.feed.subscription.Reason;
import org.standbild.feed.subscription.Subscription;
import org.standbild.feed.subscription.SubscriptionDirectory;
import org.standbild.feed.subscription.SubscriptionState;
import org.standbild.feed.subscription.Subscriptions;
import org.standbild.profile.Kind;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.ProgrammeAnnounced;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Section;
import org.standbild.profile.Stand;
import org.standbild.profile.SummaryRevised;
import org.standbild.profile.Text;
import org.standbild.webframe.Words;

/** Mail over a real SMTP server, links over real HTTP. */
@SpringBootTest(
        classes = LoggingServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.mail.host=127.0.0.1",
            "standbild.mail.from=Standbild <standbild@standbild.example>",
            "standbild.public-url=https://standbild.example",
            "standbild.mail.gather=0s",
            "standbild.mail.look=50ms",
            "standbild.mail.changes-per-mail=5",
            "standbild.mail.bounce-key=" + MailTest.KEY,
            "standbild.subscriptions.created-per-client=10000"
        })
@DirtiesContext
class MailTest {

    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final SmtpProxy SMTP = proxy();
    static final String KEY = "0123456789abcdef";
    private static final AtomicInteger READERS = new AtomicInteger();

    @TempDir
    static Path folder;

    private static SmtpProxy proxy() {
        SERVER.start();
        return new SmtpProxy(SERVER.getSmtp().getPort());
    }

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry properties) {
        properties.add("standbild.data-dir", folder::toString);
        properties.add("spring.mail.port", SMTP::port);
    }

    @AfterAll
    static void stop() throws IOException {
        GenericEventMessage.clock = Clock.systemUTC();
        SMTP.close();
        SERVER.stop();
    }

    @LocalServerPort
    private int port;

    @Autowired
    private Recorder recorder;

    @Autowired
    private Histories histories;

    @Autowired
    private ChangingClock clock;

    @Autowired
    private Subscriptions subscriptions;

    @Autowired
    private SubscriptionDirectory directory;

    @Autowired
    private Postman postman;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Planner planner;

    @Autowired
    private Letters letters;

    @Autowired
    private MailRoute route;

    @Autowired
    private MailSettings settings;

    @Autowired
    private Growth growth;

    @Autowired
    private ChangeItems items;

    private Http http;
    private String reader;

    @BeforeEach
    void connect() {
        GenericEventMessage.clock = clock;
        http = new Http(port);
        reader = "leserin" + READERS.incrementAndGet() + "@example.org";
        if (histories.position() < 0) {
            recorder.record(SampleChanges.hamburgOpened());
            recorder.record(SampleChanges.zabPlannedInHamburg());
        }
        // Monday, noon in Berlin; time never goes back
        ZonedDateTime monday = ZonedDateTime.of(2021, 3, 1, 12, 0, 0, 0, Words.ZONE);
        while (monday.toInstant().isBefore(clock.instant())) {
            monday = monday.plusWeeks(1);
        }
        clock.set(monday.toInstant());
    }

    @AfterEach
    void everybodyLeaves() {
        SMTP.answerAsTheServer();
        for (Subscription subscription : directory.all()) {
            if (subscription.state() != SubscriptionState.ENDED) {
                subscriptions.end(subscription.id(), Reason.WANTED);
            }
        }
    }

    @Test
    void aMailboxIsAskedFirstAndLookingDoesNotConfirm() throws Exception {
        String id = subscribed("immediate", "\"DE-HH\"");
        MimeMessage question = mail(1);

        assertThat(question.getSubject()).isEqualTo("Standbild: Bitte bestätigen Sie Ihr Abonnement");
        assertThat(question.getFrom()[0].toString()).isEqualTo("Standbild <standbild@standbild.example>");
        assertThat(question.getHeader("List-Unsubscribe")).isNull();
        assertThat(text(question)).contains("Hamburg, sofort");
        String link = link(question, "/bestaetigung");

        HttpResponse<String> page = http.get(link, "Accept", "text/html");
        assertThat(page.body()).contains("Wollen Sie diese Mails?").contains("Ja, schickt sie mir");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(subscriptions.find(id).orElseThrow().state()).isEqualTo(SubscriptionState.UNCONFIRMED);
        recorder.record(small());

        HttpResponse<String> confirmed = post(link, "");
        assertThat(confirmed.statusCode()).isEqualTo(303);
        assertThat(http.get(confirmed.headers().firstValue("Location").orElseThrow(), "Accept", "text/html")
                        .body())
                .contains("Bestätigt: Von jetzt an")
                .contains(reader)
                .doesNotContain("??");
        assertThat(mail(2).getSubject()).contains("Hamburg: Zentrale Ausländerbehörde");
    }

    @Test
    void aChangeIsToldWithItsDifferenceAsTextAndAsHtml() throws Exception {
        confirmed("immediate", "\"DE-HH\"");
        recorder.record(SampleChanges.zabRuledOutInHessen());
        recorder.record(SampleChanges.zabInHamburgIsOnlyIntended());
        MimeMessage mail = mail(2);

        assertThat(mail.getSubject()).startsWith("Hamburg: Zentrale Ausländerbehörde – ");
        assertThat(text(mail))
                .contains("1 Änderung")
                .contains("1 Feld geändert.")
                .contains("Verbindlichkeit: fest zugesagt → beabsichtigt")
                .contains("Grund: Der Text spricht von einer Absicht.")
                .contains("https://standbild.example/laender/hamburg/vergleich?fromStand=2020-02-01")
                .contains("/abmeldung")
                .doesNotContain("Hessen");
        assertThat(html(mail))
                .contains("<td>fest zugesagt</td><td>beabsichtigt</td>")
                .contains("<html lang=\"de\">");
        String leave = link(mail, "/abmeldung");
        assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<https://standbild.example" + leave + ">");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(mail.getMessageID()).matches("<subscription-[0-9a-f-]{36}\\.\\d+@standbild\\.example>");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
    }

    @Test
    void inEnglishForWhoWantsIt() throws Exception {
        http.post(
                "/api/subscriptions",
                "{\"channel\":\"email\",\"address\":\"" + reader
                        + "\",\"language\":\"en\",\"filter\":{\"profile\":[\"DE-HH\"]}}");
        MimeMessage question = mail(1);
        assertThat(question.getSubject()).isEqualTo("Standbild: please confirm your subscription");
        post(link(question, "/bestaetigung"), "");
        recorder.record(small());
        assertThat(text(mail(2)))
                .contains("1 change")
                .contains("Unsubscribe")
                .contains("You are subscribed to: Hamburg");
    }

    @Test
    void markupAndLineBreaksInWhatWasRecordedStayText() throws Exception {
        confirmed("immediate", "\"DE-HE\"");
        recorder.record(new ProgrammeAnnounced(
                ProfileCode.DE_HE,
                Stand.of("2020-02"),
                "boese-" + READERS.get(),
                Text.de("<script>alert(1)</script>\r\nBcc: opfer@example.org\r\n\r\nHallo"),
                null,
                Kind.PROGRAMME,
                List.of(),
                List.of(Section.BA),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                null));
        MimeMessage mail = mail(2);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getSubject())
                .contains("<script>alert(1)</script> Bcc: opfer@example.org Hallo")
                .doesNotContain("\n");
        assertThat(html(mail)).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>");
    }

    @Test
    void anAddressThatWouldEndAHeaderIsRefused() {
        for (String bad : List.of(
                "a@example.org\\r\\nBcc: b@example.org",
                "a@example.org, b@example.org",
                "Anna <a@example.org>",
                "a@b",
                "a b@c.de",
                "\\\"x\\\"@example.org")) {
            HttpResponse<String> answer =
                    http.post("/api/subscriptions", "{\"channel\":\"email\",\"address\":\"" + bad + "\"}");
            assertThat(answer.statusCode()).as(bad).isEqualTo(400);
            assertThat(answer.body()).contains("/address");
        }
    }

    @Test
    void aDailyDigestTellsTheDayAtHalfPastEightAndNothingTwice() throws Exception {
        confirmed("daily", "\"DE-HH\"");
        recorder.record(small());
        recorder.record(small());
        clock.advance(Duration.ofHours(20));
        clock.advance(Duration.ofMinutes(29));
        staysAt(1);
        clock.advance(Duration.ofMinutes(1));
        assertThat(mail(2).getSubject()).isEqualTo("Standbild: 2 Änderungen (Hamburg)");

        clock.advance(Duration.ofDays(1));
        staysAt(2);
        recorder.record(small());
        clock.advance(Duration.ofDays(1));
        assertThat(text(mail(3))).startsWith("1 Änderung\n");
    }

    @Test
    void aWeeklyDigestComesOnSaturdays() throws Exception {
        confirmed("weekly", "\"DE-HH\"");
        recorder.record(small());
        clock.advance(Duration.ofDays(4));
        staysAt(1);
        clock.advance(Duration.ofDays(1));
        assertThat(mail(2).getSubject()).contains("Hamburg");
    }

    @Test
    void theDigestsOfDaysOnWhichNothingRanAreMadeUpForEachByItself() throws Exception {
        confirmed("daily", "\"DE-HH\"");
        postman.stop();
        for (int day = 0; day < 3; day++) {
            recorder.record(small());
            clock.advance(Duration.ofDays(1));
        }
        postman.start();
        mail(4);
        List<MimeMessage> mails = mails();
        assertThat(mails).hasSize(4);
        assertThat(mails.stream().map(MailTest::messageId)).doesNotHaveDuplicates();
        staysAt(4);
    }

    @Test
    void moreChangesThanOneMailHoldsAreToldInSeveralEachOnce() throws Exception {
        confirmed("daily", "\"DE-HH\"");
        List<String> words = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            words.add("Fassung Nummer " + n + " von heute");
            recorder.record(SampleChanges.zabInHamburgWorded(words.get(n)));
        }
        clock.advance(Duration.ofDays(1));
        mail(4);
        String all = "";
        for (MimeMessage mail : mails().subList(1, 4)) {
            all += text(mail);
        }
        for (String each : words) {
            assertThat(all.split(Pattern.quote("→ " + each), -1)).as(each).hasSize(2);
        }
        staysAt(4);
    }

    @Test
    void oneClickEndsItWithoutASessionAndForgetsTheAddress() throws Exception {
        String id = confirmed("immediate", "\"DE-HH\"");
        recorder.record(small());
        String leave = link(mail(2), "/abmeldung");

        assertThat(http.get(leave, "Accept", "text/html").body()).contains("Wollen Sie das abbestellen?");
        assertThat(subscriptions.find(id).orElseThrow().isActive()).isTrue();

        HttpResponse<String> left = post(leave, "List-Unsubscribe=One-Click");
        assertThat(left.statusCode()).isEqualTo(200);
        assertThat(subscriptions.find(id).orElseThrow().state()).isEqualTo(SubscriptionState.ENDED);
        assertThat(subscriptions.contact(id)).isEmpty();
        await().until(() -> ledger.of(id).isEmpty());
        assertThat(post(leave, "List-Unsubscribe=One-Click").statusCode())
                .as("pressed twice")
                .isEqualTo(200);
        recorder.record(small());
        staysAt(2);
        assertThat(post(leave.replaceFirst("/abos/.", "/abos/g"), "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aMailboxThatRefusesIsTriedSomeTimesAndThenPausedAndNothingIsLost() throws Exception {
        String id = confirmed("immediate", "\"DE-HH\"");
        SMTP.answerRecipients(answer -> "550 5.1.1 no such mailbox");
        recorder.record(small());
        for (int attempt = 1; attempt < 3; attempt++) {
            int bounced = attempt;
            await().until(() -> ledger.of(id).orElseThrow().run() != null
                    && ledger.of(id).orElseThrow().run().bounces() == bounced);
            assertThat(subscriptions.find(id).orElseThrow().isActive()).isTrue();
            clock.advance(Duration.ofDays(1));
        }
        await().until(() -> subscriptions.find(id).orElseThrow().reason() == Reason.BOUNCED);
        assertThat(subscriptions.find(id).orElseThrow().state()).isEqualTo(SubscriptionState.PAUSED);
        assertThat(ledger.of(id).orElseThrow().run().trouble())
                .contains("550 5.1.1")
                .doesNotContain(reader);

        SMTP.answerAsTheServer();
        clock.advance(Duration.ofMinutes(1));
        subscriptions.resume(id);
        assertThat(mail(2).getSubject()).contains("Hamburg");
        staysAt(2);
    }

    @Test
    void aTemporaryErrorIsTriedAgainLater() throws Exception {
        String id = confirmed("immediate", "\"DE-HH\"");
        SMTP.answerRecipients(answer -> "451 4.3.0 try again later");
        recorder.record(small());
        await().until(() -> ledger.of(id).orElseThrow().run() != null
                && ledger.of(id).orElseThrow().run().failures() == 1);
        SMTP.answerAsTheServer();
        staysAt(1);
        clock.advance(Duration.ofMinutes(1));
        mail(2);
        staysAt(2);
    }

    @Test
    void aMailWhoseArrivalWasNotHeardOfIsSentAgainUnderTheSameId() throws Exception {
        String id = confirmed("immediate", "\"DE-HH\"");
        AtomicInteger times = new AtomicInteger();
        SMTP.answer((said, answer) -> {
            if (said.equals(".") && times.incrementAndGet() == 1) {
                throw new IOException("the line is cut just after the server has taken the mail");
            }
            return answer;
        });
        recorder.record(small());
        mail(2);
        await().until(() -> ledger.of(id).orElseThrow().run() != null
                && ledger.of(id).orElseThrow().run().failures() == 1);
        clock.advance(Duration.ofMinutes(2));
        mail(3);
        assertThat(messageId(mails().get(2))).isEqualTo(messageId(mails().get(1)));
        staysAt(3);
    }

    @Test
    void ofTwoInstancesOneSendsEachMail() throws Exception {
        List<String> readers = new ArrayList<>();
        for (int n = 0; n < 10; n++) {
            readers.add(reader);
            confirmed("immediate", "\"DE-HH\"");
            reader = "leserin" + READERS.incrementAndGet() + "@example.org";
        }
        Postman other = new Postman(
                directory,
                subscriptions,
                ledger,
                new Planner(items, settings),
                letters,
                route,
                settings,
                clock,
                growth,
                "mongodb://another");
        other.start();
        try {
            for (int n = 0; n < 3; n++) {
                recorder.record(small());
                for (String each : readers) {
                    reader = each;
                    mail(2 + n);
                }
            }
            for (String each : readers) {
                reader = each;
                staysAt(4);
                assertThat(mails().stream().map(MailTest::messageId)).doesNotHaveDuplicates();
            }
        } finally {
            other.stop();
        }
    }

    @Test
    void whoDoesNotConfirmWithinAWeekIsForgotten() throws Exception {
        String id = subscribed("daily", "\"DE-HH\"");
        String link = link(mail(1), "/bestaetigung");
        clock.advance(Duration.ofDays(7).plusHours(2));
        await().until(() -> subscriptions.find(id).orElseThrow().state() == SubscriptionState.ENDED);
        assertThat(subscriptions.contact(id)).isEmpty();
        assertThat(http.get(link, "Accept", "text/html").body()).contains("Es wurde nicht rechtzeitig bestätigt.");
        assertThat(post(link, "").statusCode()).isEqualTo(200);
        assertThat(subscriptions.find(id).orElseThrow().state()).isEqualTo(SubscriptionState.ENDED);
    }

    @Test
    void nobodyCanDrownTheMailboxOfAnother() throws Exception {
        for (int n = 0; n < 3; n++) {
            subscribed("immediate", "\"DE-HH\"");
        }
        mail(3);
        for (String same : List.of(reader, reader.toUpperCase(Locale.ROOT), reader.replace("@", "+x@"))) {
            HttpResponse<String> refused =
                    http.post("/api/subscriptions", "{\"channel\":\"email\",\"address\":\"" + same + "\"}");
            assertThat(refused.statusCode()).as(same).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        }
        staysAt(3);
    }

    @Test
    void whatIsRecordedDuringAPauseComesAfterIt() throws Exception {
        String id = confirmed("immediate", "\"DE-HH\"");
        String personal = "/abos/" + subscriptions.contact(id).orElseThrow().token();
        assertThat(post(personal + "/pause", "").statusCode()).isEqualTo(303);
        recorder.record(small());
        staysAt(1);
        assertThat(http.get(personal, "Accept", "text/html").body()).contains("Fortsetzen");
        post(personal + "/fortsetzung", "");
        mail(2);
        assertThat(http.get(personal, "Accept", "text/html").body())
                .contains("1 Änderung")
                .contains("Bitte um Bestätigung");

        assertThat(post(personal + "/haeufigkeit", "frequency=daily").statusCode())
                .isEqualTo(303);
        recorder.record(small());
        staysAt(2);
        clock.advance(Duration.ofDays(1));
        mail(3);
        assertThat(post(personal + "/haeufigkeit", "frequency=yearly").statusCode())
                .isEqualTo(400);
    }

    @Test
    void theOwnerOfAWebhookIsToldEachTimeThatItIsSwitchedOff() throws Exception {
        Subscription webhook = subscriptions.open(new Subscriptions.Wish(
                Channel.WEBHOOK, "https://example.org/hook", reader, ChangeFilter.EVERYTHING, null, "de", null, null));
        subscriptions.pause(webhook.id(), Reason.GONE);
        MimeMessage notice = mail(1);
        assertThat(notice.getSubject()).isEqualTo("Standbild: Ihr Webhook ist abgeschaltet");
        assertThat(text(notice))
                .contains("https://example.org/hook")
                .contains("410")
                .contains("https://standbild.example/abos/");
        staysAt(1);

        clock.advance(Duration.ofMinutes(5));
        subscriptions.resume(webhook.id());
        subscriptions.pause(webhook.id(), Reason.FAILING);
        assertThat(text(mail(2))).contains("Alle Versuche");
        staysAt(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20200229, 4})
    void whateverHappensEachSubscriberIsToldEachMatchingChangeOnceAndInOrder(long seed) throws Exception {
        Random random = new Random(seed);
        Map<String, String> readers = new LinkedHashMap<>();
        for (String frequency : List.of("immediate", "daily", "weekly", "immediate", "daily")) {
            reader = "leserin" + READERS.incrementAndGet() + "@example.org";
            readers.put(
                    confirmed(frequency, random.nextBoolean() ? "\"DE-HH\"" : "\"DE-BW\", \"DE-BY\", \"DE-HH\""),
                    reader);
        }
        long before = histories.position();
        List<RecordedChange> recorded = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            switch (random.nextInt(9)) {
                case 0, 1, 2 -> recorded.add(recorder.record(small()));
                case 3 -> recorded.add(recorder.record(SampleChanges.caveatInBayern()));
                case 4 -> recorded.add(recorder.record(SampleChanges.pumaStarted()));
                case 5 -> {
                    if (!recorded.isEmpty()) {
                        RecordedChange wrong = recorded.get(random.nextInt(recorded.size()));
                        recorded.add(recorder.record(SampleChanges.retracted(wrong, "Nie gesagt.")));
                    }
                }
                case 6 -> clock.advance(Duration.ofMinutes(random.nextInt(20 * 60)));
                case 7 -> {
                    postman.stop();
                    postman.start();
                }
                default -> SMTP.answer(faults(random.nextInt(4)));
            }
        }
        SMTP.answerAsTheServer();
        Map<String, List<Long>> expected = new LinkedHashMap<>();
        readers.keySet().forEach(id -> expected.put(id, matching(id, before)));
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> {
                    clock.advance(Duration.ofHours(5));
                    for (Map.Entry<String, String> each : readers.entrySet()) {
                        if (subscriptions.find(each.getKey()).orElseThrow().state() == SubscriptionState.PAUSED) {
                            subscriptions.resume(each.getKey());
                        }
                        reader = each.getValue();
                        assertThat(told()).as(each.getKey()).isEqualTo(expected.get(each.getKey()));
                    }
                });
    }

    /** Nothing wrong, try again later, no such mailbox, or the line is cut when the mail is there. */
    private static SmtpProxy.Answering faults(int which) {
        return switch (which) {
            case 0 -> (said, answer) -> said.startsWith("RCPT") ? "451 4.3.0 try again later" : answer;
            case 1 -> (said, answer) -> said.startsWith("RCPT") ? "550 5.1.1 no such mailbox" : answer;
            case 2 ->
                (said, answer) -> {
                    if (said.equals(".")) {
                        throw new IOException("cut");
                    }
                    return answer;
                };
            default -> (said, answer) -> answer;
        };
    }

    @Test
    void aMailThatComesBackPausesTheSubscriptionAndIsToldAgainWhenItIsResumed() throws Exception {
        String id = confirmed("immediate", "\"DE-HH\"");
        recorder.record(SampleChanges.zabInHamburgWorded("Was nicht ankam"));
        String messageId = messageId(mail(2));

        assertThat(cameBack(report(messageId, "failed", "5.1.1"), "fedcba9876543210")
                        .statusCode())
                .isEqualTo(403);
        assertThat(cameBack(report(messageId, "delayed", "4.4.1"), KEY).statusCode())
                .isEqualTo(204);
        assertThat(cameBack("Subject: Abwesend\r\n\r\nIch bin im Urlaub.", KEY).statusCode())
                .isEqualTo(204);
        assertThat(cameBack(report("<fremd.1@example.org>", "failed", "5.1.1"), KEY)
                        .statusCode())
                .isEqualTo(204);
        assertThat(subscriptions.find(id).orElseThrow().isActive()).isTrue();

        for (int twice = 0; twice < 2; twice++) {
            assertThat(cameBack(report(messageId, "failed", "5.1.1"), KEY).statusCode())
                    .isEqualTo(204);
            assertThat(subscriptions.find(id).orElseThrow().state()).isEqualTo(SubscriptionState.PAUSED);
            assertThat(subscriptions.find(id).orElseThrow().reason()).isEqualTo(Reason.BOUNCED);
        }
        subscriptions.resume(id);
        assertThat(text(mail(3))).contains("Was nicht ankam");
        await().until(() -> ledger.of(id).orElseThrow().run() == null);

        clock.advance(Duration.ofSeconds(1));
        subscriptions.pause(id, Reason.WANTED);
        subscriptions.resume(id);
        cameBack(report(messageId, "failed", "5.1.1"), KEY);
        assertThat(subscriptions.find(id).orElseThrow().isActive())
                .as("what was sent before somebody wanted it again does not count")
                .isTrue();
    }

    @Test
    void whoWasOnlyAskedIsForgottenWhenTheQuestionComesBack() throws Exception {
        String id = subscribed("weekly", "\"DE-HH\"");

        cameBack(report(messageId(mail(1)), "failed", "5.1.1 (bad destination mailbox address)"), KEY);

        await().until(() -> subscriptions.find(id).orElseThrow().state() == SubscriptionState.ENDED);
    }

    private HttpResponse<String> cameBack(String message, String key) throws IOException, InterruptedException {
        return http.client()
                .send(
                        HttpRequest.newBuilder(http.uri("/api/subscriptions/bounces"))
                                .header("Content-Type", "message/rfc822")
                                .header("Bounce-Key", key)
                                .POST(HttpRequest.BodyPublishers.ofString(message))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** As a mail server reports it (RFC 3464). */
    private static String report(String messageId, String action, String status) {
        return """
                From: MAILER-DAEMON@mail.example.org
                To: standbild@standbild.example
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status;
                 boundary="grenze/mail.example.org"

                --grenze/mail.example.org
                Content-Type: text/plain; charset=us-ascii

                I'm sorry to have to inform you that your message could not be delivered.

                --grenze/mail.example.org
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mail.example.org
                Arrival-Date: Mon, 1 Mar 2021 12:00:00 +0100

                Final-Recipient: rfc822; leserin@example.org
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 5.1.1 no such mailbox

                --grenze/mail.example.org
                Content-Type: message/rfc822

                From: Standbild <standbild@standbild.example>
                To: leserin@example.org
                Subject: Standbild
                Message-ID: %s

                Text

                --grenze/mail.example.org--
                """.formatted(action, status, messageId).replace("\n", "\r\n");
    }

    private List<Long> matching(String id, long after) {
        ChangeFilter filter = subscriptions.find(id).orElseThrow().filter();
        return items.between(after, histories.position())
                .filter(item -> filter.matches(item)
                        || item.retracts() != null
                                && item.retracts().position() != null
                                && items.at(item.retracts().position())
                                        .filter(filter::matches)
                                        .isPresent())
                .map(ChangeItem::position)
                .toList();
    }

    /** Positions in the order in which the reader was told them, a mail that came twice counted once. */
    private List<Long> told() throws MessagingException, IOException {
        Map<String, MimeMessage> byId = new LinkedHashMap<>();
        mails().forEach(mail -> byId.putIfAbsent(messageId(mail), mail));
        List<Long> positions = new ArrayList<>();
        for (MimeMessage mail : byId.values()) {
            Pattern.compile("https://standbild\\.example/aenderungen/(\\d+)\"")
                    .matcher(html(mail))
                    .results()
                    .forEach(found -> positions.add(Long.valueOf(found.group(1))));
        }
        return positions;
    }

    private String subscribed(String frequency, String profile) {
        HttpResponse<String> answer = http.post(
                "/api/subscriptions",
                "{\"channel\":\"email\",\"address\":\"" + reader + "\",\"frequency\":\"" + frequency
                        + "\",\"filter\":{\"profile\":[" + profile + "]}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Http.tree(answer).path("id").asString();
    }

    private String confirmed(String frequency, String profile) throws Exception {
        String id = subscribed(frequency, profile);
        assertThat(post(link(mail(1), "/bestaetigung"), "").statusCode()).isEqualTo(303);
        await().until(() -> directory.find(id).orElseThrow().isActive());
        return id;
    }

    private static SummaryRevised small() {
        return SampleChanges.small(READERS.incrementAndGet());
    }

    private List<MimeMessage> mails() {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(this::isForTheReader)
                .toList();
    }

    private boolean isForTheReader(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString().equalsIgnoreCase(reader);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** The reader's n-th mail, when it is there. */
    private MimeMessage mail(int n) {
        await().atMost(Duration.ofSeconds(20)).until(() -> mails().size() >= n);
        return mails().get(n - 1);
    }

    /** For a good number of rounds no further mail comes. */
    private void staysAt(int n) {
        await().during(Duration.ofMillis(400)).atMost(Duration.ofSeconds(10)).until(() -> mails().size() == n);
    }

    private static String text(MimeMessage mail) throws MessagingException, IOException {
        return part(mail, 0, "text/plain");
    }

    private static String html(MimeMessage mail) throws MessagingException, IOException {
        return part(mail, 1, "text/html");
    }

    private static String part(MimeMessage mail, int index, String type) throws MessagingException, IOException {
        BodyPart part = ((Multipart) mail.getContent()).getBodyPart(index);
        assertThat(part.getContentType()).startsWith(type);
        return ((String) part.getContent()).replace("\r\n", "\n");
    }

    /** A personal link, without the service's address. */
    private static String link(MimeMessage mail, String ending) throws MessagingException, IOException {
        Matcher link = Pattern.compile("https://standbild\\.example(/abos/\\S+" + ending + ")")
                .matcher(text(mail));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** As a mail program or a form sends it: no cookie, no token. */
    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return http.client()
                .send(
                        HttpRequest.newBuilder(http.uri(path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Accept", "text/html")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
