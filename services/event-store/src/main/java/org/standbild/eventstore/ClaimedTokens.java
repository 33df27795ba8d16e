package org.standbild.eventstore;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.DuplicateKeyException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.result.UpdateResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Where each segment of each processor is, and whose it is. A claim has a number; whoever takes over raises it, so that
 * the former owner, when it wakes, can no longer store anything. A claim has expired when its heartbeat has not moved for
 * the time-out on the observer's own monotonic clock: wall clocks of different machines are never compared.
 */
final class ClaimedTokens implements TokenStore {

    private record Seen(@Nullable String owner, long claim, long heartbeat, long since) {

        boolean is(Document document) {
            return Objects.equals(owner, document.getString("owner"))
                    && claim == document.getLong("claim")
                    && heartbeat == document.getLong("heartbeat");
        }
    }

    private final MongoCollection<Document> tokens;
    private final Serializer serializer;
    private final String owner;
    private final long timeout;
    private final LongSupplier nanoTime;
    private final Map<String, Long> claims = new ConcurrentHashMap<>();
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    ClaimedTokens(MongoDatabase database, Serializer serializer, String owner, Duration timeout) {
        this(database, serializer, owner, timeout, System::nanoTime);
    }

    ClaimedTokens(
            MongoDatabase database, Serializer serializer, String owner, Duration timeout, LongSupplier nanoTime) {
        this.tokens = database.getCollection("tokens").withWriteConcern(WriteConcern.MAJORITY);
        this.serializer = serializer;
        this.owner = owner;
        this.timeout = timeout.toNanos();
        this.nanoTime = nanoTime;
    }

    /** For a server that no other process can reach: whoever held a claim before us is gone. */
    void releaseAll() {
        tokens.updateMany(new Document(), combine(set("owner", null), inc("claim", 1L)));
    }

    private static String id(String processor, int segment) {
        return processor + "[" + segment + "]";
    }

    // --- claims

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        return token(claim(processorName, segment));
    }

    private Document claim(String processor, int segment) {
        String id = id(processor, segment);
        Document document = tokens.find(eq("_id", id)).first();
        if (document == null) {
            throw new UnableToClaimTokenException("Token " + id + " has not been initialized");
        }
        if (!claimable(document)) {
            throw new UnableToClaimTokenException("Token " + id + " is owned by " + document.getString("owner"));
        }
        long claim = document.getLong("claim");
        boolean taken = tokens.updateOne(
                                and(eq("_id", id), eq("owner", document.getString("owner")), eq("claim", claim)),
                                combine(set("owner", owner), set("claim", claim + 1), inc("heartbeat", 1L)))
                        .getMatchedCount()
                == 1;
        if (!taken) {
            throw new UnableToClaimTokenException("Token " + id + " was claimed by another in this moment");
        }
        claims.put(id, claim + 1);
        return document;
    }

    private boolean claimable(Document document) {
        String holder = document.getString("owner");
        if (holder == null || holder.equals(owner)) {
            return true;
        }
        long now = nanoTime.getAsLong();
        Seen last = seen.compute(
                document.getString("_id"),
                (id, known) -> known != null && known.is(document)
                        ? known
                        : new Seen(holder, document.getLong("claim"), document.getLong("heartbeat"), now));
        return now - last.since() >= timeout;
    }

    private Bson mine(String id) {
        return and(eq("_id", id), eq("owner", owner), eq("claim", claims.getOrDefault(id, -1L)));
    }

    private void requireMine(String id, UpdateResult result) {
        if (result.getMatchedCount() == 0) {
            claims.remove(id);
            throw new UnableToClaimTokenException("Token " + id + " is no longer claimed by " + owner);
        }
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        String id = id(processorName, segment);
        if (!claims.containsKey(id)) {
            claim(processorName, segment);
        }
        requireMine(id, tokens.updateOne(mine(id), combine(written(token), inc("heartbeat", 1L))));
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        String id = id(processorName, segment);
        requireMine(id, tokens.updateOne(mine(id), inc("heartbeat", 1L)));
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        String id = id(processorName, segment);
        tokens.updateOne(mine(id), combine(set("owner", null), inc("heartbeat", 1L)));
        claims.remove(id);
    }

    @Override
    public void deleteToken(String processorName, int segment) {
        String id = id(processorName, segment);
        if (tokens.deleteOne(mine(id)).getDeletedCount() == 0) {
            throw new UnableToClaimTokenException("Token " + id + " is not claimed by " + owner);
        }
        claims.remove(id);
    }

    // --- segments

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount) {
        initializeTokenSegments(processorName, segmentCount, null);
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount, @Nullable TrackingToken initialToken) {
        if (fetchSegments(processorName).length > 0) {
            throw new UnableToClaimTokenException("Processor " + processorName + " has segments already");
        }
        for (int segment = 0; segment < segmentCount; segment++) {
            try {
                initializeSegment(initialToken, processorName, segment);
            } catch (UnableToInitializeTokenException e) {
                throw new UnableToClaimTokenException(e.getMessage());
            }
        }
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processorName, int segment) {
        SerializedObject<String> content = token == null ? null : serializer.serialize(token, String.class);
        try {
            tokens.insertOne(new Document("_id", id(processorName, segment))
                    .append("processor", processorName)
                    .append("segment", segment)
                    .append("owner", null)
                    .append("claim", 0L)
                    .append("heartbeat", 0L)
                    .append("token", content == null ? null : content.getData())
                    .append("type", content == null ? null : content.getType().getName()));
        } catch (DuplicateKeyException e) {
            throw new UnableToInitializeTokenException("Token " + id(processorName, segment) + " exists already");
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            throw new UnableToInitializeTokenException("Token " + id(processorName, segment) + " exists already");
        }
    }

    @Override
    public int[] fetchSegments(String processorName) {
        return segmentsOf(processorName).stream()
                .mapToInt(document -> document.getInteger("segment"))
                .toArray();
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processorName) {
        List<Document> documents = segmentsOf(processorName);
        int[] all = documents.stream()
                .mapToInt(document -> document.getInteger("segment"))
                .toArray();
        return documents.stream()
                .filter(this::claimable)
                .map(document -> Segment.computeSegment(document.getInteger("segment"), all))
                .toList();
    }

    private List<Document> segmentsOf(String processor) {
        List<Document> documents = tokens.find(eq("processor", processor)).into(new ArrayList<>());
        documents.sort(Comparator.comparing(document -> document.getInteger("segment")));
        return documents;
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        Document there = tokens.find(eq("_id", "storage")).first();
        if (there == null) {
            try {
                tokens.insertOne(new Document("_id", "storage")
                        .append("id", UUID.randomUUID().toString()));
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
            }
            there = Objects.requireNonNull(tokens.find(eq("_id", "storage")).first());
        }
        return Optional.of(there.getString("id"));
    }

    // --- content

    private Bson written(@Nullable TrackingToken token) {
        SerializedObject<String> content = token == null ? null : serializer.serialize(token, String.class);
        return combine(
                set("token", content == null ? null : content.getData()),
                set("type", content == null ? null : content.getType().getName()));
    }

    private @Nullable TrackingToken token(Document document) {
        String content = document.getString("token");
        return content == null
                ? null
                : serializer.deserialize(
                        new SimpleSerializedObject<>(content, String.class, document.getString("type"), null));
    }
}
