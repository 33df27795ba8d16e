package org.standbild.view.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.standbild.view.Reading;

class DocumentTest {

    private final Reading reading = Reading.theDocument();

    @Test
    void allSeventeenProfilesAreInItAtThePointAsked() {
        assertThat(reading.get("/api/document?stand=2020-02&knownAt=2020-05-01"))
                .hasStatusOk()
                .hasHeader("Cache-Control", "max-age=31536000, public, immutable")
                .bodyJson()
                .satisfies(json -> {
                    assertThat(json).extractingPath("$.stand").isEqualTo("2020-02-29");
                    assertThat(json).extractingPath("$.knownAt").isEqualTo("2020-05-01T21:59:59.999999999Z");
                    assertThat(json).extractingPath("$.position").isEqualTo(10);
                    assertThat(json).extractingPath("$.coverage").isEqualTo("RESEARCHED");
                    assertThat(json).extractingPath("$.profiles.length()").isEqualTo(17);
                    assertThat(json).extractingPath("$.profiles[7].code").isEqualTo("DE-HE");
                });
    }

    @Test
    void knowledgeIsThatOfAllProfilesTogether() {
        assertThat(reading.get("/api/document?stand=2020-02&knownAt=2020-04-29"))
                .bodyJson()
                .extractingPath("$.position")
                .isEqualTo(-1);
    }

    @Test
    void theDayOnWhichItIsReadIsNotInIt() {
        String address = "/api/document?stand=2020-02";
        String today = reading.get(address).exchange().getResponse().getHeader("ETag");
        reading.itIs("2031-01-01T00:00:00Z");
        reading.nothingPublic();

        assertThat(reading.get(address)).hasHeader("ETag", String.valueOf(today));
    }
}
