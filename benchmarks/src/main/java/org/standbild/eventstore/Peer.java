package org.standbild.eventstore;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.StorageStrategy;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.documentpercommit.DocumentPerCommitStorageStrategy;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.documentperevent.DocumentPerEventStorageStrategy;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.standbild.eventstore.embedded.EmbeddedServer;

/** One of those whose speed is compared, over a fresh store of its own. */
interface Peer extends AutoCloseable {

    String TEXT = "x".repeat(200);

    /** What every event carries, about 250 bytes as JSON. */
    record Noted(String text, long number, long sentAtMicros) {}

    String name();

    void append(List<DomainEventMessage<?>> events);

    /** What applications publish to and processors read from. */
    EventStore store();

    EventStorageEngine engine();

    @Override
    void close();

    static List<DomainEventMessage<?>> events(String stream, long first, int count) {
        List<DomainEventMessage<?>> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(new GenericDomainEventMessage<>("type", stream, first + i, new Noted(TEXT, first + i, 0)));
        }
        return events;
    }

    static Peer of(String name) {
        return switch (name) {
            case "log" -> new Ours(name, new Server());
            case "axon-mongo-event" ->
                new AxonMongo(name, new DocumentPerEventStorageStrategy(), WriteConcern.MAJORITY.withJournal(true));
            case "axon-mongo-commit" ->
                new AxonMongo(name, new DocumentPerCommitStorageStrategy(), WriteConcern.MAJORITY.withJournal(true));
            case "axon-mongo-event-unsynced" ->
                new AxonMongo(name, new DocumentPerEventStorageStrategy(), WriteConcern.ACKNOWLEDGED);
            case "axon-jdbc" -> new AxonJdbc(name);
            case "bare" -> new Bare(name);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** An embedded server over a folder that is removed in the end. */
    final class Server implements AutoCloseable {

        final Path folder;
        final EmbeddedServer server;
        final MongoClient client;

        Server() {
            try {
                folder = Files.createTempDirectory("standbild-benchmark");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server = EmbeddedServer.start(folder);
            client = MongoClients.create(server.connectionString() + "?maxPoolSize=80");
        }

        @Override
        public void close() {
            client.close();
            server.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Our log. */
    final class Ours implements Peer {

        private final String name;
        final Server server;
        final EventLog log;
        private final LogEventStore store;

        Ours(String name, Server server) {
            this.name = name;
            this.server = server;
            this.log = log(server.client, Duration.ofSeconds(1));
            this.store = LogEventStore.builder(log).build();
        }

        static EventLog log(MongoClient client, Duration lookEvery) {
            return EventLog.builder()
                    .client(client)
                    .lookEvery(lookEvery)
                    .eventSerializer(Serializers.plain())
                    .snapshotSerializer(Serializers.naming())
                    .build();
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void append(List<DomainEventMessage<?>> events) {
            log.appendEvents(events);
        }

        @Override
        public EventStore store() {
            return store;
        }

        @Override
        public EventStorageEngine engine() {
            return log;
        }

        @Override
        public void close() {
            log.close();
            server.close();
        }
    }

    /** Axon's storage engine for MongoDB, on the same kind of server. */
    final class AxonMongo implements Peer {

        private final String name;
        private final Server server = new Server();
        private final MongoEventStorageEngine engine;
        private final EmbeddedEventStore store;

        AxonMongo(String name, StorageStrategy strategy, WriteConcern concern) {
            this.name = name;
            this.engine = MongoEventStorageEngine.builder()
                    .mongoTemplate(DefaultMongoTemplate.builder()
                            .mongoDatabase(server.client.getDatabase("axon").withWriteConcern(concern))
                            .build())
                    .storageStrategy(strategy)
                    .eventSerializer(Serializers.plain())
                    .snapshotSerializer(Serializers.plain())
                    .build();
            this.store = EmbeddedEventStore.builder().storageEngine(engine).build();
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void append(List<DomainEventMessage<?>> events) {
            engine.appendEvents(events);
        }

        @Override
        public EventStore store() {
            return store;
        }

        @Override
        public EventStorageEngine engine() {
            return engine;
        }

        @Override
        public void close() {
            store.shutDown();
            server.close();
        }
    }

    /** Axon's storage engine for JDBC, on a PostgreSQL server of its own. */
    final class AxonJdbc implements Peer {

        private final String name;
        private final PostgresCluster cluster;
        private final HikariDataSource pool;
        private final JdbcEventStorageEngine engine;
        private final EmbeddedEventStore store;

        AxonJdbc(String name) {
            this.name = name;
            try {
                cluster = PostgresCluster.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            pool = cluster.pool(72);
            JdbcTransactions transactions = new JdbcTransactions(pool);
            PersistenceExceptionResolver resolver = new JdbcSQLErrorCodesResolver();
            engine = JdbcEventStorageEngine.builder()
                    .connectionProvider(transactions::connection)
                    .transactionManager(transactions)
                    .dataType(byte[].class)
                    .persistenceExceptionResolver(exception -> resolver.isDuplicateKeyViolation(exception)
                            || exception instanceof SQLException sql && "23505".equals(sql.getSQLState()))
                    .eventSerializer(Serializers.plain())
                    .snapshotSerializer(Serializers.plain())
                    .build();
            transactions.executeInTransaction(() -> engine.createSchema(PostgresEventTableFactory.INSTANCE));
            store = EmbeddedEventStore.builder().storageEngine(engine).build();
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void append(List<DomainEventMessage<?>> events) {
            engine.appendEvents(events);
        }

        @Override
        public EventStore store() {
            return store;
        }

        @Override
        public EventStorageEngine engine() {
            return engine;
        }

        @Override
        public void close() {
            store.shutDown();
            pool.close();
            cluster.close();
        }
    }

    /** One connection a transaction, for the thread that began it. */
    final class JdbcTransactions implements TransactionManager {

        private final DataSource source;
        private final ThreadLocal<Connection> current = new ThreadLocal<>();

        JdbcTransactions(DataSource source) {
            this.source = source;
        }

        Connection connection() throws SQLException {
            Connection connection = current.get();
            if (connection == null) {
                return source.getConnection();
            }
            return (Connection) java.lang.reflect.Proxy.newProxyInstance(
                    Peer.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("close") || method.getName().equals("commit")) {
                            return null;
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (java.lang.reflect.InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        @Override
        public Transaction startTransaction() {
            if (current.get() != null) {
                return new Transaction() {
                    @Override
                    public void commit() {}

                    @Override
                    public void rollback() {}
                };
            }
            Connection connection;
            try {
                connection = source.getConnection();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            current.set(connection);
            return new Transaction() {
                @Override
                public void commit() {
                    end(Connection::commit);
                }

                @Override
                public void rollback() {
                    end(Connection::rollback);
                }

                private void end(Ending ending) {
                    current.remove();
                    try (connection) {
                        ending.of(connection);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            };
        }

        private interface Ending {
            void of(Connection connection) throws SQLException;
        }
    }

    /**
     * The limit of the server: the driver alone, one ordered and synced insertMany a call, whose documents have the size and the
     * keys of our commits. It is called by one thread with as many documents as there are writers.
     */
    final class Bare implements Peer {

        private final String name;
        private final Server server = new Server();
        private final MongoCollection<BsonDocument> collection;
        private final AtomicLong next = new AtomicLong();

        Bare(String name) {
            this.name = name;
            collection = server.client
                    .getDatabase("bare")
                    .getCollection("commits", BsonDocument.class)
                    .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
            collection.createIndex(
                    new BsonDocument("k", new org.bson.BsonInt32(1)),
                    new com.mongodb.client.model.IndexOptions().unique(true));
        }

        void insert(int documents, int events) {
            List<BsonDocument> batch = new ArrayList<>(documents);
            for (int i = 0; i < documents; i++) {
                batch.add(document(next.getAndIncrement(), events));
            }
            collection.insertMany(batch, new InsertManyOptions().ordered(true));
        }

        private static BsonDocument document(long id, int events) {
            BsonArray keys = new BsonArray();
            BsonArray entries = new BsonArray();
            for (int i = 0; i < events; i++) {
                String identifier =
                        org.axonframework.common.IdentifierFactory.getInstance().generateIdentifier();
                keys.add(new BsonString("s:stream-1#" + (id * events + i)));
                keys.add(new BsonString("e:" + identifier));
                entries.add(new BsonDocument("s", new BsonString("stream-1"))
                        .append("q", new BsonInt64(id * events + i))
                        .append("a", new BsonString("type"))
                        .append("i", new BsonString(identifier))
                        .append("t", new BsonString("2026-11-22T20:00:00.000000Z"))
                        .append("p", new BsonString(Noted.class.getName()))
                        .append("d", new BsonString("{\"text\":\"" + TEXT + "\",\"number\":" + id + "}"))
                        .append("m", new BsonString("{}")));
            }
            return new BsonDocument("_id", new BsonInt64(id))
                    .append("c", new BsonBinary(new java.util.UUID(id, id)))
                    .append("w", new BsonString("00000000-0000-0000-0000-000000000000"))
                    .append("g", new BsonInt64(id))
                    .append("k", keys)
                    .append("e", entries)
                    .append("b", new BsonBinary(new byte[32]))
                    .append("h", new BsonBinary(new byte[32]));
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void append(List<DomainEventMessage<?>> events) {
            throw new UnsupportedOperationException();
        }

        @Override
        public EventStore store() {
            throw new UnsupportedOperationException();
        }

        @Override
        public EventStorageEngine engine() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
