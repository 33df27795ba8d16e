package org.standbild.editorial.document;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.standbild.eventstore.Backfill;
import org.standbild.eventstore.CanonicalDocument;
import org.standbild.eventstore.EventLog;
import org.standbild.profile.EditionPublished;
import org.standbild.profile.Edtf;
import org.standbild.profile.History;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Review;
import org.standbild.profile.Stand;
import org.standbild.profile.Text;

/**
 * Loads the shipped document into an empty log, once, as one commit: all of it or nothing.
 *
 * <p>It is recorded as of the day the document was known, and its event ids follow from the document, so that every installation
 * publishes the same edition with the same hash.
 */
@Component
class ShippedDocument implements SmartLifecycle {

    /** "Veröffentlicht: April 2020"; the end of that month's last day in Berlin has not come yet. */
    private static final Instant RECORDED_AT = Instant.parse("2020-04-30T10:00:00Z");

    private static final String EDITION = "stand-2020-02";
    private static final LocalDate EDITION_STAND = LocalDate.of(2020, 2, 29);
    private static final Logger LOG = LoggerFactory.getLogger(ShippedDocument.class);

    private final EventLog log;
    private final Backfill backfill;

    ShippedDocument(EventLog log, Backfill backfill) {
        this.log = log;
        this.backfill = backfill;
    }

    /** Before the processors and the web server start: nobody ever reads half a document. */
    @Override
    public void start() {
        if (log.headPosition() >= 0) {
            return;
        }
        List<ProfileChange> changes = new ArrayList<>();
        for (ProfileCode code : ProfileCode.values()) {
            changes.addAll(read(code));
        }
        if (changes.isEmpty()) {
            LOG.info("No document is shipped with this service; the log stays empty");
            return;
        }
        backfill.append(RECORDED_AT, events(changes));
        LOG.info("The document is loaded: {} changes, edition {}", changes.size(), EDITION);
    }

    @Override
    public void stop() {
        // nothing goes on
    }

    @Override
    public boolean isRunning() {
        return false;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    private static List<ProfileChange> read(ProfileCode code) {
        String file = code.code() + ".yaml";
        ClassPathResource resource = new ClassPathResource("document/" + file);
        if (!resource.exists()) {
            return List.of();
        }
        try (Reader yaml = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
            return ProfileFile.read(file, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<DomainEventMessage<?>> events(List<ProfileChange> changes) {
        List<DomainEventMessage<?>> events = new ArrayList<>();
        SortedMap<ProfileCode, History> histories = new TreeMap<>();
        for (ProfileCode code : ProfileCode.values()) {
            histories.put(code, History.of(code, recorded(code, changes)));
        }
        for (History history : histories.values()) {
            for (RecordedChange change : history.changes()) {
                events.add(event(
                        "StateProfile",
                        history.code().code(),
                        change.version() - 1,
                        change.eventId(),
                        change.change()));
            }
        }
        long last = changes.size() - 1;
        String sha256 = CanonicalDocument.sha256(CanonicalDocument.bytes(histories, EDITION_STAND, last));
        EditionPublished published = new EditionPublished(
                ProfileCode.DE,
                new Stand(Edtf.of("2020-02"), "Stand: Ende Februar 2020", null),
                EDITION,
                new Text(
                        "Stand: Ende Februar 2020 / Veröffentlicht: April 2020",
                        "As of the end of February 2020 / published April 2020"),
                last,
                sha256,
                List.of(),
                null);
        events.add(event("Edition", "edition-" + EDITION, 0, eventId(EDITION, 0), published));
        return events;
    }

    /** Profiles come one after the other, so positions are known before anything is written. */
    private static List<RecordedChange> recorded(ProfileCode code, List<ProfileChange> changes) {
        List<RecordedChange> recorded = new ArrayList<>();
        for (int position = 0; position < changes.size(); position++) {
            ProfileChange change = changes.get(position);
            if (change.profile() == code) {
                long version = recorded.size() + 1;
                recorded.add(new RecordedChange(
                        position, RECORDED_AT, eventId(code.code(), version), version, Review.IMPORTED, change));
            }
        }
        return recorded;
    }

    private static String eventId(String stream, long version) {
        return UUID.nameUUIDFromBytes(("standbild:2020-04:" + stream + ":" + version).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static DomainEventMessage<?> event(
            String type, String stream, long sequence, String eventId, ProfileChange change) {
        return new GenericDomainEventMessage<>(
                type,
                stream,
                sequence,
                new GenericEventMessage<>(
                        eventId, change, MetaData.with("review", Review.IMPORTED.name()), RECORDED_AT),
                () -> RECORDED_AT);
    }
}
