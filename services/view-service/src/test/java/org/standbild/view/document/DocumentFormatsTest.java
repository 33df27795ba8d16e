package org.standbild.view.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.standbild.profile.EntryTable;
import org.standbild.view.Reading;

class DocumentFormatsTest {

    private final Reading reading = Reading.theDocument();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            |JSON
            */*|JSON
            application/json|JSON
            text/csv|CSV
            text/*|HTML
            text/markdown, text/csv;q=0.9|MARKDOWN
            text/markdown;q=0.1, text/csv;q=0.9|CSV
            text/html;q=0, */*|JSON
            text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8|HTML
            """)
    void whatIsAcceptedMostIsGiven(String accept, String format) {
        assertThat(Format.wanted(accept)).isEqualTo(Format.valueOf(format));
    }

    @Test
    void whoReadsPagesIsLedToThePageOfThatPoint() {
        assertThat(reading.get("/api/document?stand=2020-02&knownAt=2020-05-01").header("Accept", "text/html"))
                .hasStatus(303)
                .hasHeader("Location", "http://localhost/dokument?stand=2020-02&knownAt=2020-05-01");
    }

    @Test
    void aFixedPointIsTheSameForEverInEachFormat() {
        for (String type : new String[] {"text/csv", "text/markdown"}) {
            assertThat(reading.get("/api/document?stand=2020-02&knownAt=2020-05-01")
                            .header("Accept", type))
                    .hasStatusOk()
                    .hasHeader("Content-Type", type + ";charset=UTF-8")
                    .hasHeader("Cache-Control", "max-age=31536000, public, immutable")
                    .hasHeader("Vary", "Accept");
        }
        assertThat(reading.get("/api/document").header("Accept", "image/png")).hasStatus(406);
    }

    @Test
    void aCellThatWouldBeAFormulaBeginsWithAnApostrophe() throws Exception {
        reading.published("""
                {type: 'EntryRecorded', profile: 'DE-BB', stand: {edtf: '2020-02'}, entry: 'formel', kind: 'PROJECT',
                 title: {de: '=HYPERLINK(1;2), drei'}, locations: ['-5', '@home'], sections: ['IQ_HSP4']}""");
        assertThat(reading.get("/api/document/entries.csv?profile=DE-BB")
                        .exchange()
                        .getResponse()
                        .getContentAsString())
                .startsWith("profile,profileName,entry,kind,status,title,")
                .contains("\r\nDE-BB,")
                .contains(",formel,PROJECT,")
                .contains(",\"'=HYPERLINK(1;2), drei\",")
                .contains(",'-5 | @home,")
                .doesNotContain("DE-HE");
        for (String cell : new String[] {"=1", "+1", "-1", "@A1", "\t=1", "\r=1"}) {
            assertThat(EntryTable.cell(cell)).isEqualTo("'" + cell);
        }
        assertThat(EntryTable.cell("1=1")).isEqualTo("1=1");
    }

    @Test
    void whatAnEditorTypedIsNoMarkup() {
        assertThat(DocumentAsMarkdown.escaped("<b> *a* [x](y)\n# z")).isEqualTo("\\<b\\> \\*a\\* \\[x\\](y) \\# z");
    }

    @Test
    void aDateOrProfileThatCannotBeReadIsRefusedInEachFormat() {
        assertThat(reading.get("/api/document?stand=2018-2021").header("Accept", "text/csv"))
                .hasStatus(400)
                .hasHeader("Content-Type", "application/problem+json");
        assertThat(reading.get("/api/document/document.md?profile=DE-XX")).hasStatus(404);
    }
}
