package org.standbild.profile;

/** Changes of the real document, as {@link Recording} reads them. */
final class SampleChanges {

    static final String OPENED =
            "{type: 'ProfileOpened', stand: '2020-02', name: {de: 'Baden-Württemberg'}, sections: ['LANDESREGIERUNG', 'BA', 'IQ_HSP4']}";

    static final String REGIONALPROGRAMM = """
            {type: 'ProgrammeStarted', stand: {edtf: '2019-01', asPrinted: 'Januar 2019'}, entry: 'regionalprogramm',
             title: {de: 'Regionalprogramm Fachkräftesicherung 2019', en: 'Regional skills programme 2019'},
             summary: {de: 'Bringt die Ziele der Allianz in die Regionen.'}, sections: ['LANDESREGIERUNG'],
             dates: [{what: 'runtime', edtf: '2019-01/2020-03', asPrinted: 'Januar 2019-März 2020'}],
             roles: [{role: 'COORDINATOR', body: 'Referat Fachkräftesicherung'}], locations: ['Stuttgart']}
            """;

    static final String PUMA_STARTED = """
            {type: 'ProjectStarted', stand: '2016-10-01', entry: 'puma', title: {de: 'PuMA'}, sections: ['BA'],
             dates: [{what: 'start', edtf: '2016-10-01', asPrinted: 'vom 1. Oktober 2016'},
                     {what: 'end', edtf: '2019-09', asPrinted: '31. September 2019', quality: 'IMPOSSIBLE_AS_PRINTED'}]}
            """;

    static final String PUMA_ENDED = """
            {type: 'ProjectEnded', stand: {edtf: '2019-09', asPrinted: '31. September 2019', quality: 'IMPOSSIBLE_AS_PRINTED'},
             entry: 'puma', summary: {de: 'Nach geringem Erfolg eingestellt.'}}
            """;

    static final String KUEMMERER_RECORDED = """
            {type: 'EntryRecorded', stand: {edtf: '../2019-12', quality: 'INFERRED'}, entry: 'integration-durch-ausbildung',
             title: {de: 'Integration durch Ausbildung – Perspektiven für Geflüchtete'}, kind: 'PROGRAMME',
             sections: ['LANDESREGIERUNG'], roles: [{role: 'FUNDER', body: 'Land Baden-Württemberg', funding: 'LAND'}]}
            """;

    static final String KUEMMERER_CONTINUED = """
            {type: 'ProgrammeContinued', stand: '2020-01-01', entry: 'integration-durch-ausbildung',
             title: {de: 'Integration durch Ausbildung – Perspektiven für Zugewanderte'},
             dates: [{what: 'end', edtf: '2021-12-31', asPrinted: 'bis 31. Dezember 2021'}]}
            """;

    static final String KOORDINIERUNGSSTELLEN = """
            {type: 'HSP4ProjectPlanned', stand: '2020-02', entry: 'koordinierungsstellen', commitment: 'INTENDED',
             title: {de: 'Regionale Koordinierungsstellen Fachkräfteeinwanderung'}, sections: ['IQ_HSP4'],
             dates: [{what: 'planned_start', edtf: '2020', asPrinted: 'Im Jahr 2020'}]}
            """;

    static final String KEIN_TEILPROJEKT = """
            {type: 'StatementRecorded', stand: '2019', entry: 'kein-hsp4-teilprojekt-2019', negative: true, sections: ['IQ_HSP4'],
             summary: {de: 'Für 2019 gab es in diesem Handlungsschwerpunkt kein Teilprojekt.'}}
            """;

    static final String FOOTNOTE = """
            {type: 'CovidCaveatRecorded', stand: '2020-02', layer: 'HSP4_FOOTNOTE', sections: ['IQ_HSP4'],
             summary: {de: 'Die Pläne kennen die Pandemie noch nicht.'}, printed: 'Fußnote 6'}
            """;

    private SampleChanges() {}

    static String plan(String slug, String section, String more) {
        return "{type: 'PlanAnnounced', stand: '2020-02', entry: '" + slug + "', title: {de: '" + slug
                + "'}, commitment: 'INTENDED', sections: ['" + section + "']" + more + "}";
    }

    static String zab(String type, String stand, String more) {
        return "{type: 'ZentraleAuslaenderbehoerde" + type + "', stand: '" + stand
                + "', entry: 'zab', title: {de: 'Zentrale Ausländerbehörde'}, sections: ['GEPLANT']" + more + "}";
    }

    static String retraction(int position, String stand) {
        return "{type: 'ChangeRetracted', stand: '" + stand + "', retracts: 'event-" + position
                + "', reason: 'war nie so'}";
    }

    static String corrected(String entry, String stand, String field, String after) {
        return "{type: 'EntryCorrected', stand: '" + stand + "', entry: '" + entry + "', field: '" + field
                + "', after: " + after + ", reason: 'falsch übertragen'}";
    }
}
