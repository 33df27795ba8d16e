package org.standbild.view.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbild.view.Reading;

class SearchTest {

    private final Reading reading = Reading.theDocument();

    @BeforeEach
    void more() {
        reading.published("""
                {type: 'ProjectStarted', profile: 'DE-HE', stand: {edtf: '2018'}, entry: 'gesundheit', kind: 'PROJECT',
                 title: {de: 'Anerkennung für Gesundheitsberufe', en: 'Recognition for health professions'},
                 summary: {de: 'Beratung in Frankfurt und an der Hauptstraße.'}, sections: ['LANDESREGIERUNG'],
                 aliases: ['ProGes'], locations: ['Gießen'], roles: [{role: 'CARRIER', body: 'Regierungspräsidium Darmstadt'}]}""");
        reading.published("""
                {type: 'StatementRecorded', profile: 'DE-TH', stand: {edtf: '2020-02'}, entry: 'keine-beratung',
                 summary: {de: 'Eine eigene Beratungsstelle gibt es nicht.'}, negative: true, sections: ['BA']}""");
        reading.published("""
                {type: 'LegalBasisEnacted', profile: 'DE', stand: {edtf: '2020-03-01'}, entry: 'feg',
                 title: {de: 'Fachkräfteeinwanderungsgesetz'}, sections: ['BUND'], aliases: ['FEG']}""");
    }

    @ParameterizedTest
    @CsvSource({
        "Gesundheitsberuf, gesundheit",
        "gesundheitsberufe, gesundheit",
        "Gesundheitsberufen, gesundheit",
        "Gesundheit, gesundheit",
        "Beruf, gesundheit",
        "Hauptstrasse, gesundheit",
        "Hauptstraße, gesundheit",
        "Straße, gesundheit",
        "Giessen, gesundheit",
        "Gießen, gesundheit",
        "progRS -quatsch, ''",
        "proges, gesundheit",
        "Regierungspraesidium, gesundheit",
        "health profession, gesundheit",
        "Fachkraefteeinwanderungsgesetz, feg",
        "Einwanderungsgesetz, feg",
        "Gesetz, feg",
        "Beratungsstellen Thüringen, keine-beratung",
        "Länder, ''",
        "'\"Ausländerbehörde Zentrale\"', ''",
        "Beratung -Frankfurt, keine-beratung"
    })
    void wordsAreFoundHoweverTheyAreSpelledAndAsPartsOfLongerOnes(String typed, String id) {
        List<String> found = found("q=" + typed);
        if (id.isEmpty()) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).containsExactly(id);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Behörde",
                "behoerden",
                "Ausländerbehörde",
                "zentrale auslaenderbehoerde",
                "\"zentrale Ausländerbehörde\""
            })
    void theAuthorityIsFoundInEveryLandThatSpeaksOfIt(String typed) {
        assertThat(profiles("q=" + typed))
                .contains("DE-BB", "DE-HH", "DE-HE", "DE-SN")
                .doesNotContain("DE-BW");
    }

    @Test
    void whatIsFoundWholeIsBetterThanWhatIsFoundInPart() {
        reading.published("""
                {type: 'EntryRecorded', profile: 'DE-SL', stand: {edtf: '2020-02'}, entry: 'einwanderung', kind: 'PROJECT',
                 title: {de: 'Einwanderung'}, sections: ['BA']}""");
        assertThat(found("q=Einwanderung")).startsWith("einwanderung").contains("feg");
    }

    @Test
    void itIsSearchedWhatWasSoAtThatPoint() {
        assertThat(found("q=Gesetz&stand=2020-02")).isEmpty();
        assertThat(found("q=Gesetz&stand=2020-03")).containsExactly("feg");
        assertThat(found("q=Gesetz&stand=2020-03&knownAt=2020-04-29")).isEmpty();
        assertThat(reading.get("/api/search?q=Behörde&stand=2020-02&knownAt=2020-05-01"))
                .hasHeader("Cache-Control", "max-age=31536000, public, immutable");
        assertThat(reading.get("/api/search?q=Behörde&stand=2020-02")).hasHeader("Cache-Control", "no-cache");
    }

    @Test
    void whatIsRecordedIsFoundByTheNextSearch() {
        assertThat(found("q=Neuland")).isEmpty();
        reading.published("""
                {type: 'EntryRecorded', profile: 'DE-SL', stand: {edtf: '2020-02'}, entry: 'neu', kind: 'PROJECT',
                 title: {de: 'Neuland'}, sections: ['BA']}""");
        assertThat(found("q=Neuland")).containsExactly("neu");
    }

    @Test
    void aHitLeadsToTheEntryAtTheSamePointAndShowsWhatWasFound() {
        String json = json("q=Behörde&profile=DE-HE&stand=2020-02&knownAt=2020-05-01");
        assertThat(JsonPath.<String>read(json, "$.hits[0].page"))
                .isEqualTo("/laender/hessen?stand=2020-02-29&knownAt=2020-05-01T21:59:59.999999999Z#entry-zab");
        assertThat(JsonPath.<List<String>>read(json, "$.hits[0].highlights[0].pieces[?(@.hit == true)].text"))
                .containsExactly("Ausländerbehörde");
        assertThat(String.join("", JsonPath.<List<String>>read(json, "$.hits[0].highlights[0].pieces[*].text")))
                .isEqualTo("Zentrale Ausländerbehörde in Hessen");
        String proges = json("q=ProGes");
        assertThat(JsonPath.<List<String>>read(proges, "$.hits[0].highlights[?(@.field == 'alias')].pieces[0].text"))
                .containsExactly("ProGes");
    }

    @Test
    void filtersNarrowAndSayHowManyEachWouldLeave() {
        String json = json("q=Ausländerbehörde&stand=2020-02&status=RULED_OUT");
        assertThat(JsonPath.<List<String>>read(json, "$.hits[*].profile")).containsExactlyInAnyOrder("DE-HE", "DE-SN");
        assertThat(JsonPath.<List<Integer>>read(json, "$.facets.status[?(@.value == 'PLANNED')].count"))
                .containsExactly(2);
        assertThat(JsonPath.<List<Boolean>>read(json, "$.facets.status[?(@.value == 'RULED_OUT')].chosen"))
                .containsExactly(true);
        assertThat(JsonPath.<List<Integer>>read(json, "$.facets.profile[*].count"))
                .containsExactly(1, 1);
        assertThat(found("profile=DE-BW&kind=PROGRAMME")).containsExactly("regionalprogramm-fachkraeftesicherung-2019");
        assertThat(found("profile=DE-BW&profile=DE-TH&kind=STATEMENT")).hasSize(2);
        assertThat(found("")).isEmpty();
    }

    @Test
    void hitsComeInPages() {
        String all = json("q=Ausländerbehörde&limit=100");
        int total = JsonPath.read(all, "$.total");
        assertThat(total).isEqualTo(5);
        assertThat(found("q=Ausländerbehörde&limit=2&offset=4")).hasSize(1);
        assertThat(found("q=Ausländerbehörde&limit=2&offset=400")).isEmpty();
        for (String bad : List.of(
                "limit=0",
                "limit=101",
                "limit=x",
                "offset=-1",
                "kind=X",
                "status=x",
                "profile=DE-XX",
                "stand=gestern")) {
            assertThat(reading.get("/api/search?q=a&" + bad)).as(bad).hasStatus(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\"\"",
                "-",
                "--",
                "+",
                "*",
                "?",
                "a*b?",
                "(",
                "title:",
                "a AND",
                "~2",
                "^",
                "\\",
                "/x/",
                "[a TO b]",
                "§ 81a",
                "&&",
                "{{}}",
                "-\"Zentrale",
                "🙂",
                "\u0000",
                "die der das",
                ".*.*",
                "a@b#c",
                "ö"
            })
    void nothingThatCanBeTypedIsAnError(String typed) {
        assertThat(reading.get("/api/search?q={q}", typed)).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 61, 256, 5_000})
    void aWordOfAnyLengthCanBeLookedFor(int length) {
        for (String letters : List.of("x", "ä", "🙂", "berufs")) {
            assertThat(reading.get("/api/search?q={q}", letters.repeat(length))).hasStatusOk();
            assertThat(reading.get("/api/search?q={q}", "y" + letters.repeat(length)))
                    .hasStatusOk();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HSP4", "hsp 4", "HSP-4", "\"HSP4\"", "\"HSP 4\""})
    void lettersAndANumberAreFoundWithAndWithoutASpaceBetweenThem(String typed) {
        reading.published("""
                {type: 'ProjectStarted', profile: 'DE-SL', stand: {edtf: '2020-02'}, entry: 'mit', kind: 'PROJECT',
                 title: {de: 'Angebote im HSP 4 für KMU'}, sections: ['IQ_HSP4']}""");
        reading.published("""
                {type: 'ProjectStarted', profile: 'DE-SL', stand: {edtf: '2020-02'}, entry: 'ohne', kind: 'PROJECT',
                 title: {de: 'Angebote (HSP4)'}, sections: ['IQ_HSP4']}""");
        assertThat(JsonPath.<List<String>>read(json("q={q}", typed), "$.hits[*].id"))
                .contains("mit", "ohne");
        List<String> marked = JsonPath.read(
                json("q={q}", typed),
                "$.hits[?(@.id == 'ohne')].highlights[?(@.field == 'title')].pieces[?(@.hit == true)].text");
        assertThat(String.join("", marked)).isEqualTo("HSP4");
    }

    @Test
    void whoMistypesIsToldWhatIsSpelledLikeIt() {
        String json = json("q=Auslenderbehörde");
        assertThat(JsonPath.<Integer>read(json, "$.total")).isZero();
        assertThat(JsonPath.<List<String>>read(json, "$.suggestions")).contains("Ausländerbehörde");
        assertThat(JsonPath.<List<String>>read(json("q=zentrale Auslenderbehörde"), "$.suggestions"))
                .contains("zentrale Ausländerbehörde");
    }

    private List<String> found(String query) {
        return JsonPath.read(json(query), "$.hits[*].id");
    }

    private List<String> profiles(String query) {
        return JsonPath.read(json(query), "$.hits[*].profile");
    }

    private String json(String query, Object... variables) {
        var response = reading.get("/api/search?" + query, variables).exchange().getResponse();
        String body = new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(response.getStatus()).as(body).isEqualTo(200);
        return body;
    }
}
