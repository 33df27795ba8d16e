package org.standbild.eventstore;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.standbild.eventstore.embedded.EmbeddedServer;

/**
 * A process that holds the embedded server, writes through two logs as fast as it can, keeps a projection, tells what was
 * acknowledged, and is killed while it does.
 */
final class KilledWriter {

    static final int LOGS = 2;
    static final int THREADS = 4;

    /** Many keys in one document make a wide target for a cut between a document and its index entries. */
    private static final int LARGE = 120;

    private static final int LARGE_EVERY = 40;

    private KilledWriter() {}

    public static void main(String[] arguments) {
        EmbeddedServer server = EmbeddedServer.start(Path.of(arguments[0]));
        MongoClient client = MongoClients.create(server.connectionString());
        for (int l = 0; l < LOGS; l++) {
            EventLog log = log(client, "writer-" + l);
            if (l == 0) {
                Tally.follow(client, log);
            }
            for (int t = 0; t < THREADS; t++) {
                String name = l + "-" + t;
                new Thread(() -> writeUntilRefused(log, name)).start();
            }
        }
    }

    static EventLog log(MongoClient client, String writer) {
        return EventLog.builder()
                .client(client)
                .writer(writer)
                .patience(Duration.ofSeconds(Integer.getInteger("standbild.patience", 30)))
                .eventSerializer(Serializers.plain())
                .snapshotSerializer(Serializers.naming())
                .build();
    }

    private static void writeUntilRefused(EventLog log, String name) {
        try {
            write(log, name);
        } catch (RuntimeException e) {
            System.out.println("refused " + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static void write(EventLog log, String name) {
        String main = "s" + name;
        String beside = "m" + name;
        long next = next(log, main);
        long other = next(log, beside);
        for (int commit = 1; true; commit++) {
            int count = commit % LARGE_EVERY == 0 ? LARGE : 1 + commit % 3;
            log.appendEvents(commit(main, next, count, beside, other));
            next += count;
            synchronized (System.out) {
                System.out.println("acknowledged " + main + "#" + (next - 1) + " " + beside + "#" + other);
                System.out.flush();
            }
            other++;
        }
    }

    static long next(EventLog log, String stream) {
        return log.lastSequenceNumberFor(stream).map(last -> last + 1).orElse(0L);
    }

    /** One commit over two streams, each of whose events says how many belong together. */
    static List<EventMessage<?>> commit(String main, long from, int count, String beside, long other) {
        List<EventMessage<?>> events = new ArrayList<>();
        String belonging = main + "#" + from + " of " + (count + 1);
        for (int i = 0; i < count; i++) {
            events.add(new GenericDomainEventMessage<>("type", main, from + i, belonging));
        }
        events.add(new GenericDomainEventMessage<>("type", beside, other, belonging));
        return events;
    }
}
