package org.standbild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;
import org.standbild.profile.Kind;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Status;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same question asked as JSON, page, Markdown, CSV and PDF: all 17 profiles of the shipped document. */
@BrowserTest
class SameFactsTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param status empty for a source, of which only tables say one */
    private record Fact(String profile, String id, String title, String kind, String status) {

        static Fact of(String profile, String id, String title, Kind kind, Status status) {
            return new Fact(
                    profile,
                    id,
                    title,
                    kind.label().de(),
                    kind == Kind.REFERENCE ? "" : status.label().de());
        }

        /** As Markdown and paper say it after the title. */
        String situation() {
            return status.isEmpty() ? kind : kind + " · " + status;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stand=2020-02&knownAt=2020-05-01", "stand=2020-06&knownAt=2020-05-01"})
    void everyFormatTellsTheSame(String point, Site site) throws Exception {
        JsonNode document = JSON.readTree(text(site, "/api/document?" + point, "application/json"));
        Map<String, List<Fact>> facts = facts(document);
        assertThat(facts).hasSize(17);
        assertThat(facts.values().stream().mapToInt(List::size).sum()).isGreaterThan(600);

        List<Fact> all = facts.values().stream().flatMap(List::stream).toList();
        assertThat(inMarkdown(text(site, "/api/document?" + point, "text/markdown")))
                .containsExactlyInAnyOrderElementsOf(all);
        csv(document, text(site, "/api/document?" + point, "text/csv"));
        page(document, all, text(site, "/dokument?" + point, "text/html"));
        pdf(document, facts, paper(site, "/api/document?" + point));
        markdownTellsEveryStatement(document, text(site, "/api/document?" + point, "text/markdown"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stand=2020-02&knownAt=2020-05-01", "stand=2020-06&knownAt=2020-05-01"})
    void aProfileAloneTellsWhatItTellsInTheDocument(String point, Site site) throws Exception {
        Map<String, List<Fact>> facts = facts(JSON.readTree(text(site, "/api/document?" + point, "application/json")));
        for (ProfileCode code : ProfileCode.values()) {
            String address = "/api/profiles/" + code + "?" + point;
            List<Fact> expected = facts.get(code.code());
            assertThat(facts(code.code(), JSON.readTree(text(site, address, "application/json"))))
                    .containsExactlyElementsOf(expected);
            assertThat(inMarkdown(text(site, address, "text/markdown"))).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(rows(text(site, address, "text/csv"))).hasSameSizeAs(expected);
            assertThat(ids(text(site, "/laender/" + code.slug() + "?" + point, "text/html"), "entry-"))
                    .containsAll(expected.stream().map(Fact::id).toList());
        }
    }

    private static Map<String, List<Fact>> facts(JsonNode document) {
        Map<String, List<Fact>> facts = new LinkedHashMap<>();
        for (JsonNode profile : document.get("profiles")) {
            String code = profile.get("code").asString();
            facts.put(code, facts(code, profile));
        }
        return facts;
    }

    private static List<Fact> facts(String code, JsonNode profile) {
        return entries(profile).values().stream()
                .map(entry -> Fact.of(
                        code,
                        entry.get("id").asString(),
                        entry.get("title").get("de").asString(),
                        Kind.valueOf(entry.get("kind").asString()),
                        Status.valueOf(entry.get("status").asString())))
                .toList();
    }

    private static Map<String, JsonNode> entries(JsonNode profile) {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        for (JsonNode section : profile.get("sections")) {
            section.get("entries")
                    .forEach(entry -> entries.putIfAbsent(entry.get("id").asString(), entry));
        }
        return entries;
    }

    private static Map<String, String> statements(JsonNode profile) {
        Map<String, String> statements = new LinkedHashMap<>();
        for (JsonNode section : profile.get("sections")) {
            section.get("statements")
                    .forEach(said -> statements.put(
                            said.get("id").asString(),
                            said.get("text").get("de").asString()));
        }
        return statements;
    }

    private static List<Fact> inMarkdown(String body) {
        Matcher match = Pattern.compile(
                        "^## .* \\((.*)\\)$|^- \\*\\*(.*)\\*\\* · ([^·]*?)(?: · ([^·]*))? · `(.*)`$", Pattern.MULTILINE)
                .matcher(body);
        List<Fact> facts = new ArrayList<>();
        String profile = "";
        while (match.find()) {
            if (match.group(1) != null) {
                profile = match.group(1);
            } else {
                String status = match.group(4) == null ? "" : match.group(4);
                facts.add(new Fact(
                        profile, match.group(5), match.group(2).replaceAll("\\\\(.)", "$1"), match.group(3), status));
            }
        }
        return facts;
    }

    private static void markdownTellsEveryStatement(JsonNode document, String markdown) {
        String plain = squeezed(markdown.replaceAll("\\\\(.)", "$1"));
        for (JsonNode profile : document.get("profiles")) {
            statements(profile).values().forEach(said -> assertThat(plain).contains(squeezed(said)));
        }
    }

    private static void csv(JsonNode document, String body) throws IOException {
        Map<String, CSVRecord> rows = new HashMap<>();
        rows(body).forEach(row -> rows.put(row.get("profile") + " " + row.get("entry"), row));
        int entries = 0;
        for (JsonNode profile : document.get("profiles")) {
            for (JsonNode entry : entries(profile).values()) {
                entries++;
                CSVRecord row = rows.get(
                        profile.get("code").asString() + " " + entry.get("id").asString());
                assertThat(row).as(entry.get("id").asString()).isNotNull();
                assertThat(row.get("title"))
                        .isEqualTo(entry.get("title").get("de").asString());
                assertThat(row.get("kind")).isEqualTo(entry.get("kind").asString());
                assertThat(row.get("status")).isEqualTo(entry.get("status").asString());
                for (JsonNode date : entry.get("dates")) {
                    String edtf = date.has("edtf") ? date.get("edtf").asString() : "";
                    assertThat(row.get("dates")).contains(date.get("what").asString() + "=" + edtf);
                }
            }
        }
        assertThat(rows).hasSize(entries);
    }

    private static List<CSVRecord> rows(String body) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser table = CSVParser.parse(body, format)) {
            return table.getRecords();
        }
    }

    private static void page(JsonNode document, List<Fact> facts, String page) {
        Matcher match = Pattern.compile(
                        "id=\"entry-(DE(?:-[A-Z]{2})?)-([^\"]+)\"><strong(?! class=\"not\")[^>]*>(.*?)</strong> <span"
                                + " class=\"quiet\">(.*?)</span>(?:\\s*<span class=\"status status-([A-Z_]+)\")?")
                .matcher(page);
        List<Fact> told = new ArrayList<>();
        while (match.find()) {
            told.add(new Fact(
                    match.group(1),
                    match.group(2),
                    HtmlUtils.htmlUnescape(match.group(3)),
                    HtmlUtils.htmlUnescape(match.group(4)),
                    match.group(5) == null
                            ? ""
                            : Status.valueOf(match.group(5)).label().de()));
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(facts);
        Set<String> ids = new TreeSet<>();
        String text = squeezed(HtmlUtils.htmlUnescape(page.replaceAll("<[^>]+>", "")));
        for (JsonNode profile : document.get("profiles")) {
            String code = profile.get("code").asString();
            entries(profile).keySet().forEach(id -> ids.add(code + "-" + id));
            statements(profile).forEach((id, said) -> {
                ids.add(code + "-" + id);
                assertThat(text).contains(squeezed(said));
            });
        }
        assertThat(ids(page, "entry-")).containsExactlyElementsOf(ids);
    }

    private static Set<String> ids(String page, String before) {
        return Pattern.compile(" id=\"" + before + "([^\"]+)\"")
                .matcher(page)
                .results()
                .map(id -> id.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void pdf(JsonNode document, Map<String, List<Fact>> facts, String text) {
        Map<String, String> chapters = chapters(text);
        for (JsonNode profile : document.get("profiles")) {
            String code = profile.get("code").asString();
            String chapter = chapters.getOrDefault(code, "");
            String paper = squeezed(chapter);
            Map<String, Long> expected = new HashMap<>();
            for (Fact fact : facts.get(code)) {
                assertThat(paper).as(fact.toString()).contains(squeezed(fact.title() + fact.situation()));
                expected.merge(fact.kind(), 1L, Long::sum);
            }
            statements(profile).values().forEach(said -> assertThat(paper).contains(squeezed(said)));
            entries(profile).values().forEach(entry -> entry.get("dates").forEach(date -> {
                if (date.has("asPrinted")) {
                    assertThat(paper).contains(squeezed(date.get("asPrinted").asString()));
                }
            }));
            for (Kind kind : Kind.values()) {
                String label = kind.label().de();
                String situation = label + (kind == Kind.REFERENCE ? "\n" : " · ");
                assertThat(chapter.lines()
                                .map(String::strip)
                                .filter(line -> (line + "\n").startsWith(situation))
                                .count())
                        .as(code + " " + label)
                        .isEqualTo(expected.getOrDefault(label, 0L));
            }
        }
    }

    /** The text by profile: each begins a page with its name. What stands at the foot of a page is left out. */
    private static Map<String, String> chapters(String text) {
        Map<String, String> names = new HashMap<>();
        for (ProfileCode code : ProfileCode.values()) {
            names.put(code.label().de(), code.code());
        }
        Map<String, String> chapters = new HashMap<>();
        String current = "front";
        for (String page : text.split("\f")) {
            String first = page.strip().lines().findFirst().orElse("").strip();
            current = first.startsWith("Anhang: ") && first.endsWith(" der Länder")
                    ? "annex"
                    : names.getOrDefault(first, current);
            String told = page.replaceAll("(?m)^Stand [^\\n]* · http.*$|^Seite \\d+/\\d+$", "");
            chapters.merge(current, told, String::concat);
        }
        return chapters;
    }

    /** Whatever wraps a line, or takes a hyphen at its end for one that only parts a word. */
    private static String squeezed(String text) {
        return text.replaceAll("[\\s\\u00ad-]+", "");
    }

    private static String paper(Site site, String path) throws Exception {
        Path file = Files.createTempFile("standbild", ".pdf");
        try {
            HTTP.send(request(site, path, "application/pdf"), HttpResponse.BodyHandlers.ofFile(file));
            Process process = new ProcessBuilder("pdftotext", "-enc", "UTF-8", file.toString(), "-").start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isZero();
            return text;
        } finally {
            Files.delete(file);
        }
    }

    private static Process pdftotext(Path file) {
        try {
            return new ProcessBuilder("pdftotext", "-enc", "UTF-8", file.toString(), "-").start();
        } catch (IOException e) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("CI needs poppler-utils", e);
            }
            return Assumptions.abort("There is no pdftotext: install poppler-utils.");
        }
    }

    private static String text(Site site, String path, String type) throws Exception {
        HttpResponse<String> answer = HTTP.send(request(site, path, type), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static HttpRequest request(Site site, String path, String type) {
        return HttpRequest.newBuilder(URI.create(site.origin() + path))
                .header("Accept", type)
                .build();
    }
}
