package org.standbild.eventstore.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.h2.mvstore.MVStore;

/**
 * A MongoDB server on a loopback port of this process. It answers a write with {@code j: true} only after its journal
 * is synced, and lets no second process open the same folder.
 */
public final class EmbeddedServer implements AutoCloseable {

    private final Listener listener;
    private final DurableBackend backend;
    private final Path file;

    private EmbeddedServer(Listener listener, DurableBackend backend, Path file) {
        this.listener = listener;
        this.backend = backend;
        this.file = file;
    }

    /** Opens the folder, creating it where needed, and listens on a free loopback port. */
    public static EmbeddedServer start(Path folder) {
        return start(folder, 0);
    }

    public static EmbeddedServer start(Path folder, int port) {
        return start(folder, port, "nio:", DurableBackend.CHECKPOINT_AFTER_BYTES);
    }

    /**
     * For tests.
     *
     * @param scheme the way to the files
     * @param checkpointAfter how many bytes of the journal make a checkpoint
     */
    static EmbeddedServer start(Path folder, int port, String scheme, long checkpointAfter) {
        Path file = fileIn(folder);
        create(folder);
        Acknowledged acknowledged = Acknowledged.beside(file);
        DurableBackend backend;
        try {
            backend = backend(scheme, file, acknowledged, checkpointAfter);
        } catch (RuntimeException e) {
            acknowledged.close();
            throw e;
        }
        return new EmbeddedServer(new Listener(backend, port), backend, file);
    }

    private static DurableBackend backend(String scheme, Path file, Acknowledged acknowledged, long checkpointAfter) {
        Journal.Place place = new Journal.Place(Objects.requireNonNull(file.getParent()), scheme);
        MVStore store = DataFile.open(scheme, file, acknowledged);
        Journal.Replay replay;
        try {
            replay = DurableBackend.recover(store, place);
            DataFile.requireAcknowledged(replay, file, acknowledged);
        } catch (RuntimeException e) {
            store.closeImmediately();
            throw e;
        }
        if (replay.changes() > 0) {
            // The maps are open without telling anybody of their changes.
            store.close();
            store = DataFile.open(scheme, file, acknowledged);
        }
        return new DurableBackend(store, place, acknowledged, replay.generation(), checkpointAfter);
    }

    private static Path fileIn(Path folder) {
        return absolute(folder).resolve("standbild.db");
    }

    private static Path absolute(Path folder) {
        return folder.toAbsolutePath().normalize();
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(absolute(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + folder + " cannot be created", e);
        }
    }

    public String connectionString() {
        return "mongodb://127.0.0.1:" + port() + "/";
    }

    public int port() {
        return listener.port();
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
        create(folder);
        try (Acknowledged acknowledged = Acknowledged.beside(copy);
                MVStore target = DataFile.open("nio:", copy, acknowledged)) {
            backend.copyTo(target);
        }
    }

    /** For tests. */
    DurableBackend backend() {
        return backend;
    }

    /** As if the power went off: for tests. */
    void abandon() {
        backend.abandon();
        listener.close();
    }

    /** Closes the remaining connections, commits and closes the file. */
    @Override
    public void close() {
        listener.close();
    }
}
