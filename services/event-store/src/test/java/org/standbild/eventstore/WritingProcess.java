package org.standbild.eventstore;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** One of several processes that write to one log: most of it to streams of its own, some of it to streams that all write to. */
final class WritingProcess {

    private static final int SHARED_EVERY = 20;
    private static final int SHARED_STREAMS = 3;

    private WritingProcess() {}

    /** @param arguments uri, database, name, commits, threads, by how many minutes the clock is wrong */
    public static void main(String[] arguments) throws InterruptedException {
        String name = arguments[2];
        int commits = Integer.parseInt(arguments[3]);
        int threads = Integer.parseInt(arguments[4]);
        AtomicLong left = new AtomicLong(commits);
        AtomicLong conflicts = new AtomicLong();
        try (MongoClient client = MongoClients.create(arguments[0]);
                EventLog log = EventLog.builder()
                        .client(client)
                        .database(arguments[1])
                        .writer(name)
                        .clock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(Long.parseLong(arguments[5]))))
                        .patience(Duration.ofMinutes(2))
                        .eventSerializer(Serializers.plain())
                        .snapshotSerializer(Serializers.naming())
                        .build()) {
            List<Thread> writing = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                String own = name + "-" + t;
                writing.add(new Thread(() -> {
                    long next = 0;
                    for (long i = left.getAndDecrement(); i > 0; i = left.getAndDecrement()) {
                        if (i % SHARED_EVERY == 0) {
                            conflicts.addAndGet(toShared(log, "shared" + i / SHARED_EVERY % SHARED_STREAMS, name));
                        } else {
                            log.appendEvents(new GenericDomainEventMessage<>("type", own, next++, name));
                        }
                    }
                }));
            }
            writing.forEach(Thread::start);
            for (Thread each : writing) {
                each.join();
            }
        }
        System.out.println("wrote " + commits + " commits, " + conflicts + " conflicts");
    }

    /** As a command would: look where the stream is, append, and look again when another was first. */
    private static int toShared(EventLog log, String stream, String name) {
        int conflicts = 0;
        while (true) {
            try {
                long next =
                        log.lastSequenceNumberFor(stream).map(last -> last + 1).orElse(0L);
                log.appendEvents(new GenericDomainEventMessage<>("type", stream, next, name));
                return conflicts;
            } catch (ConcurrencyException | AggregateStreamCreationException e) {
                conflicts++;
            }
        }
    }
}
