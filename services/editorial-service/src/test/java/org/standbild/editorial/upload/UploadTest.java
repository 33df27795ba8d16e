package org.standbild.editorial.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.standbild.editorial.EditorialTest;
import org.standbild.editorial.Http;
import org.standbild.editorial.Http.Answer;
import org.standbild.profile.ProfileCode;
import tools.jackson.databind.JsonNode;

/** With the shipped files of profiles that no other test changes. */
@EditorialTest
class UploadTest {

    @LocalServerPort
    int port;

    private Http editor;

    @BeforeEach
    void connect() {
        editor = Http.at(port).as("editor").with("Content-Type", "application/yaml");
    }

    @Test
    void theShippedFileOfEveryProfileDiffersInNothing() {
        for (ProfileCode code : List.of(ProfileCode.DE_RP, ProfileCode.DE_BW, ProfileCode.DE)) {
            Answer tried = upload(code.code(), shipped(code.code()), "&dryRun=true");
            assertThat(tried.status()).as(tried.body()).isEqualTo(200);
            assertThat(tried.json().get("changes")).as(code.code()).isEmpty();
            assertThat(tried.json().get("unresolved")).as(code.code()).isEmpty();
            assertThat(tried.json().get("onlyInProfile")).as(code.code()).isEmpty();
        }
    }

    @Test
    void aChangedFieldIsACorrectionAndANewEntryComesWithItsChanges() {
        String file = shipped("DE-RP") + """

                """;
        file = file.replaceFirst("entries:\n", """
                entries:
                  - id: neues-welcome-center
                    kind: CONTACT_POINT
                    title: {de: Neues Welcome Center, en: New welcome centre}
                    summary: {de: Berät Betriebe und Fachkräfte., en: Advises businesses and skilled workers.}
                    sections: [LANDESREGIERUNG]
                    locations: [Trier]
                    changes:
                      - {type: ContactPointOpened, stand: {edtf: "2020-09"}}
                """);
        JsonNode first = upload("DE-RP", file, "&dryRun=true").json();
        assertThat(first.get("changes")).as(first.toString()).hasSize(1);
        assertThat(first.get("changes").get(0).get("type").asString()).isEqualTo("ContactPointOpened");
        assertThat(first.get("changes").get(0).get("locations").get(0).asString())
                .isEqualTo("Trier");
        assertThat(first.get("mistakes")).isEmpty();
        assertThat(first.get("classes")).hasSize(1);

        String title = title(file, "DE-RP");
        Answer drafted =
                upload("DE-RP", file.replace("{de: " + title + ",", "{de: " + title + " (neu),"), "&note=Sommer");
        assertThat(drafted.status()).as(drafted.body()).isEqualTo(201);
        JsonNode changes = drafted.json().get("changes");
        assertThat(changes).hasSizeGreaterThanOrEqualTo(2);
        JsonNode correction = changes.valueStream()
                .filter(change -> change.get("type").asString().equals("EntryCorrected"))
                .findFirst()
                .orElseThrow();
        assertThat(correction.get("field").asString()).isEqualTo("title.de");
        assertThat(correction.get("before").asString()).isEqualTo(title);
        assertThat(correction.get("after").asString()).isEqualTo(title + " (neu)");

        JsonNode proposal = editor.get(drafted.header("Location")).json();
        assertThat(proposal.get("state").asString()).isEqualTo("DRAFT");
        assertThat(proposal.get("note").asString()).isEqualTo("Sommer");
        assertThat(proposal.get("mistakes")).isEmpty();
        assertThat(editor.ifMatch(1)
                        .post(drafted.header("Location") + "/submission", null)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatTheFileNoLongerNamesStaysAndIsNamed() {
        JsonNode tried = upload("DE-BW", """
                profile: DE-BW
                name: {de: Baden-Württemberg, en: Baden-Württemberg}
                sections: [LANDESREGIERUNG]
                """, "&dryRun=true").json();
        assertThat(tried.get("changes")).isEmpty();
        assertThat(tried.get("onlyInProfile").size()).isGreaterThan(10);
    }

    @Test
    void aFileSentAgainWithItsKeyIsOneProposal() {
        String file = shipped("DE-RP").replaceFirst("entries:\n", """
                entries:
                  - {id: einmalig, kind: PROJECT, title: {de: Einmalig}, sections: [WIRTSCHAFT]}
                """);
        editor = editor.with("Idempotency-Key", "datei-1");
        String one = upload("DE-RP", file, "").header("Location");
        assertThat(upload("DE-RP", file, "").header("Location")).isEqualTo(one);
        assertThat(upload("DE-RP", file + "\n# anders\n", "").status()).isEqualTo(422);
    }

    @Test
    void everyMistakeIsNamedWithLineAndColumn() {
        Answer refused = upload("DE-HE", """
                profile: DE-HE
                name: {de: Hessen}
                sections: [LANDESREGIERUNG]
                entries:
                  - id: Falsch Geschrieben
                    kind: PROJEKT
                    title: {de: Etwas}
                    sections: [LANDESREGIERUNG]
                    datum: gestern
                """, "&dryRun=true");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("unsound-file");
        JsonNode mistakes = refused.json().get("mistakes");
        assertThat(mistakes.valueStream().map(mistake -> mistake.get("line").asInt()))
                .isSubsetOf(5, 6, 9);
        assertThat(mistakes.valueStream()
                        .allMatch(mistake -> mistake.get("column").asInt() > 0))
                .isTrue();
        assertThat(upload("DE-HE", "profile: DE-SN\nname: {de: Sachsen}\nsections: [GEPLANT]\n", "")
                        .problem())
                .isEqualTo("unsound-file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "- 1",
                "{",
                "a: &a [*a]",
                "? [x]\n: y",
                "profile: [DE-HE]",
                "profile: DE-HE\nentries: x",
                "profile: DE-HE\nentries: [x]",
                "profile: DE-HE\nentries: [[x]]\nsources: {a: b}\nstatements: [7]\ncaveats: [null]",
                "profile: DE-HE\nname: {de: x}\nsections: [GEPLANT]\nentries: [{id: a, count: {min: 99999999999}}]",
                "profile: DE-HE\n---\nprofile: DE-HE",
                "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]",
                "!!java.net.URL [x]",
                "\u0000"
            })
    void garbageIsRefusedAndNamed(String body) {
        Answer refused = upload("DE-HE", body, "&dryRun=true");
        assertThat(refused.status()).as(body + refused.body()).isEqualTo(400);
    }

    @Test
    void onlyWhoMayProposeForTheLandMayUpload() {
        assertThat(Http.at(port)
                        .with("Content-Type", "application/yaml")
                        .send("POST", "/api/proposals/import?profile=DE-HE", "x")
                        .status())
                .isEqualTo(401);
        assertThat(upload("Hessen", "x", "").problem()).isEqualTo("bad-parameter");
    }

    private static String title(String file, String code) {
        Matcher match =
                Pattern.compile("title: \\{de: ([^,{}\"]+),").matcher(file.substring(file.indexOf("entries:") + 300));
        assertThat(match.find()).as(code).isTrue();
        String title = match.group(1);
        assertThat(file.split(Pattern.quote("{de: " + title + ","), -1))
                .as(title)
                .hasSize(2);
        return title;
    }

    private Answer upload(String profile, String yaml, String more) {
        return editor.send("POST", "/api/proposals/import?profile=" + profile + more, yaml);
    }

    private static String shipped(String code) {
        try {
            return new ClassPathResource("document/" + code + ".yaml").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
