package org.standbild.view;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.env.MapPropertySource;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.standbild.eventstore.Histories;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Review;
import org.standbild.webframe.WebFrame;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** The read API over changes that a test records itself, in JSON without quotes round names; no server, no log, no MongoDB. */
public final class Reading {

    public static final Instant PUBLISHED = Instant.parse("2020-04-30T10:00:00Z");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES, JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();

    private final Histories histories = new Histories();
    private final AtomicLong head = new AtomicLong(-1);
    private final Ticking clock = new Ticking();
    private final MockMvcTester mvc = MockMvcTester.from(context());
    private long position = -1;

    public Reading() {
        clock.now = Instant.parse("2021-06-15T10:00:00Z");
    }

    /** The change becomes the next position, recorded when the document was published. */
    public String published(String change) {
        return recorded(PUBLISHED, change);
    }

    /** @return its event id */
    public String recorded(String at, String change) {
        return recorded(Instant.parse(at), change);
    }

    private String recorded(Instant at, String json) {
        ProfileChange change = JSON.readValue(json.replace('\'', '"'), ProfileChange.class);
        position++;
        long version = 1 + histories.of(change.profile()).version();
        String eventId = "event-" + position;
        histories.record(
                new RecordedChange(
                        position,
                        at,
                        eventId,
                        version,
                        at.equals(PUBLISHED) ? Review.IMPORTED : Review.WITHOUT_SECOND_REVIEW,
                        change),
                position);
        return eventId;
    }

    /** The newest position. */
    public long position() {
        return position;
    }

    /** A position without a public change, such as a proposal's. */
    public void nothingPublic() {
        histories.record(null, ++position);
    }

    public Histories histories() {
        return histories;
    }

    public void itIs(String instant) {
        clock.now = Instant.parse(instant);
    }

    public void thisProcessHasWrittenUpTo(long written) {
        head.set(written);
    }

    public MockMvcTester.MockMvcRequestBuilder get(String address, Object... variables) {
        return mvc.get().uri(address, variables);
    }

    private AnnotationConfigWebApplicationContext context() {
        AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
        context.setServletContext(new MockServletContext());
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("standbild.reading.wait", "20ms")));
        context.addBeanFactoryPostProcessor(beans -> {
            beans.setConversionService(ApplicationConversionService.getSharedInstance());
            beans.registerSingleton("histories", histories);
            beans.registerSingleton("clock", clock);
            beans.registerSingleton("headPosition", (LongSupplier) head::get);
        });
        context.register(WebMvc.class, WebFrame.class, ReadApi.class);
        context.scan(
                "org.standbild.view.answer",
                "org.standbild.view.pdf",
                "org.standbild.view.point",
                "org.standbild.view.profile",
                "org.standbild.view.document",
                "org.standbild.view.timeline",
                "org.standbild.view.comparison",
                "org.standbild.view.matrix",
                "org.standbild.view.edition",
                "org.standbild.view.search");
        context.refresh();
        return context;
    }

    @EnableWebMvc
    static class WebMvc {}

    private static final class Ticking extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** Baden-Württemberg, Hamburg, Hessen and Rheinland-Pfalz, as far as the tests need them. */
    public static Reading theDocument() {
        Reading reading = new Reading();
        reading.published("""
                {type: 'ProfileOpened', profile: 'DE-BW', stand: {edtf: '2019-11'}, name: {de: 'Baden-Württemberg'},
                 sections: ['LANDESREGIERUNG', 'IQ_HSP4']}""");
        reading.published("""
                {type: 'ProgrammeStarted', profile: 'DE-BW', stand: {edtf: '2019-01', asPrinted: 'Januar 2019'},
                 entry: 'regionalprogramm-fachkraeftesicherung-2019',
                 title: {de: 'Regionalprogramm Fachkräftesicherung 2019', en: 'Regional skills programme 2019'},
                 summary: {de: 'Trägt die Ziele der Allianz in die Regionen.', en: 'Takes the aims into the regions.'},
                 sections: ['LANDESREGIERUNG'],
                 dates: [{what: 'runtime', edtf: '2019-01/2020-03', asPrinted: 'Januar 2019-März 2020'}]}""");
        reading.published("""
                {type: 'StatementRecorded', profile: 'DE-BW', stand: {edtf: '2019'}, entry: 'kein-hsp4-teilprojekt-2019',
                 summary: {de: 'Für 2019 gab es kein Teilprojekt.'}, negative: true, sections: ['IQ_HSP4']}""");
        reading.published("""
                {type: 'HSP4ProjectPlanned', profile: 'DE-BW', stand: {edtf: '2020-02'},
                 entry: 'regionale-koordinierungsstellen-fachkraefteeinwanderung',
                 title: {de: 'Regionale Koordinierungsstellen Fachkräfteeinwanderung'}, commitment: 'FIRM', sections: ['IQ_HSP4'],
                 dates: [{what: 'planned_start', edtf: '2020'}]}""");
        reading.published("""
                {type: 'ProfileOpened', profile: 'DE-HE', stand: {edtf: '2019-11'}, name: {de: 'Hessen', en: 'Hesse'},
                 sections: ['GEPLANT', 'ANHANG']}""");
        reading.published("""
                {type: 'ZentraleAuslaenderbehoerdeRuledOut', profile: 'DE-HE', stand: {edtf: '2020-02'}, entry: 'zab',
                 title: {de: 'Zentrale Ausländerbehörde in Hessen'}, sections: ['GEPLANT']}""");
        reading.published("""
                {type: 'EntryRecorded', profile: 'DE-HE', stand: {edtf: '../2019-11'}, entry: 'hessische-fachkraefteoffensive',
                 title: {de: 'Hessische Fachkräfteoffensive – Sicherung des Wohlstandes Hessens'}, kind: 'STRATEGY', sections: ['ANHANG'],
                 dates: [{what: 'last_updated', edtf: '2019', asPrinted: '2019', source: 'Anhang'}]}""");
        reading.published("""
                {type: 'ZentraleAuslaenderbehoerdePlanned', profile: 'DE-HH', stand: {edtf: '2020-02'}, entry: 'zab',
                 title: {de: 'Zentrale Ausländerbehörde'}, sections: ['IQ_HSP4', 'GEPLANT'], commitment: 'FIRM', locations: ['Hamburg']}""");
        reading.published("""
                {type: 'ZentraleAuslaenderbehoerdePlanned', profile: 'DE-RP', stand: {edtf: '2020-02'}, entry: 'zab',
                 title: {de: 'Regional verortete zentrale Ausländerbehörden'}, sections: ['GEPLANT'], commitment: 'INTENDED',
                 count: {min: 3, max: 4}, dates: [{what: 'planned_start', edtf: '2021', asPrinted: 'ab dem Jahr 2021'}]}""");
        reading.published("""
                {type: 'ZentraleAuslaenderbehoerdeRuledOut', profile: 'DE-SN', stand: {edtf: '2020-02'}, entry: 'zab',
                 title: {de: 'Zentrale Ausländerbehörde'}, sections: ['GEPLANT'], provisional: true}""");
        reading.published("""
                {type: 'ZentraleAuslaenderbehoerdeReferenced', profile: 'DE-BB', stand: {edtf: '2020-02'}, entry: 'zab',
                 title: {de: 'Zentrale Ausländerbehörde'}, sections: ['IQ_HSP4']}""");
        return reading;
    }
}
