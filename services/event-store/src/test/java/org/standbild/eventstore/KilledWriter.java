package org.standbild.eventstore;

import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import org.standbild.eventstore.embedded.EmbeddedServer;

/** A process that writes as fast as it can, tells what was acknowledged, and is killed while it does. */
final class KilledWriter {

    static final int THREADS = 8;

    private KilledWriter() {}

    public static void main(String[] arguments) {
        EmbeddedServer server = EmbeddedServer.start(Path.of(arguments[0]));
        EventLog log = EventLog.builder()
                .client(MongoClients.create(server.connectionString()))
                .eventSerializer(Serializers.plain())
                .snapshotSerializer(Serializers.naming())
                .build();
        for (int t = 0; t < THREADS; t++) {
            String stream = "s" + t;
            new Thread(() -> write(log, stream)).start();
        }
    }

    private static void write(EventLog log, String stream) {
        long next = log.lastSequenceNumberFor(stream).map(last -> last + 1).orElse(0L);
        while (true) {
            log.appendEvents(EventLogTest.event(stream, next));
            synchronized (System.out) {
                System.out.println("acknowledged " + stream + "#" + next);
                System.out.flush();
            }
            next++;
        }
    }
}
