package org.standbild.feed.atom;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.CompactSchemaReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Every document of the feed is held against a RELAX NG schema. */
@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class AtomSchemaTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Histories histories;

    private Http http;
    private Log log;

    @BeforeEach
    void connect() {
        http = new Http(port);
        log = new Log(histories);
    }

    @Test
    void everyDocumentFromTheNewestToTheFirstIsValid() throws Exception {
        log.record(SampleChanges.hamburgOpened());
        log.record(SampleChanges.pumaStarted());
        log.record(SampleChanges.pumaEnded());
        log.record(SampleChanges.caveatInBayern());
        log.record(SampleChanges.noHsp4ProjectInHessen());
        log.record(SampleChanges.editionPublished(4));
        log.record(SampleChanges.zabPlannedInHamburg());
        RecordedChange wrong = log.record(SampleChanges.zabEstablishedInHamburg());
        RecordedChange retraction = log.record(SampleChanges.retracted(wrong, "Nur <b>angekündigt</b> & verschoben"));
        log.record(SampleChanges.retracted(retraction, "Doch eröffnet"));
        for (int n = 0; n < 120; n++) {
            log.record(SampleChanges.small(n));
        }
        for (String filter : List.of("", "?profile=DE-HH&lang=en", "?class=CORRECTION", "?profile=DE-SL")) {
            int documents = 0;
            String next = "/feeds/changes.atom" + filter;
            while (next != null) {
                String document = http.get(next).body();
                assertThat(mistakes(document)).as(next).isEmpty();
                documents++;
                Matcher older = Pattern.compile("rel=\"prev-archive\"[^>]*href=\"([^\"]+)\"")
                        .matcher(document);
                next = older.find() ? older.group(1).replace("&amp;", "&") : null;
            }
            assertThat(documents)
                    .as(filter)
                    .isGreaterThanOrEqualTo(filter.contains("DE-HH") || filter.isEmpty() ? 2 : 1);
        }
    }

    @Test
    void theSchemaNoticesWhatTheRfcForbids() throws Exception {
        log.record(SampleChanges.pumaStarted());
        RecordedChange ended = log.record(SampleChanges.pumaEnded());
        log.record(SampleChanges.retracted(ended, "Nie gesagt"));
        String document = http.get("/feeds/changes.atom").body();
        assertThat(mistakes(document)).isEmpty();
        for (String[] breach : List.of(
                new String[] {"<id>urn:standbild:feed</id>", ""},
                new String[] {"</entry>", "<id>urn:x</id></entry>"},
                new String[] {"<updated>[^<]+</updated>", "<updated>2020-04-30</updated>"},
                new String[] {"type=\"application/atom\\+xml\"", "type=\"atom\""},
                new String[] {" when=\"[^\"]+\"", ""},
                new String[] {"<summary>", "<abstract>x</abstract><summary>"})) {
            String broken = document.replaceFirst(breach[0], breach[1]);
            assertThat(broken).as(breach[0]).isNotEqualTo(document);
            assertThat(mistakes(broken)).as(breach[0]).isNotEmpty();
        }
    }

    private static List<String> mistakes(String document) throws IOException, SAXException {
        List<String> mistakes = new ArrayList<>();
        PropertyMapBuilder properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, new ErrorHandler() {
            @Override
            public void warning(SAXParseException e) {
                mistakes.add(e.getMessage());
            }

            @Override
            public void error(SAXParseException e) {
                mistakes.add(e.getLineNumber() + ":" + e.getColumnNumber() + " " + e.getMessage());
            }

            @Override
            public void fatalError(SAXParseException e) {
                mistakes.add(e.getMessage());
            }
        });
        ValidationDriver driver = new ValidationDriver(properties.toPropertyMap(), CompactSchemaReader.getInstance());
        try (var schema = AtomSchemaTest.class.getResourceAsStream("/atom.rnc")) {
            assertThat(driver.loadSchema(new InputSource(schema)))
                    .as(mistakes.toString())
                    .isTrue();
        }
        driver.validate(new InputSource(new StringReader(document)));
        return mistakes;
    }
}
