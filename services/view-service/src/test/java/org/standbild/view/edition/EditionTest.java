package org.standbild.view.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.standbild.eventstore.CanonicalDocument;
import org.standbild.view.Reading;

class EditionTest {

    private final Reading reading = Reading.theDocument();
    private String published = "";

    @BeforeEach
    void theEditionIsPublished() {
        published = CanonicalDocument.sha256(
                CanonicalDocument.bytes(reading.histories(), LocalDate.of(2020, 2, 29), reading.position()));
        publish("stand-2020-02", published);
    }

    @Test
    void anEditionSaysItsStandPositionHashAndWhoAnsweredForIt() {
        reading.recorded("2020-05-10T09:00:00Z", """
                {type: 'EditionSignedOff', profile: 'DE-HE', stand: {edtf: '2020-05-10'}, edition: 'stand-2020-02',
                 coordination: 'IQ Landesnetzwerk Hessen', answer: 'AGREED'}""");

        assertThat(reading.get("/api/editions"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[*].edition")
                .asArray()
                .containsExactly("stand-2020-02");
        assertThat(reading.get("/api/editions/stand-2020-02"))
                .hasStatusOk()
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json).extractingPath("$.title.de").isEqualTo("Stand: Ende Februar 2020");
                    assertThat(json).extractingPath("$.day").isEqualTo("2020-02-29");
                    assertThat(json).extractingPath("$.position").isEqualTo(10);
                    assertThat(json).extractingPath("$.sha256").isEqualTo(published);
                    assertThat(json).extractingPath("$.publishedAt").isEqualTo("2020-04-30T12:00:00Z");
                    assertThat(json)
                            .extractingPath("$.signOffs[0].coordination")
                            .isEqualTo("IQ Landesnetzwerk Hessen");
                    assertThat(json).extractingPath("$.signOffs[0].answer").isEqualTo("AGREED");
                });
    }

    @Test
    void theBytesOfItsDocumentHaveThePublishedHashWhateverIsRecordedLater() {
        reading.recorded("2021-06-01T08:00:00Z", """
                {type: 'ZentraleAuslaenderbehoerdeEstablished', profile: 'DE-HH', stand: {edtf: '2020-01'}, entry: 'zab'}""");
        reading.itIs("2022-01-01T00:00:00Z");

        MvcTestResult document =
                reading.get("/api/editions/stand-2020-02/document").exchange();

        assertThat(document)
                .hasStatusOk()
                .hasContentType("application/json")
                .hasHeader("Cache-Control", "max-age=31536000, public, immutable")
                .hasHeader("ETag", "\"" + published + "\"");
        assertThat(CanonicalDocument.sha256(document.getResponse().getContentAsByteArray()))
                .isEqualTo(published);
        assertThat(reading.get("/api/editions/stand-2020-02/document").header("If-None-Match", "\"" + published + "\""))
                .hasStatus(304);
    }

    @Test
    void verificationFoldsTheLogAnewAndComparesTheHashes() {
        assertThat(reading.get("/api/editions/stand-2020-02/verification"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"edition": "stand-2020-02", "published": "%s", "computed": "%s", "verified": true, "position": 10}""".formatted(published, published));
    }

    @Test
    void anEditionThatDoesNotMatchItsHashSaysSoAndIsNotKeptForEver() {
        publish("gefaelscht", "00");

        assertThat(reading.get("/api/editions/gefaelscht/verification"))
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json).extractingPath("$.verified").isEqualTo(false);
                    assertThat(json).extractingPath("$.published").isEqualTo("00");
                });
        assertThat(reading.get("/api/editions/gefaelscht/document")).hasHeader("Cache-Control", "no-cache");
    }

    @Test
    void aSlugThatIsTakenStaysWithTheEditionThatWasFirst() {
        publish("stand-2020-02", "00");

        assertThat(reading.get("/api/editions"))
                .bodyJson()
                .extractingPath("$[*].sha256")
                .asArray()
                .containsExactly(published);
    }

    @Test
    void anUnknownEditionIsToldWhichThereAre() {
        assertThat(reading.get("/api/editions/stand-2021-02/document"))
                .hasStatus(404)
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json).extractingPath("$.type").isEqualTo("urn:standbild:problem:no-such-edition");
                    assertThat(json).extractingPath("$.known").asArray().containsExactly("stand-2020-02");
                });
    }

    private void publish(String slug, String sha256) {
        reading.recorded("2020-04-30T12:00:00Z", """
                {type: 'EditionPublished', profile: 'DE', stand: {edtf: '2020-02'}, edition: '%s', title: {de: 'Stand: Ende Februar 2020'},
                 position: 10, sha256: '%s'}""".formatted(slug, sha256));
    }
}
