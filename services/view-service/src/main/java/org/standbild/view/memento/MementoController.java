package org.standbild.view.memento;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.standbild.profile.Text;
import org.standbild.view.answer.Answers;
import org.standbild.view.answer.PublicAddress;
import org.standbild.view.point.Points;
import org.standbild.webframe.Problem;

/** TimeGates lead to the version of a date (RFC 7089, pattern 2.1), TimeMaps list all versions. */
@RestController
@Tag(
        name = "Memento",
        description = "Earlier versions of the document and the profiles by the date of recording (RFC 7089)")
class MementoController {

    static final int MEMENTOS_PER_PAGE = 500;

    private static final MediaType LINK_FORMAT = MediaType.parseMediaType("application/link-format");
    private static final String ACCEPT_DATETIME = "Accept-Datetime";

    private final Mementos mementos;
    private final Points points;
    private final PublicAddress addresses;

    MementoController(Mementos mementos, Points points, PublicAddress addresses) {
        this.mementos = mementos;
        this.points = points;
        this.addresses = addresses;
    }

    /** A list of versions as JSON. */
    record TimeMap(String original, String timegate, String timemap, int page, int pages, List<Memento> mementos) {}

    /** @param datetime when it was recorded */
    record Memento(Instant datetime, String uri) {}

    @GetMapping("/timegate/{*path}")
    @Operation(
            summary = "To the version that was known on a date",
            description =
                    "The path is that of the original: /laender/{slug}, /dokument, /api/profiles/{code} or /api/document, with or without stand=. The date"
                            + " counts on the recorded clock: what was known then. Before the first version it leads to the first, without a date to the last.")
    @ApiResponse(responseCode = "302", description = "To the version; see Link for those beside it", content = @Content)
    @ApiResponse(responseCode = "400", description = "bad-parameter: no date as HTTP writes it", content = @Content)
    @ApiResponse(responseCode = "404", description = "no-memento: nothing there has versions", content = @Content)
    ResponseEntity<Void> timeGate(
            @Parameter(description = "Of the original", example = "/laender/hessen") @PathVariable String path,
            @Parameter(description = "The day looked at, as EDTF; then the versions of that Stand", example = "2020-02")
                    @RequestParam(required = false)
                    @Nullable
                    String stand,
            @Parameter(description = "As HTTP writes dates", example = "Fri, 01 May 2020 12:00:00 GMT")
                    @RequestHeader(name = ACCEPT_DATETIME, required = false)
                    @Nullable
                    String datetime) {
        Original original = original(path, stand);
        Instant asked = datetime == null || datetime.isBlank() ? Instant.MAX : instant(datetime);
        List<Instant> all = mementos.of(original);
        Instant chosen = mementos.at(original, asked).orElse(all.get(0));
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(addresses.of(original.memento(chosen))))
                .header(HttpHeaders.VARY, ACCEPT_DATETIME.toLowerCase(Locale.ROOT))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(
                        HttpHeaders.LINK,
                        new Links(addresses, original)
                                .original()
                                .timeGate()
                                .timeMap()
                                .around(all, chosen)
                                .toString())
                .build();
    }

    @GetMapping("/timemap/{*path}")
    @Operation(
            summary = "All versions, by the date of recording",
            description =
                    "As application/link-format (RFC 6690), or as JSON for who accepts that; 500 a page, each of which names the others.")
    @ApiResponse(
            responseCode = "200",
            description = "The versions, oldest first",
            content = {
                @Content(mediaType = "application/link-format"),
                @Content(mediaType = MediaType.APPLICATION_JSON_VALUE)
            })
    @ApiResponse(responseCode = "400", description = "bad-parameter: no such page", content = @Content)
    @ApiResponse(responseCode = "404", description = "no-memento: nothing there has versions", content = @Content)
    ResponseEntity<byte[]> timeMap(
            @Parameter(description = "Of the original", example = "/laender/hessen") @PathVariable String path,
            @Parameter(description = "The day looked at, as EDTF; then the versions of that Stand", example = "2020-02")
                    @RequestParam(required = false)
                    @Nullable
                    String stand,
            @Parameter(description = "From 1", example = "1") @RequestParam(required = false, defaultValue = "1")
                    String page,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable
                    String accept) {
        Original original = original(path, stand);
        List<Instant> all = mementos.of(original);
        int pages = (all.size() + MEMENTOS_PER_PAGE - 1) / MEMENTOS_PER_PAGE;
        int number = number(page, pages);
        List<Instant> here = page(all, number);
        return accept != null && accept.contains("json")
                ? Answers.json(json(original, here, number, pages), false)
                : Answers.text(linkFormat(original, all, here, number, pages), LINK_FORMAT, false);
    }

    private TimeMap json(Original original, List<Instant> here, int page, int pages) {
        return new TimeMap(
                addresses.of(original.address()),
                addresses.of(original.timeGate()),
                addresses.of(original.timeMap(page)),
                page,
                pages,
                here.stream()
                        .map(recorded ->
                                new Memento(Mementos.second(recorded), addresses.of(original.memento(recorded))))
                        .toList());
    }

    private String linkFormat(Original original, List<Instant> all, List<Instant> here, int page, int pages) {
        Links links = new Links(addresses, original).original().timeGate();
        for (int i = 1; i <= pages; i++) {
            List<Instant> there = page(all, i);
            links.timeMap(i, i == page ? "self" : "timemap", there.get(0), there.get(there.size() - 1));
        }
        for (Instant recorded : here) {
            boolean first = recorded.equals(all.get(0));
            boolean last = recorded.equals(all.get(all.size() - 1));
            links.memento((first ? "first " : "") + (last ? "last " : "") + "memento", recorded);
        }
        return links.lines();
    }

    private static List<Instant> page(List<Instant> all, int page) {
        return all.subList((page - 1) * MEMENTOS_PER_PAGE, Math.min(all.size(), page * MEMENTOS_PER_PAGE));
    }

    private Original original(String path, @Nullable String stand) {
        points.lastDay("stand", stand);
        return Original.at(path, stand)
                .filter(original -> !mementos.of(original).isEmpty())
                .orElseThrow(() -> Problem.of(
                                HttpStatus.NOT_FOUND,
                                "no-memento",
                                new Text("Davon gibt es keine früheren Fassungen", "That has no earlier versions"),
                                new Text(
                                        "„" + path
                                                + "“ hat keine früheren Fassungen. Es haben sie: /laender/hessen und die anderen Profile, /dokument,"
                                                + " /api/profiles/DE-HE und die anderen, /api/document.",
                                        "\"" + path
                                                + "\" has no earlier versions. These have: /laender/hessen and the other profiles, /dokument,"
                                                + " /api/profiles/DE-HE and the others, /api/document."))
                        .with("value", path));
    }

    private static Instant instant(String datetime) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC).parse(datetime.strip(), Instant::from);
        } catch (DateTimeParseException e) {
            throw Problem.badParameter(
                            ACCEPT_DATETIME,
                            new Text(
                                    "„" + datetime
                                            + "“ ist kein Datum, wie HTTP es schreibt. Richtig wäre zum Beispiel: Fri, 01 May 2020 12:00:00 GMT.",
                                    "\"" + datetime
                                            + "\" is no date as HTTP writes it. Right would be, for example: Fri, 01 May 2020 12:00:00 GMT."))
                    .with("parameter", ACCEPT_DATETIME)
                    .with("value", datetime)
                    .with("examples", List.of("Fri, 01 May 2020 12:00:00 GMT"))
                    .header(HttpHeaders.VARY, ACCEPT_DATETIME.toLowerCase(Locale.ROOT));
        }
    }

    private static int number(String page, int pages) {
        if (page.matches("[1-9]\\d{0,5}") && Integer.parseInt(page) <= pages) {
            return Integer.parseInt(page);
        }
        throw Problem.badParameter(
                        "page",
                        new Text(
                                "„" + page + "“ gibt es nicht; möglich ist 1 bis " + pages + ".",
                                "There is no \"" + page + "\"; possible is 1 to " + pages + "."))
                .with("parameter", "page")
                .with("value", page)
                .with("examples", List.of("1", Integer.toString(pages)));
    }
}
