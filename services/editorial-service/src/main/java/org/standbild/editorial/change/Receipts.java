package org.standbild.editorial.change;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * What the requests with an idempotency key were answered: each event that such a request led to carries the key in its metadata, so the
 * answers live as long as the stream.
 */
public final class Receipts {

    /** Metadata of every event: the pseudonymous id of who did it. */
    public static final String ACTOR = "actor";

    private static final String KEY = "idempotencyKey";
    private static final String BODY_HASH = "bodyHash";

    private final Map<String, Receipt> receipts = new HashMap<>();

    private record Receipt(String bodyHash, long version) {}

    public Receipts() {}

    private Receipts(Map<String, Receipt> receipts) {
        this.receipts.putAll(receipts);
    }

    @JsonCreator
    static Receipts of(Remembered remembered) {
        return new Receipts(remembered.receipts());
    }

    /** As a snapshot holds them. */
    @JsonValue
    Remembered remembered() {
        return new Remembered(receipts);
    }

    record Remembered(Map<String, Receipt> receipts) {}

    /**
     * The version that the same request was answered before.
     *
     * @throws OtherBody when the key came with another body
     */
    public OptionalLong answered(String actor, @Nullable IdempotentRequest request) {
        Receipt receipt = request == null ? null : receipts.get(actor + " " + request.key());
        if (request == null || receipt == null) {
            return OptionalLong.empty();
        }
        if (!receipt.bodyHash().equals(request.bodyHash())) {
            throw new OtherBody(request.key());
        }
        return OptionalLong.of(receipt.version());
    }

    /** The metadata of an event that this actor's request leads to. */
    public static MetaData metaData(String actor, @Nullable IdempotentRequest request) {
        MetaData metaData = MetaData.with(ACTOR, actor);
        return request == null ? metaData : metaData.and(KEY, request.key()).and(BODY_HASH, request.bodyHash());
    }

    /** Remembers the newest version that the request behind this event led to. */
    public void evolve(MetaData metaData, long version) {
        Object key = metaData.get(KEY);
        if (key != null) {
            receipts.put(
                    metaData.get(ACTOR) + " " + key, new Receipt(String.valueOf(metaData.get(BODY_HASH)), version));
        }
    }
}
