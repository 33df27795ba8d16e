package org.standbild.editorial.proposal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.standbild.editorial.change.ChangeReader;
import org.standbild.editorial.change.Profiles;
import org.standbild.editorial.change.Rules;
import org.standbild.profile.History;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Review;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Profiles without a log. */
final class InMemoryProfiles implements Profiles {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES, JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();
    private static final Instant PUBLISHED = Instant.parse("2020-04-30T10:00:00Z");

    private final Map<ProfileCode, History> histories = new EnumMap<>(ProfileCode.class);
    private final List<Decided> recorded = new ArrayList<>();

    /** Hessen as the document has it, as far as the tests need it. */
    static InMemoryProfiles hessen() {
        InMemoryProfiles profiles = new InMemoryProfiles();
        profiles.know(ProfileCode.DE_HE, """
                [{type: 'ProfileOpened', stand: {edtf: '2020-02'}, name: {de: 'Hessen', en: 'Hesse'}, sections: ['LANDESREGIERUNG', 'IQ_HSP4', 'GEPLANT']},
                 {type: 'EntryRecorded', stand: {edtf: '2020-02'}, entry: 'hessische-fachkraefteoffensive', kind: 'STRATEGY',
                  title: {de: 'Hessische Fachkräfteoffensive', en: 'Hessian skills offensive'}, summary: {de: 'Bündelt Vorhaben.'}, sections: ['LANDESREGIERUNG'],
                  dates: [{what: 'last_updated', edtf: '2019'}], sources: [{title: 'Strategiepapier'}]},
                 {type: 'ZentraleAuslaenderbehoerdeRuledOut', stand: {edtf: '2020-02'}, entry: 'zab',
                  title: {de: 'Zentrale Ausländerbehörde in Hessen'}, sections: ['GEPLANT'], provisional: true, sources: [{title: 'Auskunft des Landes'}]}]""");
        return profiles;
    }

    static JsonNode json(String lenient) {
        return JSON.readTree(lenient);
    }

    InMemoryProfiles know(ProfileCode code, String changes) {
        record(
                code,
                ChangeReader.read(code, json(changes)).stream()
                        .map(change -> new Decided(change, MetaData.emptyInstance()))
                        .toList());
        recorded.clear();
        return this;
    }

    List<Decided> recorded() {
        return recorded;
    }

    @Override
    public History history(ProfileCode profile) {
        return histories.getOrDefault(profile, History.of(profile));
    }

    @Override
    public void record(ProfileCode profile, List<Decided> changes) {
        History history = history(profile);
        for (int index = 0; index < changes.size(); index++) {
            ProfileChange change = changes.get(index).change();
            new Rules(history).require(change, index);
            long version = history.version() + 1;
            history = history.with(List.of(
                    new RecordedChange(version - 1, PUBLISHED, "change-" + version, version, Review.IMPORTED, change)));
        }
        histories.put(profile, history);
        recorded.addAll(changes);
    }
}
