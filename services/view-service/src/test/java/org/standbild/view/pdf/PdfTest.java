package org.standbild.view.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.junit.jupiter.api.Test;
import org.standbild.profile.ProfileCode;
import org.standbild.view.Reading;

/** Asked over HTTP, looked at with poppler. */
class PdfTest {

    private static final String POINT = "?stand=2020-02&knownAt=2020-05-01";

    private final Reading reading = Reading.theDocument();

    @Test
    void itIsTaggedHasATitleALanguageAndFontsOfItsOwn() throws Exception {
        byte[] pdf = pdf("/api/document" + POINT);

        assertThat(Poppler.info(pdf))
                .containsPattern("Title: +Fachkräfteeinwanderung in den Ländern, Stand 29. Februar 2020 – Standbild")
                .containsPattern("Tagged: +yes")
                .containsPattern("Page size: +\\S+ x \\S+ pts \\(A4\\)");
        assertThat(Poppler.structure(pdf))
                .contains("Document")
                .contains("H1")
                .contains("H2")
                .contains("Table")
                .contains("TH")
                .contains("Regionalprogramm Fachkräftesicherung 2019");
        assertThat(Poppler.fonts(pdf).lines().skip(2))
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(font -> font.matches(".*Source(Sans|Serif).* yes yes yes .*"));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("de");
            assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
        }
    }

    @Test
    void aDateIsSaidOnPaperAsOnThePage() throws Exception {
        reading.published("""
                {type: 'ProjectStarted', profile: 'DE-SL', stand: {edtf: '2020-02'}, entry: 'ende', kind: 'PROJECT',
                 title: {de: 'Vorhaben'}, sections: ['BA'],
                 dates: [{what: 'end', edtf: '2022-12~', asPrinted: 'bis Ende 2022', quality: 'APPROXIMATE'}]}""");

        assertThat(Poppler.text(pdf("/laender/saarland.pdf?stand=2020-02")))
                .contains("Ende: „bis Ende 2022“ = ungefähr Dezember 2022")
                .doesNotContain("2022, ungefähr");
    }

    @Test
    void theSeventeenProfilesAreInItInTheContentsAndAmongTheBookmarks() throws Exception {
        byte[] pdf = pdf("/api/document" + POINT);
        List<String> names = Arrays.stream(ProfileCode.values())
                .map(code -> code.label().de())
                .toList();

        String text = Poppler.text(pdf);
        assertThat(text).containsSubsequence(names).contains("Zentrale Ausländerbehörde in Hessen");
        List<String> bookmarks = new ArrayList<>();
        List<String> below = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDOutlineNode outline = document.getDocumentCatalog().getDocumentOutline();
            outline.children().forEach(item -> {
                bookmarks.add(item.getTitle());
                item.children().forEach(section -> below.add(section.getTitle()));
                assertThat(pageOf(document, item)).isNotNull();
            });
            assertThat(document.getNumberOfPages()).isGreaterThan(17);
        }
        assertThat(bookmarks).containsSubsequence(names).hasSize(18);
        assertThat(below)
                .contains(
                        "Strategien und Strukturen der Landesregierung",
                        "Geplante strukturelle Angebote und Neuerungen");
        assertThat(text).containsPattern("Baden-Württemberg\\s+3\\s+Bayern\\s+4");
    }

    private static Object pageOf(PDDocument document, PDOutlineItem item) {
        try {
            return item.findDestinationPage(document);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyPageSaysWhichStandItShowsWhereItIsOnTheWebAndItsNumber() throws Exception {
        byte[] pdf = pdf("/api/profiles/DE-HE" + POINT);
        String text = Poppler.text(pdf);
        assertThat(text)
                .contains(
                        "Stand 29. Februar 2020 · http://localhost/laender/hessen?stand=2020-02-29&knownAt=2020-05-01T21:59:59.999999999Z")
                .containsPattern("Seite 1/\\d")
                .doesNotContain("Baden-Württemberg");
    }

    @Test
    void theSamePointGivesTheSameBytesAlsoWhenPrintedAnewAndIsKeptForEver() throws Exception {
        assertThat(reading.get("/api/profiles/DE-HE" + POINT).header("Accept", "application/pdf"))
                .hasStatusOk()
                .hasHeader("Content-Type", "application/pdf")
                .hasHeader("Cache-Control", "max-age=31536000, public, immutable")
                .hasHeader("Content-Disposition", "inline; filename=\"standbild-hessen-2020-02-29.pdf\"");
        assertThat(pdf("/laender/hessen.pdf" + POINT))
                .isEqualTo(pdfOf(Reading.theDocument(), "/laender/hessen.pdf" + POINT));
        assertThat(reading.get("/dokument.pdf?stand=2020-02")).hasStatusOk().hasHeader("Cache-Control", "no-cache");
    }

    @Test
    void englishReadersReadEnglish() throws Exception {
        assertThat(Poppler.text(pdf("/laender/hessen.pdf" + POINT + "&language=en")))
                .contains("Hesse")
                .contains("As of 29 February 2020")
                .contains("Central immigration authority · ruled out");
    }

    @Test
    void nothingThatAnEditorTypedIsMarkupOrFetched() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        elsewhere.start();
        try {
            String address = "http://localhost:" + elsewhere.getAddress().getPort() + "/bild.png";
            reading.published("""
                    {type: 'EntryRecorded', profile: 'DE-BB', stand: {edtf: '2020-02'}, entry: 'probe', kind: 'PROJECT',
                     title: {de: '<img src=$> <style>@import url($);</style>'}, summary: {de: 'Ein 漢字 und <b>'}, sections: ['IQ_HSP4'],
                     sources: [{title: 'Bild', url: '$'}, {title: 'Datei', url: 'file:///etc/passwd'}]}""".replace("$", address));
            String text = Poppler.text(pdf("/laender/brandenburg.pdf"));
            assertThat(text).contains("<img src=").contains("<b>").doesNotContain("root:");
        } finally {
            elsewhere.stop(0);
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void manyReadersAtOnceAllGetIt() throws Exception {
        ExecutorService readers = Executors.newFixedThreadPool(8);
        List<Future<byte[]>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String slug = i % 2 == 0 ? "hessen" : "hamburg";
            answers.add(readers.submit(() -> pdf("/laender/" + slug + ".pdf" + POINT)));
        }
        for (Future<byte[]> answer : answers) {
            assertThat(answer.get()).startsWith("%PDF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        readers.shutdown();
    }

    @Test
    void nothingKnownIsSaid() throws Exception {
        assertThat(Poppler.text(pdf("/dokument.pdf?stand=2020-02&knownAt=2019")))
                .contains("Nach dem gewählten Wissen ist nichts bekannt.")
                .contains("Anhang: Fachkräftestrategien der Länder");
    }

    @Test
    void whatIsKeptIsBoundedAndWhatNobodyAskedForGoesFirst() {
        Shelf shelf = new Shelf(25);
        for (int i = 0; i < 3; i++) {
            shelf.keep(key(i), new byte[10]);
            shelf.find(key(0));
        }
        assertThat(shelf.find(key(0))).isNotNull();
        assertThat(shelf.find(key(1))).isNull();
        assertThat(shelf.find(key(2))).isNotNull();
    }

    private static Shelf.Key key(long position) {
        return new Shelf.Key(List.of(), java.time.LocalDate.EPOCH, position, "", "de", "");
    }

    private byte[] pdf(String address) {
        return pdfOf(reading, address);
    }

    private static byte[] pdfOf(Reading reading, String address) {
        var response = reading.get(address)
                .header("Accept", "application/pdf")
                .exchange()
                .getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        return response.getContentAsByteArray();
    }
}
