package org.standbild.editorial.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.standbild.editorial.Http;
import org.standbild.editorial.proposal.Conflict;
import org.standbild.editorial.workspace.Merge.Choice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DraftPartsTest {

    @Test
    void theSlugOfANewEntryIsMadeFromItsTitleAndIsFree() {
        assertThat(Slug.of("Fachkräfte für Sachsen – größer!", Set.of()))
                .isEqualTo("fachkraefte-fuer-sachsen-groesser");
        assertThat(Slug.of("Café Übergang", Set.of("cafe-uebergang"))).isEqualTo("cafe-uebergang-2");
        assertThat(Slug.of("<<>>", Set.of())).isEqualTo("eintrag");
        assertThat(Slug.of("sehr ".repeat(40), Set.of()))
                .hasSizeLessThanOrEqualTo(80)
                .matches("[a-z0-9-]+[a-z0-9]");
    }

    @Test
    void whatOnlyOneOfTwoHasTouchedIsMergedAndTheRestIsChosen() {
        JsonNode base = Http.json("{title: {de: 'A'}, note: 'alt', locations: ['Dresden']}");
        ObjectNode theirs = (ObjectNode) Http.json("{title: {de: 'B'}, note: 'neu', locations: ['Dresden']}");
        ObjectNode mine = (ObjectNode) Http.json("{title: {de: 'C'}, note: 'alt', locations: ['Leipzig']}");

        Merge open = Merge.of(base, theirs, mine, Map.of(), Set.of());
        assertThat(open.open()).containsExactly("title");
        assertThat(open.merged()).isEqualTo(Http.json("{title: {de: 'C'}, note: 'neu', locations: ['Leipzig']}"));

        Merge chosen = Merge.of(base, theirs, mine, Map.of("title", Choice.THEIRS), Set.of());
        assertThat(chosen.open()).isEmpty();
        assertThat(chosen.merged()).isEqualTo(Http.json("{title: {de: 'B'}, note: 'neu', locations: ['Leipzig']}"));
    }

    @Test
    void whereTheirsStaysAProposalSaysNothingOfThatFieldAnyMore() {
        JsonNode changes = Http.json("""
                [{type: 'ProgrammeContinued', entry: 'step-in', title: {de: 'Neu'}, dates: [{what: 'end', edtf: '2022'}, {what: 'start', edtf: '2020'}]},
                 {type: 'EntryCorrected', entry: 'step-in', field: 'title.de', after: 'Neu', reason: 'Probe'},
                 {type: 'PortalLaunched', entry: 'anderes', title: {de: 'Bleibt'}}]""");
        assertThat(ConflictChoice.of(changes, List.of(conflict("dates.end"), conflict("title.de"))))
                .isEqualTo(Http.json("""
                        [{type: 'ProgrammeContinued', entry: 'step-in', dates: [{what: 'start', edtf: '2020'}]},
                         {type: 'PortalLaunched', entry: 'anderes', title: {de: 'Bleibt'}}]"""));
        assertThat(ConflictChoice.of(changes, List.of(conflict("status")))).hasSize(2);
        assertThat(ConflictChoice.of(changes, List.of())).isEqualTo(changes);
    }

    @Test
    void aSlugThatFollowsFromTheTitleWasChosenByNobody() {
        assertThat(Slug.follows(Http.json("{title: {de: 'Café Süd'}, entry: 'cafe-sued'}"), Set.of()))
                .isTrue();
        assertThat(Slug.follows(Http.json("{title: {de: 'Café Süd'}, entry: 'cafe-sued-2'}"), Set.of("cafe-sued")))
                .isTrue();
        assertThat(Slug.follows(Http.json("{summary: {de: 'Es gibt kein Teilprojekt.'}}"), Set.of()))
                .isTrue();
        assertThat(Slug.follows(Http.json("{title: {de: 'Café Süd'}, entry: 'treffpunkt'}"), Set.of()))
                .as("chosen")
                .isFalse();
        assertThat(Slug.follows(Http.json("{title: {de: 'Café Süd'}, entry: 'cafe-sued'}"), Set.of("cafe-sued")))
                .as("there already")
                .isFalse();
    }

    @Test
    void nobodyIsAskedForWhatFollowsFromTheRest() {
        JsonNode base = Http.json("{title: {de: 'A'}, entry: 'a'}");
        ObjectNode theirs = (ObjectNode) Http.json("{title: {de: 'B'}, entry: 'b'}");
        ObjectNode mine = (ObjectNode) Http.json("{title: {de: 'C'}, entry: 'c'}");
        assertThat(Merge.of(base, theirs, mine, Map.of(), Set.of("entry")).open())
                .containsExactly("title");
    }

    private static Conflict conflict(String field) {
        return new Conflict("step-in", null, field, null, "sie", "ich", List.of());
    }
}
