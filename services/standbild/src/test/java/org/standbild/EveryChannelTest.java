package org.standbild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * For a random history with retractions, under filters, while the sender of webhooks and mails and the receiver of webhooks are killed
 * again and again: every channel tells every change that matches, in order where that is promised, under an id that never changes; without
 * repetitions it is the log. {@code -Dstandbild.seed=} repeats a run.
 */
class EveryChannelTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String URN = "urn:standbild:change:";
    private static final String PUBLIC_URL = "https://standbild.example";
    private static final Pattern CONFIRMATION = Pattern.compile(PUBLIC_URL + "(/abos/\\S+/bestaetigung)");
    private static final Pattern CHANGE = Pattern.compile("<h2[^>]*><a href=\"" + PUBLIC_URL + "/aenderungen/(\\d+)\"");
    private static final int ROUNDS = 3;
    private static final int COMMITS_A_ROUND = 14;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    /** A filter three times: as a query, as a subscription says it, and as this test understands it. */
    private record Wish(String query, String filter, Predicate<JsonNode> matches) {}

    private record Told(String id, long position) {}

    private static final List<Wish> WISHES = List.of(
            new Wish("", "{}", item -> true),
            new Wish("profile=DE-HE", "{\"profile\":[\"DE-HE\"]}", item -> isOneOf(item, "profile", "DE-HE")),
            new Wish(
                    "class=DEVELOPMENT",
                    "{\"class\":[\"DEVELOPMENT\"]}",
                    item -> isOneOf(item, "class", "DEVELOPMENT")),
            new Wish(
                    "type=ChangeRetracted",
                    "{\"type\":[\"ChangeRetracted\"]}",
                    item -> isOneOf(item, "type", "ChangeRetracted")),
            new Wish(
                    "profile=DE-HE,DE-HH&section=BA",
                    "{\"profile\":[\"DE-HH\",\"DE-HE\"],\"section\":[\"BA\"]}",
                    item -> isOneOf(item, "profile", "DE-HE", "DE-HH")
                            && item.path("sections").valueStream().anyMatch(section -> section.asString()
                                    .equals("BA"))));

    private static boolean isOneOf(JsonNode item, String member, String... values) {
        return Arrays.asList(values).contains(item.path(member).asString());
    }

    private final long seed = Long.getLong("standbild.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final GreenMail mailServer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private volatile String origin = "";
    private volatile boolean over;

    @Test
    void everyChannelTellsEveryMatchingChangeAndWithoutRepetitionsItIsTheLog() throws Exception {
        System.out.println("EveryChannelTest: seed " + seed);
        Path data = Files.createDirectories(folder.resolve("data"));
        Path lines = folder.resolve("received.txt");
        int receiverPort = freePort();
        Process receiver = receiver(receiverPort, lines);
        mailServer.start();
        Service service = start(data);
        long base = get("/api/changes?after=-1&limit=1").path("head").asLong();
        List<Thread> readers = new ArrayList<>();
        Map<Wish, List<Told>> polled = new LinkedHashMap<>();
        Map<Wish, List<Told>> streamed = new LinkedHashMap<>();
        try {
            for (int i = 0; i < WISHES.size(); i++) {
                Wish wish = WISHES.get(i);
                subscribe("webhook", "url", "http://127.0.0.1:" + receiverPort + "/" + i, wish, base);
                subscribe("email", "address", address(i), wish, base);
                polled.put(wish, new CopyOnWriteArrayList<>());
                streamed.put(wish, new CopyOnWriteArrayList<>());
                readers.add(reader(() -> poll(wish, base, polled.get(wish))));
                readers.add(reader(() -> stream(wish, base, streamed.get(wish))));
            }
            for (int i = 0; i < WISHES.size(); i++) {
                confirm(address(i));
            }
            for (int round = 0; round < ROUNDS; round++) {
                int serviceDies = random.nextInt(COMMITS_A_ROUND);
                int receiverDies = random.nextInt(COMMITS_A_ROUND);
                for (int commit = 0; commit < COMMITS_A_ROUND; commit++) {
                    record(service);
                    if (commit == receiverDies) {
                        receiver.destroyForcibly().waitFor();
                        receiver = receiver(receiverPort, lines);
                    }
                    if (commit == serviceDies) {
                        service.kill();
                        service = start(data);
                    }
                }
            }
            List<JsonNode> log = log();
            assertThat(log)
                    .allSatisfy(item -> assertThat(item.path("type").asString()).doesNotContain("Subscription"));
            List<JsonNode> fresh = log.stream()
                    .filter(item -> item.path("position").asLong() > base)
                    .toList();
            assertThat(fresh).as("seed " + seed).hasSizeGreaterThan(ROUNDS * COMMITS_A_ROUND / 2);
            long repeated = 0;
            for (int i = 0; i < WISHES.size(); i++) {
                Wish wish = WISHES.get(i);
                List<String> expected = ids(fresh, wish);
                String path = "/" + i;
                isTold("long poll", wish, expected, () -> polled.get(wish));
                isTold("stream", wish, expected, () -> streamed.get(wish));
                List<String> withRetractions = withRetractions(log, wish)
                        .filter(item -> item.path("position").asLong() > base)
                        .map(item -> item.path("eventId").asString())
                        .toList();
                isTold("webhook", wish, withRetractions, () -> received(lines, path));
                repeated += received(lines, path).size() - withRetractions.size();
                isMailed(wish, address(i), log, base);
                assertThat(atom(wish))
                        .as("Atom, " + wish.query() + ", seed " + seed)
                        .containsExactlyInAnyOrderElementsOf(ids(log, wish));
                assertThat(jsonFeed(wish))
                        .as("JSON Feed, " + wish.query() + ", seed " + seed)
                        .containsExactlyInAnyOrderElementsOf(ids(log, wish));
            }
            assertThat(repeated)
                    .as("receivers that broke off were told again, seed " + seed)
                    .isPositive();
            System.out.println("EveryChannelTest: " + fresh.size() + " changes, " + repeated + " deliveries repeated, "
                    + mailServer.getReceivedMessages().length + " mails");
        } finally {
            over = true;
            readers.forEach(Thread::interrupt);
            receiver.destroyForcibly();
            service.kill();
            mailServer.stop();
        }
    }

    private interface Telling {
        List<Told> told() throws Exception;
    }

    /** Sooner or later all, the first time each in order, and nothing else. */
    private void isTold(String channel, Wish wish, List<String> expected, Telling telling) {
        await(channel + " " + wish.query() + ", seed " + seed).atMost(PATIENCE).untilAsserted(() -> assertThat(
                        telling.told().stream().map(Told::id))
                .containsAll(expected));
        List<Told> once = withoutRepetitions(telling);
        assertThat(once)
                .as(channel + " " + wish.query() + ", seed " + seed)
                .extracting(Told::id)
                .containsExactlyElementsOf(expected);
    }

    private static List<Told> withoutRepetitions(Telling telling) {
        try {
            Set<String> seen = new LinkedHashSet<>();
            return telling.told().stream().filter(told -> seen.add(told.id())).toList();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> ids(List<JsonNode> items, Wish wish) {
        return items.stream()
                .filter(wish.matches())
                .map(item -> item.path("eventId").asString())
                .toList();
    }

    /** What matches, and the retractions of it: where they are told themselves, as by webhooks and mails. */
    private static Stream<JsonNode> withRetractions(List<JsonNode> log, Wish wish) {
        Map<Long, JsonNode> byPosition = log.stream()
                .collect(Collectors.toMap(item -> item.path("position").asLong(), item -> item));
        return log.stream()
                .filter(item -> wish.matches().test(item)
                        || item.has("retracts")
                                && wish.matches()
                                        .test(byPosition.get(item.path("retracts")
                                                .path("position")
                                                .asLong())));
    }

    // --- what is recorded

    /** The answer may get lost with the service; what counts is the log. */
    private void record(Service service) {
        String profile = List.of("DE-HE", "DE-HH", "DE-SN").get(random.nextInt(3));
        List<String> changes = new ArrayList<>();
        int many = 1 + random.nextInt(4);
        for (int i = 0; i < many; i++) {
            changes.add(change());
        }
        boolean retracts = random.nextInt(3) == 0;
        try {
            if (retracts) {
                retractOne(service);
            } else {
                Client.Answer answer = service.client().record(profile, "[" + String.join(",", changes) + "]");
                assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            }
        } catch (UncheckedIOException killed) {
            // nobody knows what became of it
        }
    }

    private String change() {
        String section = List.of("BA", "LANDESREGIERUNG", "IQ_HSP4").get(random.nextInt(3));
        return random.nextInt(4) == 0
                ? "{\"type\":\"SectionChecked\",\"stand\":{\"edtf\":\"2020-06\"},\"sections\":[\"%s\"]}"
                        .formatted(section)
                : "{\"type\":\"StatementRecorded\",\"stand\":{\"edtf\":\"2020-06\"},\"entry\":\"aussage-%d\",\"summary\":{\"de\":\"Aussage Nummer %d.\"},\"sections\":[\"%s\"]}"
                        .formatted(Math.abs(random.nextLong()), random.nextInt(1_000), section);
    }

    private void retractOne(Service service) {
        List<JsonNode> candidates = log().stream()
                .filter(item -> item.path("type").asString().equals("StatementRecorded"))
                .filter(item -> item.path("entry").asString().startsWith("aussage-") && !item.has("retractedBy"))
                .toList();
        if (candidates.isEmpty()) {
            return;
        }
        JsonNode wrong = candidates.get(random.nextInt(candidates.size()));
        Client.Answer answer = service.client()
                .record(
                        wrong.path("profile").asString(),
                        "[{\"type\":\"ChangeRetracted\",\"stand\":{\"edtf\":\"2020-06\"},\"retracts\":\"%s\",\"reason\":\"Verwechselt.\"}]"
                                .formatted(wrong.path("eventId").asString()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private List<JsonNode> log() {
        List<JsonNode> items = new ArrayList<>();
        long after = -1;
        JsonNode list;
        do {
            list = get("/api/changes?limit=1000&after=" + after);
            list.path("changes").forEach(items::add);
            after = list.path("next").asLong();
        } while (list.path("more").asBoolean());
        return items;
    }

    // --- the channels

    private Thread reader(Runnable reading) {
        Thread thread = new Thread(() -> {
            while (!over) {
                reading.run();
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void poll(Wish wish, long base, List<Told> told) {
        long after = base;
        while (!over) {
            try {
                JsonNode list = get("/api/changes?limit=7&wait=2&after=" + after + "&" + wish.query());
                list.path("changes")
                        .forEach(item -> told.add(new Told(
                                item.path("eventId").asString(),
                                item.path("position").asLong())));
                after = list.path("next").asLong();
            } catch (IllegalStateException stopped) {
                return;
            } catch (UncheckedIOException down) {
                LockSupport.parkNanos(100_000_000);
            }
        }
    }

    private void stream(Wish wish, long base, List<Told> told) {
        String last = Long.toString(base);
        while (!over) {
            try {
                HttpResponse<Stream<String>> response = HTTP.send(
                        HttpRequest.newBuilder(URI.create(origin + "/feeds/changes/stream?" + wish.query()))
                                .header("Last-Event-ID", last)
                                .build(),
                        HttpResponse.BodyHandlers.ofLines());
                String event = "";
                String id = last;
                for (Iterator<String> each = response.body().iterator(); each.hasNext() && !over; ) {
                    String line = each.next();
                    if (line.startsWith("event:")) {
                        event = line.substring(6).strip();
                    } else if (line.startsWith("id:")) {
                        id = line.substring(3).strip();
                    } else if (line.startsWith("data:") && event.equals("change")) {
                        JsonNode item = JSON.readTree(line.substring(5));
                        told.add(new Told(
                                item.path("eventId").asString(),
                                item.path("position").asLong()));
                    } else if (line.isEmpty()) {
                        last = id;
                        event = "";
                    }
                }
            } catch (IOException | UncheckedIOException | IllegalArgumentException down) {
                LockSupport.parkNanos(100_000_000);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void subscribe(String channel, String where, String to, Wish wish, long base) throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(origin + "/api/subscriptions"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"channel\":\"%s\",\"%s\":\"%s\",\"filter\":%s,\"after\":%d}"
                                        .formatted(channel, where, to, wish.filter(), base)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isIn(201, 202);
    }

    private static String address(int wish) {
        return "leserin-" + wish + "@example.org";
    }

    private void confirm(String address) throws Exception {
        await("a mail to " + address).atMost(PATIENCE).until(() -> !mails(address)
                .isEmpty());
        Matcher link = CONFIRMATION.matcher(part(mails(address).get(0), 0));
        assertThat(link.find()).isTrue();
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(origin + link.group(1)))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    /** Each change in one mail, and a mail that came twice is known by its id. */
    private void isMailed(Wish wish, String address, List<JsonNode> log, long base) throws Exception {
        List<Long> expected = withRetractions(log, wish)
                .map(item -> item.path("position").asLong())
                .filter(position -> position > base)
                .toList();
        await("mail " + wish.query() + ", seed " + seed)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mailed(address)).containsAll(expected));
        assertThat(mailed(address))
                .as("mail " + wish.query() + ", seed " + seed)
                .containsExactlyElementsOf(expected);
    }

    private List<Long> mailed(String address) throws Exception {
        Set<String> seen = new LinkedHashSet<>();
        List<Long> positions = new ArrayList<>();
        for (MimeMessage mail : mails(address)) {
            if (seen.add(mail.getMessageID())) {
                CHANGE.matcher(part(mail, 1)).results().forEach(change -> positions.add(Long.valueOf(change.group(1))));
            }
        }
        return positions;
    }

    private List<MimeMessage> mails(String address) throws MessagingException {
        List<MimeMessage> mails = new ArrayList<>();
        for (MimeMessage mail : mailServer.getReceivedMessages()) {
            if (mail.getRecipients(Message.RecipientType.TO)[0].toString().equals(address)) {
                mails.add(mail);
            }
        }
        return mails;
    }

    private static String part(MimeMessage mail, int number) throws Exception {
        return (String) ((Multipart) mail.getContent()).getBodyPart(number).getContent();
    }

    private static List<Told> received(Path lines, String path) throws IOException {
        if (!Files.exists(lines)) {
            return List.of();
        }
        return Files.readAllLines(lines).stream()
                .map(line -> line.split(" "))
                .filter(parts -> parts.length == 3 && parts[0].equals(path))
                .map(parts -> new Told(parts[1], Long.parseLong(parts[2])))
                .toList();
    }

    /** From the newest document to the first change. */
    private Set<String> atom(Wish wish) throws Exception {
        Set<String> ids = new LinkedHashSet<>();
        String next = origin + "/feeds/changes.atom?" + wish.query();
        while (next != null) {
            byte[] xml = fetch(next.replace(PUBLIC_URL, origin)).getBytes(StandardCharsets.UTF_8);
            DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
            parsers.setNamespaceAware(true);
            Element feed = parsers.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml))
                    .getDocumentElement();
            NodeList entries = feed.getElementsByTagNameNS(ATOM, "entry");
            for (int i = 0; i < entries.getLength(); i++) {
                NodeList id = ((Element) entries.item(i)).getElementsByTagNameNS(ATOM, "id");
                ids.add(id.item(0).getTextContent().substring(URN.length()));
            }
            next = null;
            NodeList links = feed.getElementsByTagNameNS(ATOM, "link");
            for (int i = 0; i < links.getLength(); i++) {
                Element link = (Element) links.item(i);
                if (link.getParentNode() == feed && link.getAttribute("rel").equals("prev-archive")) {
                    next = link.getAttribute("href");
                }
            }
        }
        return ids;
    }

    private Set<String> jsonFeed(Wish wish) {
        Set<String> ids = new LinkedHashSet<>();
        String next = origin + "/feeds/changes.json?" + wish.query();
        while (!next.isEmpty()) {
            JsonNode feed = JSON.readTree(fetch(next.replace(PUBLIC_URL, origin)));
            feed.path("items")
                    .forEach(item -> ids.add(item.path("id").asString().substring(URN.length())));
            next = feed.path("next_url").asString("");
        }
        return ids;
    }

    private JsonNode get(String path) {
        return JSON.readTree(fetch(origin + path));
    }

    private static String fetch(String url) {
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .timeout(Duration.ofSeconds(60))
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() == 503) {
                throw new IOException("not yet");
            }
            assertThat(answer.statusCode()).as(url + ": " + answer.body()).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    // --- the processes

    private Service start(Path data) throws IOException {
        Service service = Service.start(
                data,
                "--standbild.webhooks.allow-private=true",
                "--standbild.webhooks.tick=50ms",
                "--standbild.webhooks.schedule="
                        + Stream.generate(() -> "300ms").limit(400).collect(Collectors.joining(",")),
                "--standbild.feed.stream.per-client=100",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mailServer.getSmtp().getPort(),
                "--standbild.mail.from=standbild@standbild.example",
                "--standbild.mail.gather=0s",
                "--standbild.mail.look=100ms",
                "--standbild.public-url=" + PUBLIC_URL);
        origin = service.origin();
        return service;
    }

    private Process receiver(int port, Path lines) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Path.of("target", "test-classes").toAbsolutePath().toString(),
                        DyingReceiver.class.getName(),
                        Integer.toString(port),
                        lines.toString(),
                        Long.toString(random.nextLong()))
                .inheritIO()
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
