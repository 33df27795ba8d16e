package org.standbild.feed.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.io.WireFeedInput;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jdom2.Element;
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
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Quality;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Section;
import org.standbild.profile.Stand;
import org.standbild.profile.SummaryRevised;
import org.standbild.profile.Text;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class FeedsTest {

    private static final String ATOM_NS = "http://www.w3.org/2005/Atom";

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

    @Test
    void aStockClientWalksFromTheNewestDocumentToTheFirstChange() throws Exception {
        List<String> recorded = recordMany(230);

        List<String> read = new ArrayList<>();
        int documents = 0;
        Optional<String> next = Optional.of("/feeds/changes.atom");
        while (next.isPresent()) {
            Feed feed = feed(next.get());
            feed.getEntries().forEach(entry -> read.add(entry.getId()));
            documents++;
            next = link(feed, "prev-archive");
        }

        assertThat(read).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(recorded);
        assertThat(documents).isGreaterThan(3);
    }

    @Test
    void theJsonFeedIsWalkedTheSameWay() {
        List<String> recorded = recordMany(230);

        List<String> read = new ArrayList<>();
        String next = "/feeds/changes.json";
        while (!next.isEmpty()) {
            JsonNode feed = http.json(next);
            feed.path("items").forEach(item -> read.add(item.path("id").asString()));
            next = feed.path("next_url").asString("");
        }

        assertThat(read).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(recorded);
    }

    @Test
    void anArchiveDocumentKeepsItsBytesWhateverIsRecordedLater() {
        recordMany(48);
        assertThat(log.head()).as("the page has just become full").isEqualTo(49);
        List<String> pages = List.of(
                "/feeds/changes/0-49.atom",
                "/feeds/changes/0-49.atom?profile=DE-HH&lang=en",
                "/feeds/changes/0-49.json",
                "/feeds/changes/0-49.json?class=EDITORIAL");
        List<HttpResponse<String>> early = pages.stream().map(http::get).toList();

        log.record(SampleChanges.retracted(log.changes().get(0), "Nie gesagt."));
        log.record(SampleChanges.retracted(log.changes().get(7), "Nie gesagt."));
        recordMany(200);

        for (int i = 0; i < pages.size(); i++) {
            HttpResponse<String> late = http.get(pages.get(i));
            assertThat(late.body().equals(early.get(i).body())).as(pages.get(i)).isTrue();
            assertThat(late.headers().firstValue("ETag"))
                    .isEqualTo(early.get(i).headers().firstValue("ETag"));
            assertThat(late.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("immutable")
                    .contains("public");
        }
    }

    @Test
    void onlyAFullPageIsAnArchive() throws Exception {
        recordMany(40);
        assertThat(http.get("/feeds/changes/0-49.atom").body().contains("<fh:archive"))
                .isFalse();
        assertThat(http.get("/feeds/changes/0-49.atom").headers().firstValue("Cache-Control"))
                .hasValue("no-cache, public");
        assertThat(http.get("/feeds/changes/50-99.atom").statusCode()).isEqualTo(404);

        recordMany(10);

        Feed archive = feed("/feeds/changes/0-49.atom");
        assertThat(http.get("/feeds/changes/0-49.atom").body().contains("<fh:archive"))
                .isTrue();
        assertThat(link(archive, "current")).hasValue("http://localhost:" + port + "/feeds/changes.atom");
        assertThat(link(archive, "prev-archive")).isEmpty();
        assertThat(link(archive, "next-archive")).hasValue("http://localhost:" + port + "/feeds/changes/50-99.atom");
        assertThat(link(feed("/feeds/changes.atom"), "next-archive")).isEmpty();
        for (String cutElsewhere : List.of("1-50", "0-99", "50-149", "100-149", "0-48")) {
            HttpResponse<String> refused = http.get("/feeds/changes/" + cutElsewhere + ".atom");
            assertThat(refused.statusCode()).as(cutElsewhere).isEqualTo(404);
            assertThat(Http.tree(refused).path("type").asString()).isEqualTo("urn:standbild:problem:no-such-archive");
        }
    }

    @Test
    void anEntryHasAStableIdTheRecordedTimeAndTheDifferenceInside() throws Exception {
        log.record(SampleChanges.pumaStarted());
        RecordedChange ended = log.record(SampleChanges.pumaEnded());

        Entry entry = feed("/feeds/changes.atom").getEntries().get(0);

        assertThat(entry.getId()).isEqualTo("urn:standbild:change:" + ended.eventId());
        assertThat(entry.getUpdated().toInstant()).isEqualTo(Log.recordedAt(1));
        assertThat(entry.getPublished().toInstant()).isEqualTo(Log.recordedAt(1));
        assertThat(entry.getTitle())
                .isEqualTo("Baden-Württemberg: PuMA – Punktebasiertes Modellprojekt für ausländische Fachkräfte"
                        + " – Projekt beendet");
        assertThat(entry.getSummary().getValue()).isEqualTo("2 Felder geändert.");
        String html = entry.getContents().get(0).getValue();
        assertThat(entry.getContents().get(0).getType()).isEqualTo("html");
        assertThat(html)
                .contains("<th scope=\"row\">Status</th><td>aktiv</td><td>beendet</td>")
                .contains("<th scope=\"row\">Ende</th><td>–</td><td>„31. September 2019“ (September 2019, so gedruckt,"
                        + " aber kein gültiges Datum)</td>")
                .contains(
                        "href=\"http://localhost:" + port + "/laender/baden-wuerttemberg/vergleich?fromStand=2019-09-01"
                                + "&amp;fromKnownAt=2020-04-30T10:00:59.999999999Z&amp;toStand=2019-09-01"
                                + "&amp;toKnownAt=2020-04-30T10:01:00Z#entry-puma\"");
    }

    @Test
    void whatAnEditorWroteIsTextAndNeverMarkup() throws Exception {
        log.record(SampleChanges.zabPlannedInHamburg());
        log.record(SampleChanges.zabInHamburgWorded("<script>alert(\"a & b\")</script> ]]> \u0007"));

        Entry entry = feed("/feeds/changes.atom").getEntries().get(0);

        assertThat(entry.getContents().get(0).getValue())
                .contains("&lt;script&gt;alert(&quot;a &amp; b&quot;)&lt;/script&gt; ]]&gt; \uFFFD")
                .doesNotContain("<script");
        assertThat(http.json("/feeds/changes.json")
                        .path("items")
                        .path(0)
                        .path("content_html")
                        .asString())
                .doesNotContain("<script");
    }

    @Test
    void aRetractedChangeIsADeletedEntryWithItsReason() throws Exception {
        RecordedChange wrong = log.record(SampleChanges.zabPlannedInHamburg());
        recordMany(80);
        RecordedChange retraction = log.record(SampleChanges.retracted(wrong, "Es war eine andere Stadt."));

        Feed feed = feed("/feeds/changes.atom");

        Element tombstone = tombstones(feed).get(0);
        assertThat(tombstone.getAttributeValue("ref")).isEqualTo("urn:standbild:change:" + wrong.eventId());
        assertThat(tombstone.getAttributeValue("when"))
                .isEqualTo(retraction.recordedAt().toString());
        assertThat(tombstone.getChildText("comment", tombstone.getNamespace())).isEqualTo("Es war eine andere Stadt.");
        assertThat(ids(feed)).contains("urn:standbild:change:" + retraction.eventId());
        assertThat(ids(feed("/feeds/changes/0-49.atom"))).contains("urn:standbild:change:" + wrong.eventId());
        JsonNode deleted = http.json("/feeds/changes.json")
                .path("_standbild")
                .path("deleted")
                .path(0);
        assertThat(deleted.path("id").asString()).isEqualTo("urn:standbild:change:" + wrong.eventId());
        assertThat(deleted.path("reason").asString()).isEqualTo("Es war eine andere Stadt.");
        assertThat(deleted.path("by").asString())
                .isEqualTo("http://localhost:" + port + "/api/changes/" + retraction.position());
    }

    @Test
    void aChangeThatCountsAgainIsNewerThanItsDeletion() throws Exception {
        RecordedChange change = log.record(SampleChanges.zabPlannedInHamburg());
        RecordedChange retraction = log.record(SampleChanges.retracted(change, "Nie gesagt."));
        RecordedChange second = log.record(SampleChanges.retracted(retraction, "Doch gesagt."));

        Feed feed = feed("/feeds/changes.atom");

        Instant revived = feed.getEntries().stream()
                .filter(entry -> entry.getId().endsWith(change.eventId()))
                .map(entry -> entry.getUpdated().toInstant())
                .max(Instant::compareTo)
                .orElseThrow();
        assertThat(revived).isEqualTo(second.recordedAt());
        assertThat(tombstones(feed))
                .extracting(tombstone -> tombstone.getAttributeValue("ref"))
                .containsExactlyInAnyOrder(
                        "urn:standbild:change:" + change.eventId(), "urn:standbild:change:" + retraction.eventId());
    }

    @Test
    void aFilteredFeedHoldsOnlyWhatFitsAndItsLinksKeepTheFilter() throws Exception {
        for (int i = 0; i < 40; i++) {
            log.record(SampleChanges.zabRuledOutInHessen());
            log.record(SampleChanges.zabPlannedInHamburg());
            log.record(SampleChanges.small(i));
        }

        List<String> read = new ArrayList<>();
        Optional<String> next = Optional.of("/feeds/changes.atom?profile=DE-HH&class=DEVELOPMENT,CORRECTION");
        while (next.isPresent()) {
            Feed feed = feed(next.get());
            assertThat(http.get(next.get()).body().contains("DE-HE")).isFalse();
            assertThat(http.get(next.get()).body().contains("EDITORIAL")).isFalse();
            read.addAll(ids(feed));
            next = link(feed, "prev-archive");
            next.ifPresent(
                    address -> assertThat(address).endsWith(".atom?profile=DE-HH&class=DEVELOPMENT&class=CORRECTION"));
        }

        assertThat(read).doesNotHaveDuplicates().hasSize(40);
    }

    @Test
    void aFilterThatLeavesOutCorrectionsStillDeletesWhatIsRetracted() throws Exception {
        RecordedChange wrong = log.record(SampleChanges.zabPlannedInHamburg());
        log.record(SampleChanges.retracted(wrong, "Nie gesagt."));

        Feed feed = feed("/feeds/changes.atom?class=DEVELOPMENT");

        assertThat(ids(feed)).containsExactly("urn:standbild:change:" + wrong.eventId());
        assertThat(tombstones(feed)).hasSize(1);
        assertThat(tombstones(feed("/feeds/changes.atom?profile=DE-HE"))).isEmpty();
    }

    @Test
    void anEmptyFeedIsAFeed() throws Exception {
        assertThat(feed("/feeds/changes.atom").getEntries()).isEmpty();
        assertThat(http.json("/feeds/changes.json").path("items").size()).isZero();
        structure(http.get("/feeds/changes.atom").body());
    }

    @Test
    void anUnchangedFeedIsNotSentAgain() {
        log.record(SampleChanges.zabPlannedInHamburg());
        for (String path : List.of("/feeds/changes.atom", "/feeds/changes.json?profile=DE-HH")) {
            HttpResponse<String> first = http.get(path);
            String tag = first.headers().firstValue("ETag").orElseThrow();
            String modified = first.headers().firstValue("Last-Modified").orElseThrow();
            assertThat(tag).startsWith("\"");
            assertThat(modified).isEqualTo("Thu, 30 Apr 2020 10:00:00 GMT");

            HttpResponse<String> byTag = http.get(path, "If-None-Match", tag);
            assertThat(byTag.statusCode()).isEqualTo(304);
            assertThat(byTag.body()).isEmpty();
            assertThat(byTag.headers().firstValue("ETag")).hasValue(tag);
            assertThat(http.get(path, "If-Modified-Since", modified).statusCode())
                    .isEqualTo(304);
        }
        String tag =
                http.get("/feeds/changes.atom").headers().firstValue("ETag").orElseThrow();

        log.record(SampleChanges.zabEstablishedInHamburg());

        assertThat(http.get("/feeds/changes.atom", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
        assertThat(http.get("/feeds/changes.atom", "If-Modified-Since", "Thu, 30 Apr 2020 10:00:00 GMT")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void everyDocumentHasWhatAtomDemands() throws Exception {
        recordMany(120);
        log.record(SampleChanges.retracted(log.changes().get(3), "Nie gesagt."));
        log.record(SampleChanges.caveatInBayern());
        log.record(SampleChanges.noHsp4ProjectInHessen());
        log.record(SampleChanges.hamburgChecked("2020-06-15"));

        for (String path : List.of(
                "/feeds/changes.atom",
                "/feeds/changes.atom?lang=en",
                "/feeds/changes/0-49.atom",
                "/feeds/changes.atom?class=CHECKED")) {
            HttpResponse<String> response = http.get(path);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/atom+xml;charset=UTF-8");
            structure(response.body());
        }
    }

    @Test
    void feedsOfDifferentFiltersHaveDifferentNames() throws Exception {
        log.record(SampleChanges.zabPlannedInHamburg());

        assertThat(http.get("/feeds/changes.atom?profile=DE-HH&class=CORRECTION")
                        .body())
                .contains("<title>Standbild: Hamburg; Korrektur</title>");
        assertThat(http.json("/feeds/changes.json?profile=DE-HE&lang=en")
                        .path("title")
                        .asString())
                .isEqualTo("Standbild: Hesse");
    }

    @Test
    void whatIsPrintedAsStandIsNotCalledSoTwice() {
        log.record(new SummaryRevised(
                ProfileCode.DE_HH,
                new Stand(Stand.of("2020-02").edtf(), "Stand: Ende Februar 2020", Quality.EXACT),
                null,
                Text.de("Wortlaut."),
                List.of(Section.BA),
                List.of(),
                null));

        assertThat(http.json("/feeds/changes.json")
                        .path("items")
                        .path(0)
                        .path("content_text")
                        .asString())
                .contains("· Stand Ende Februar 2020 ·");
    }

    @Test
    void theJsonFeedHasWhatItsVersionDemandsAndTheChangeAsData() {
        log.record(SampleChanges.zabPlannedInHamburg());
        log.record(SampleChanges.zabInHamburgIsOnlyIntended());

        HttpResponse<String> response = http.get("/feeds/changes.json?lang=en");
        JsonNode feed = Http.tree(response);
        JsonNode item = feed.path("items").path(0);
        JsonNode ours = item.path("_standbild");

        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/feed+json");
        assertThat(feed.path("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.path("title").asString()).isEqualTo("Standbild: changes");
        assertThat(feed.path("language").asString()).isEqualTo("en");
        assertThat(feed.path("feed_url").asString()).endsWith("/feeds/changes.json?lang=en");
        assertThat(item.path("title").asString()).isEqualTo("Hamburg: Central immigration authority – Entry corrected");
        assertThat(item.path("summary").asString()).isEqualTo("1 field changed.");
        assertThat(item.path("content_text").asString())
                .contains("Reason: Der Text spricht von einer Absicht.")
                .contains("Commitment: firm → intended");
        assertThat(item.path("date_modified").asString()).isEqualTo("2020-04-30T10:01:00Z");
        assertThat(ours.path("class").asString()).isEqualTo("CORRECTION");
        assertThat(ours.path("stand").path("edtf").asString()).isEqualTo("2020-02");
        assertThat(ours.path("recordedAt").asString()).isEqualTo("2020-04-30T10:01:00Z");
        assertThat(ours.path("differences").path(0).path("before").asString()).isEqualTo("FIRM");
        assertThat(ours.path("differences").path(0).path("after").asString()).isEqualTo("INTENDED");
    }

    @Test
    void aFeedRefusesAFilterItDoesNotKnow() {
        assertThat(http.get("/feeds/changes.atom?profile=Hamburg").statusCode()).isEqualTo(400);
        assertThat(http.get("/feeds/changes.json?kind=x").statusCode()).isEqualTo(400);
        assertThat(Http.tree(http.get("/feeds/changes.atom?lang=fr"))
                        .path("parameter")
                        .asString())
                .isEqualTo("lang");
    }

    /** Some of them between positions that are not public; their ids in Atom. */
    private List<String> recordMany(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> {
                    if (i % 23 == 22) {
                        log.recordNothingPublic();
                    }
                    RecordedChange change = i % 3 == 0
                            ? log.record(SampleChanges.zabPlannedInHamburg())
                            : i % 3 == 1
                                    ? log.record(SampleChanges.regionalprogrammStarted())
                                    : log.record(SampleChanges.small(i));
                    return "urn:standbild:change:" + change.eventId();
                })
                .toList();
    }

    private Feed feed(String path) throws Exception {
        HttpResponse<String> response = http.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return (Feed) new WireFeedInput().build(new StringReader(response.body()));
    }

    private static Optional<String> link(Feed feed, String relation) {
        List<Link> links = new ArrayList<>(feed.getOtherLinks());
        links.addAll(feed.getAlternateLinks());
        return links.stream()
                .filter(link -> relation.equals(link.getRel()))
                .map(Link::getHref)
                .findFirst();
    }

    private static List<String> ids(Feed feed) {
        return feed.getEntries().stream().map(Entry::getId).toList();
    }

    private static List<Element> tombstones(Feed feed) {
        return feed.getForeignMarkup().stream()
                .filter(element -> element.getName().equals("deleted-entry")
                        && element.getNamespaceURI().equals("http://purl.org/atompub/tombstones/1.0"))
                .toList();
    }

    /** RFC 4287, sections 3 and 4, as far as we use it. */
    private static void structure(String body) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document =
                factory.newDocumentBuilder().parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        org.w3c.dom.Element feed = document.getDocumentElement();
        assertThat(feed.getNamespaceURI()).isEqualTo(ATOM_NS);
        assertThat(feed.getLocalName()).isEqualTo("feed");
        once(feed, "id", "title", "updated", "author");
        atMostOneLink(feed, "self", "alternate|text/html");
        Set<String> seen = new HashSet<>();
        NodeList entries = feed.getElementsByTagNameNS(ATOM_NS, "entry");
        for (int i = 0; i < entries.getLength(); i++) {
            org.w3c.dom.Element entry = (org.w3c.dom.Element) entries.item(i);
            once(entry, "id", "title", "updated", "published", "content", "summary");
            atMostOneLink(entry, "alternate|text/html", "alternate|application/json");
            Instant updated = Instant.parse(text(entry, "updated"));
            assertThat(seen.add(text(entry, "id") + " " + updated)).isTrue();
            assertThat(text(entry, "id")).startsWith("urn:standbild:change:");
            assertThat(text(entry, "title")).isNotBlank();
        }
        Instant.parse(text(feed, "updated"));
    }

    private static void once(org.w3c.dom.Element parent, String... names) {
        for (String name : names) {
            assertThat(children(parent, name)).as(name).hasSize(1);
        }
    }

    private static String text(org.w3c.dom.Element parent, String name) {
        return children(parent, name).get(0).getTextContent();
    }

    private static void atMostOneLink(org.w3c.dom.Element parent, String... relationAndType) {
        List<String> links = children(parent, "link").stream()
                .map(link -> link.getAttribute("rel")
                        + (link.getAttribute("rel").equals("alternate") ? "|" + link.getAttribute("type") : ""))
                .toList();
        for (String each : relationAndType) {
            assertThat(links).containsOnlyOnce(each);
        }
        assertThat(children(parent, "link"))
                .allMatch(link -> link.getAttribute("href").startsWith("http://"));
    }

    private static List<org.w3c.dom.Element> children(org.w3c.dom.Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(org.w3c.dom.Element.class::isInstance)
                .map(org.w3c.dom.Element.class::cast)
                .filter(element -> ATOM_NS.equals(element.getNamespaceURI()) && name.equals(element.getLocalName()))
                .toList();
    }
}
