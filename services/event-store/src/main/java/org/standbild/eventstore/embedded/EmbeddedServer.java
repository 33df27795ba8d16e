package org.standbild.eventstore.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * A MongoDB server on a loopback port of this process. It answers a write with {@code j: true} only after its journal
 * is synced, and lets no second process open the same folder.
 */
public final class EmbeddedServer implements AutoCloseable {

    private static final int CONNECTIONS_SERVED_AT_ONCE = 32;
    private static final int RETENTION_MILLIS = 10_000;

    private final MongoServer server;
    private final DurableBackend backend;
    private final Path file;

    private EmbeddedServer(MongoServer server, DurableBackend backend, Path file) {
        this.server = server;
        this.backend = backend;
        this.file = file;
    }

    /** Opens the folder, creating it where needed, and listens on a free loopback port. */
    public static EmbeddedServer start(Path folder) {
        return start(folder, 0);
    }

    public static EmbeddedServer start(Path folder, int port) {
        Path file = fileIn(folder);
        DurableBackend backend = backend(folder, file);
        MongoServer server = new MongoServer(backend);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, CONNECTIONS_SERVED_AT_ONCE);
        return new EmbeddedServer(server, backend, file);
    }

    private static DurableBackend backend(Path folder, Path file) {
        MVStore store = open(folder, file);
        Journal.Replay replay = DurableBackend.recover(store, absolute(folder));
        if (replay.changes() > 0) {
            // The maps are open without telling anybody of their changes.
            store.close();
            store = open(folder, file);
        }
        return new DurableBackend(store, absolute(folder), replay.generation());
    }

    private static Path fileIn(Path folder) {
        return absolute(folder).resolve("standbild.db");
    }

    private static Path absolute(Path folder) {
        return folder.toAbsolutePath().normalize();
    }

    private static MVStore open(Path folder, Path file) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + folder + " cannot be created", e);
        }
        try {
            MVStore store = new MVStore.Builder()
                    .fileName("nio:" + file)
                    .cacheSize(64)
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .open();
            store.setRetentionTime(RETENTION_MILLIS);
            return store;
        } catch (MVStoreException e) {
            if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                throw new DataFolderInUse(folder, e);
            }
            throw e;
        }
    }

    public String connectionString() {
        return "mongodb://127.0.0.1:" + port() + "/";
    }

    public int port() {
        return server.getLocalAddress().getPort();
    }

    public Path file() {
        return file;
    }

    /**
     * Copies everything, as it is at this moment, into an empty folder that an embedded server can open; nobody has to
     * stop writing. The copy is compact.
     */
    public void backUp(Path folder) {
        Path copy = fileIn(folder);
        if (Files.exists(copy)) {
            throw new IllegalArgumentException("There is a data file in " + folder + " already");
        }
        try (MVStore target = open(folder, copy)) {
            backend.copyTo(target);
        }
    }

    /** Closes the remaining connections, commits and closes the file. */
    @Override
    public void close() {
        server.shutdownNow();
    }
}
