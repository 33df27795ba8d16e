package org.standbild.eventstore;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.bson.Document;

/** A projection that is no set of keys, so that a doubled or a missing event shows: how many events each stream has. */
final class Tally implements AutoCloseable {

    private final MongoCollection<Document> rows;
    private final PooledStreamingEventProcessor processor;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, work -> {
        Thread thread = new Thread(work, "tally");
        thread.setDaemon(true);
        return thread;
    });

    private Tally(MongoClient client, EventLog log) {
        this.rows = client.getDatabase("standbild").getCollection("tally");
        ClaimedTokens tokens = new ClaimedTokens(
                client.getDatabase("standbild"),
                Serializers.naming(),
                UUID.randomUUID().toString(),
                Duration.ofSeconds(5));
        tokens.releaseAll();
        this.processor = PooledStreamingEventProcessor.builder()
                .name("tally")
                .eventHandlerInvoker(
                        SimpleEventHandlerInvoker.builder().eventHandlers(this).build())
                .messageSource(LogEventStore.builder(log).build())
                .tokenStore(tokens)
                .transactionManager(NoTransactionManager.INSTANCE)
                .coordinatorExecutor(threads)
                .workerExecutor(threads)
                .initialSegmentCount(1)
                .batchSize(50)
                .build();
        processor.start();
    }

    static Tally follow(MongoClient client, EventLog log) {
        return new Tally(client, log);
    }

    @EventHandler(payloadType = Object.class)
    void on(EventMessage<?> event, @MetaDataValue("position") long position) {
        String stream = ((DomainEventMessage<?>) event).getAggregateIdentifier();
        Document row = rows.find(eq("_id", stream)).first();
        if (row == null) {
            rows.insertOne(new Document("_id", stream).append("count", 1L).append("position", position));
        } else if (row.getLong("position") < position) {
            rows.replaceOne(
                    eq("_id", stream),
                    row.append("count", row.getLong("count") + 1).append("position", position));
        }
    }

    /** Up to where the processor has stored its token. */
    long position() {
        return processor.processingStatus().values().stream()
                .mapToLong(status -> status.getCurrentPosition().orElse(-1))
                .min()
                .orElse(-1);
    }

    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        rows.find().forEach((Consumer<Document>) row -> counts.put(row.getString("_id"), row.getLong("count")));
        return counts;
    }

    @Override
    public void close() {
        processor.shutDown();
        threads.shutdownNow();
    }
}
