package org.standbild.eventstore;

import java.util.List;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileCode;
import tools.jackson.databind.json.JsonMapper;

/** Made-up changes of a profile: forty entries, each announced, started, mentioned, corrected again and again over the years. */
final class SampleChanges {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ENTRIES = 40;
    private static final List<String> SECTIONS = List.of("LANDESREGIERUNG", "BA", "WIRTSCHAFT", "IQ_HSP4", "GEPLANT");

    private SampleChanges() {}

    static ProfileChange of(ProfileCode profile, long number) {
        long entry = number % ENTRIES;
        long round = number / ENTRIES;
        String stand = String.format(
                "%d-%02d-%02d", 2020 + (int) (round / 12 % 40), 1 + (int) (round % 12), 1 + (int) (entry % 28));
        String common =
                "\"profile\":\"" + profile.code() + "\",\"stand\":{\"edtf\":\"" + stand + "\"},\"entry\":\"massnahme-"
                        + entry + "\",\"sources\":[{\"title\":\"Bericht der Länder, Teil " + number % 3 + "\"}]";
        return JSON.readValue("{" + common + "," + specific(entry, round) + "}", ProfileChange.class);
    }

    private static String specific(long entry, long round) {
        String section = SECTIONS.get((int) (entry % SECTIONS.size()));
        if (round == 0) {
            return "\"type\":\"ProgrammeAnnounced\",\"kind\":\"PROGRAMME\",\"title\":{\"de\":\"Maßnahme " + entry
                    + "\"},\"summary\":{\"de\":\"Ein Programm für Fachkräfte aus dem Ausland, Nummer " + entry
                    + ".\"},\"sections\":[\"" + section + "\"]";
        }
        if (round == 1) {
            return "\"type\":\"ProgrammeStarted\",\"sections\":[\"" + section + "\"]";
        }
        return "\"type\":\"ScopeExtended\",\"summary\":{\"de\":\"Ein Programm für Fachkräfte aus dem Ausland, Nummer "
                + entry + ", in seiner Fassung " + round + ".\"}";
    }
}
