package org.standbild.editorial.proposal;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;
import org.standbild.profile.ProfileCode;
import tools.jackson.databind.JsonNode;

/**
 * One row a proposal, for lists. A row is the fold of the proposal's stream, so it is the same whoever writes it and however often: who has
 * written to the proposal does so at once and finds it in the next list; the processor does so for everybody else, and after a reset.
 */
@Component
@ProcessingGroup(ProposalIndex.NAME)
class ProposalIndex {

    static final String NAME = "proposals";

    private static final String FOLDED = "folded";
    private static final Logger LOG = LoggerFactory.getLogger(ProposalIndex.class);

    private final MongoCollection<Document> rows;
    private final EventStore events;

    ProposalIndex(MongoDatabaseFactory databases, EventStore events) {
        this.rows = databases.getMongoDatabase().getCollection(NAME);
        this.events = events;
        events.subscribe(published -> published.stream()
                .filter(message -> message.getPayload() instanceof ProposalEvent)
                .map(message -> ((ProposalEvent) message.getPayload()).proposal())
                .distinct()
                .forEach(this::refreshAfterCommit));
    }

    record Row(
            String id,
            ProfileCode profile,
            @Nullable String note,
            State state,
            String author,
            long version,
            List<String> types,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant submittedAt) {}

    /** @param oldest when the proposal that waits longest for review was submitted; absent when none waits */
    record Found(List<Row> rows, long total, @Nullable Instant oldest) {}

    Found find(ProposalList.Wanted wanted) {
        Bson filter = filter(wanted, wanted.state());
        List<Row> found = new ArrayList<>();
        rows.find(filter)
                .sort(
                        wanted.state() == State.SUBMITTED
                                ? Sorts.ascending("submittedAt")
                                : Sorts.descending("updatedAt"))
                .skip(wanted.offset())
                .limit(wanted.limit())
                .map(ProposalIndex::row)
                .into(found);
        boolean mayWait = wanted.state() == null || wanted.state() == State.SUBMITTED;
        Document oldest = mayWait
                ? rows.find(filter(wanted, State.SUBMITTED))
                        .sort(Sorts.ascending("submittedAt"))
                        .first()
                : null;
        return new Found(found, rows.countDocuments(filter), oldest == null ? null : instant(oldest, "submittedAt"));
    }

    private static Bson filter(ProposalList.Wanted wanted, @Nullable State state) {
        Document filter = new Document();
        if (state != null) {
            filter.append("state", state.name());
        }
        if (wanted.profile() != null) {
            filter.append("profile", wanted.profile().code());
        }
        if (wanted.writer() != null) {
            filter.append("writers", wanted.writer());
        }
        return filter;
    }

    private void refreshAfterCommit(String proposal) {
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().root().afterCommit(committed -> {
                try {
                    refresh(proposal);
                } catch (RuntimeException e) {
                    LOG.warn("{} will be listed as it is now once the processor \"{}\" has seen it", proposal, NAME, e);
                }
            });
        }
    }

    @EventHandler
    void on(ProposalEvent event, @SequenceNumber long sequence) {
        Document known = rows.find(Filters.eq("_id", event.proposal())).first();
        if (known == null || known.getLong(FOLDED) <= sequence) {
            refresh(event.proposal());
        }
    }

    /** Rows stay where they are while they are folded anew. */
    @ResetHandler
    void foldAnew() {
        rows.updateMany(new Document(), Updates.set(FOLDED, 0L));
    }

    private void refresh(String proposal) {
        Told.of(events, proposal, Long.MAX_VALUE).ifPresent(told -> {
            Document row = document(proposal, told.story());
            try {
                rows.replaceOne(
                        Filters.and(Filters.eq("_id", proposal), Filters.lt(FOLDED, row.getLong(FOLDED))),
                        row,
                        new ReplaceOptions().upsert(true));
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                // a row that is as new or newer is there already
            }
        });
    }

    private static Document document(String proposal, Story story) {
        List<String> types = new ArrayList<>();
        for (JsonNode change : story.changes()) {
            String type = change.path("type").asString("");
            if (!type.isEmpty() && !types.contains(type)) {
                types.add(type);
            }
        }
        List<Moment> moments = story.moments();
        Document row = new Document("_id", proposal)
                .append("profile", story.profile().code())
                .append("state", story.state().name())
                .append("writers", List.copyOf(story.writers()))
                .append("types", types)
                .append("createdAt", Date.from(moments.get(0).at()))
                .append("updatedAt", Date.from(moments.get(moments.size() - 1).at()))
                .append("version", story.version())
                .append(FOLDED, story.version());
        if (story.note() != null) {
            row.append("note", story.note());
        }
        if (story.submittedAt() != null) {
            row.append("submittedAt", Date.from(story.submittedAt()));
        }
        return row;
    }

    private static Row row(Document row) {
        return new Row(
                row.getString("_id"),
                ProfileCode.of(row.getString("profile")),
                row.getString("note"),
                State.valueOf(row.getString("state")),
                row.getList("writers", String.class).get(0),
                row.getLong("version"),
                row.getList("types", String.class),
                Objects.requireNonNull(instant(row, "createdAt")),
                Objects.requireNonNull(instant(row, "updatedAt")),
                instant(row, "submittedAt"));
    }

    private static @Nullable Instant instant(Document row, String field) {
        Date date = row.getDate(field);
        return date == null ? null : date.toInstant();
    }
}
