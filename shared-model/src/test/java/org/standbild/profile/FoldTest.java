package org.standbild.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Java 17 has no exhaustive switch over the sealed changes; this test stands in for it. */
class FoldTest {

    /** An edition cuts a document out and a sign-off answers for it; neither alters the profile. */
    private static final Set<ChangeType> ALTER_NOTHING =
            EnumSet.of(ChangeType.EDITION_PUBLISHED, ChangeType.EDITION_SIGNED_OFF);

    private static final LocalDate LATER = LocalDate.of(2022, 1, 1);

    @ParameterizedTest
    @EnumSource
    void everyTypeOfChangeAltersTheProfileOrIsKnownNotTo(ChangeType type) {
        ProfileChange example = Changes.example(type);
        List<RecordedChange> before = history(example);
        List<RecordedChange> with = new ArrayList<>(before);
        with.add(Recording.recorded(before.size(), Recording.PUBLISHED.plusSeconds(60), example));

        Profile without = History.of(ProfileCode.DE_BW, before).at(LATER);
        Profile profile = History.of(ProfileCode.DE_BW, with).at(LATER);

        if (ALTER_NOTHING.contains(type)) {
            assertThat(profile.sections()).isEqualTo(without.sections());
            assertThat(profile.name()).isEqualTo(without.name());
        } else {
            assertThat(content(profile)).isNotEqualTo(content(without));
        }
    }

    /** The entries that an example is about, each known as a plan that has a source. */
    private static List<RecordedChange> history(ProfileChange example) {
        List<ProfileChange> changes = new ArrayList<>();
        JsonNode json = Changes.write(example);
        Set<String> entries = new LinkedHashSet<>();
        boolean establishes = ChangeType.of(example).establishes();
        if (json.has("entry") && !establishes) {
            entries.add(json.get("entry").asString());
        }
        json.path("merged").forEach(merged -> entries.add(merged.asString()));
        json.path("plans").forEach(plan -> entries.add(plan.get("entry").asString()));
        if (example instanceof ChangeRetracted) {
            entries.add("irrtum");
        }
        for (String entry : entries) {
            changes.add(Recording.change(
                    ProfileCode.DE_BW,
                    "{type: 'HSP4ProjectPlanned', stand: '2015', entry: '" + entry + "', title: {de: '" + entry
                            + "'}, sections: ['BUND'], sources: [{title: 'saar.is – Welcome Center'}]}"));
        }
        if (example instanceof SourceCited) {
            changes.add(Recording.change(
                    ProfileCode.DE_BW,
                    "{type: 'SourceRetired', stand: '2016', entry: '" + ((SourceCited) example).entry()
                            + "', sources: [{title: 'saar.is – Welcome Center'}]}"));
        }
        List<RecordedChange> recorded = new ArrayList<>();
        for (ProfileChange change : changes) {
            RecordedChange plain = Recording.recorded(recorded.size(), Recording.PUBLISHED, change);
            recorded.add(
                    example instanceof ChangeRetracted retraction
                            ? new RecordedChange(
                                    plain.position(),
                                    plain.recordedAt(),
                                    retraction.retracts(),
                                    plain.version(),
                                    plain.review(),
                                    change)
                            : plain);
        }
        return recorded;
    }

    /** What a reader sees, without who changed it last. */
    private static String content(Profile profile) {
        JsonNode json =
                Changes.JSON.readTree(Changes.JSON.writeValueAsString(List.of(profile.name(), profile.sections())));
        json.findParents("lastChange").forEach(node -> ((ObjectNode) node).remove("lastChange"));
        json.findParents("lastChanged").forEach(node -> {
            ((ObjectNode) node).remove("lastChanged");
            ((ObjectNode) node).remove("dueOn");
            ((ObjectNode) node).remove("overdue");
        });
        return json.toString();
    }
}
