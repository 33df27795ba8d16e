package org.standbild.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records changes of one profile one after the other, written as JSON with single quotes; {@code stand: '2020-02'} is short for
 * {@code stand: {edtf: '2020-02'}}. The change at position 3 has the event id {@code event-3}.
 */
final class Recording {

    /** When the document was published. */
    static final Instant PUBLISHED = Instant.parse("2020-04-30T10:00:00Z");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
            .build();

    private final ProfileCode profile;
    private final List<RecordedChange> changes = new ArrayList<>();

    private Recording(ProfileCode profile) {
        this.profile = profile;
    }

    static Recording of(ProfileCode profile, String... document) {
        return new Recording(profile).at(PUBLISHED, document);
    }

    /** Knowledge of a later day. */
    Recording later(String day, String... more) {
        return at(Instant.parse(day + "T10:00:00Z"), more);
    }

    private Recording at(Instant recordedAt, String... more) {
        for (String change : more) {
            changes.add(recorded(changes.size(), recordedAt, change(profile, change)));
        }
        return this;
    }

    static RecordedChange recorded(long position, Instant recordedAt, ProfileChange change) {
        return new RecordedChange(position, recordedAt, "event-" + position, position + 1, Review.REVIEWED, change);
    }

    static ProfileChange change(ProfileCode profile, String text) {
        ObjectNode json = (ObjectNode) JSON.readTree(text);
        if (json.get("stand").isString()) {
            String edtf = json.get("stand").asString();
            json.putObject("stand").put("edtf", edtf);
        }
        return Changes.read(json.put("profile", profile.code()));
    }

    List<RecordedChange> changes() {
        return List.copyOf(changes);
    }

    History history() {
        return History.of(profile, changes);
    }
}
